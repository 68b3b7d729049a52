"""The labs: change mothers, and see at once what happens to the test."""
