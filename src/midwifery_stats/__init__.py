"""Midwifery statistics."""
