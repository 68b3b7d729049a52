"""A learner's answers: the file that keeps them, and the panel that shows them."""
