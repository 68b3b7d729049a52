"""What a check finds about one claim."""

from __future__ import annotations

from dataclasses import dataclass

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
