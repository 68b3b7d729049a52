"""What a learner touches: labs, predictions, exercises, progress, and a study of one's own."""
