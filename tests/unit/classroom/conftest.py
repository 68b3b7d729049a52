"""Fixtures for the tests of what a learner touches."""

import pytest
from catalogue_marks import Marked

from midwifery_stats import language


@pytest.fixture
def comma_language(monkeypatch):
    """Speak the language with the decimal comma, through a catalogue that marks its texts."""
    monkeypatch.setattr(language, "_catalogue", lambda code: Marked())
    monkeypatch.setattr(language, "_current", "id")
