"""What a learner touches: labs, predictions, exercises, progress."""
