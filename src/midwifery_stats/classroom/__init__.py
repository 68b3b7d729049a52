"""What a learner touches: labs, predictions, exercises, and a study of one's own."""
