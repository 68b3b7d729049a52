"""What the reader chose that changes how a result is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from midwifery_stats.display.vocabulary import word
from midwifery_stats.language import _

Alternative = Literal["two-sided", "greater", "less"]


@dataclass(frozen=True)
class Wording:
    """Which alternative a test is told for, and what the two groups are called."""

    alternative: Alternative = "two-sided"
    groups: tuple[str, str] = ("first", "second")

    @property
    def first(self) -> str:
        """The first group, as a phrase in the reader's language."""
        return _group(self.groups[0])

    @property
    def second(self) -> str:
        """The second group, as a phrase in the reader's language."""
        return _group(self.groups[1])

    @property
    def sides(self) -> str:
        """The alternative, as an adjective of the p-value."""
        return _("two-sided") if self.alternative == "two-sided" else _("one-sided")


def _group(name: str) -> str:
    if _("group") in name.casefold():
        return name
    return _("the {name} group").format(name=word(name))
