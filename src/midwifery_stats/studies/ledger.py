"""The ledger: every figure that a paper states, and what its check is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


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


@dataclass(frozen=True)
class Evidence:
    """What a check may look at: the mothers, and every other claim by its ``claim_id``."""

    mothers: pd.DataFrame
    claims: Mapping[str, Claim]

    def cited(self, claim: Claim, argument: str) -> tuple[Claim, ...]:
        """Give the claims that an argument of this claim names."""
        return tuple(self.claims[name] for name in claim.arguments[argument].split("|"))

    def same_topic(self, claim: Claim) -> tuple[Claim, ...]:
        """Give all claims with this claim's topic, this one among them."""
        topic = claim.arguments["topic"]
        return tuple(c for c in self.claims.values() if c.arguments.get("topic") == topic)


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
