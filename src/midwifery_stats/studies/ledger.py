"""The ledger: every figure that a paper states, what its check is given, and what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from midwifery_stats.language import mark

AGREES = mark("agrees")
ASSUMING = mark("agrees_under_assumption")
DISAGREES = mark("disagrees")
NOT_RECOMPUTABLE = mark("not_recomputable")
VERDICTS = (AGREES, ASSUMING, DISAGREES, NOT_RECOMPUTABLE)


@dataclass(frozen=True)
class Finding:
    """The figure as recomputed ("" if nothing can be), the verdict and one sentence why."""

    recomputed: str
    verdict: str
    explanation: str


def agrees_if(condition: bool, otherwise: str = DISAGREES) -> str:
    """Give the verdict ``agrees`` or, failing that, another."""
    return AGREES if condition else otherwise


@dataclass(frozen=True)
class Claim:
    """One figure in one place; ``reported`` is the string as printed."""

    claim_id: str
    place: str
    what: str
    kind: str
    reported: str
    check: str
    arguments: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Evidence:
    """What a check may look at: the mothers, and every other claim by its ``claim_id``.

    ``rebuilt`` says that the mothers were built from the figures of this very ledger.
    """

    mothers: pd.DataFrame
    claims: Mapping[str, Claim]
    rebuilt: bool = False

    def cited(self, claim: Claim, argument: str) -> tuple[Claim, ...]:
        """Give the claims that an argument of this claim names."""
        return tuple(self.claims[name] for name in claim.arguments[argument].split("|"))

    def same_topic(self, claim: Claim) -> tuple[Claim, ...]:
        """Give all claims with this claim's topic, this one among them."""
        topic = claim.arguments["topic"]
        return tuple(c for c in self.claims.values() if c.arguments.get("topic") == topic)

    def places_of(self, claim: Claim) -> int:
        """Count the places that state this very figure, this one among them."""
        return sum(self._is_same(claim, other) for other in self.claims.values())

    def was_built_from(self, claim: Claim) -> bool:
        """Say whether the mothers were built from this figure, so that it cannot fail on them.

        A column keeps one printed total for each level: the count, and the percentage only where
        the paper gives no count. Sums of levels, and what is held against two columns, can fail.
        """
        if not self.rebuilt or claim.check not in ("count", "percentage"):
            return False
        chosen = {name: level for name, level in claim.arguments.items() if name in self.mothers}
        columns = [name for name in chosen if name != "group"]
        if len(columns) > 1 or any("|" in level for level in chosen.values()):
            return False
        return claim.check == "count" or not any(
            other.check == "count" and other.arguments == claim.arguments
            for other in self.claims.values()
        )

    @staticmethod
    def _is_same(claim: Claim, other: Claim) -> bool:
        return (claim.check, claim.arguments) == (other.check, other.arguments)


def read_ledger(claims: pd.DataFrame) -> dict[str, Claim]:
    """Read a study's table of claims, by ``claim_id``."""
    return {
        str(row["claim_id"]): Claim(
            **{name: str(row[name]) for name in ("claim_id", "place", "what", "kind")},
            reported=str(row["reported"]),
            check=str(row["check"]),
            arguments=_arguments(str(row["arguments"])),
        )
        for row in claims.to_dict("records")
    }


def _arguments(text: str) -> dict[str, str]:
    """Read "group=control; after=sufficient"."""
    parts = [part.partition("=") for part in text.split(";") if part.strip()]
    return {name.strip(): value.strip() for name, _equals, value in parts}
