"""Predictions, exercises and the concept test: data, checks and panels."""
