"""What a user types besides samples: counts, rates, levels, names. Checked here, once."""

from __future__ import annotations

from difflib import get_close_matches
from typing import SupportsFloat

from midwifery_stats.language import _


def whole_number(value: object, argument: str, *, smallest: int = 0) -> int:
    """Give a count as an int; a numpy integer or a whole float is welcome, 2.5 is not."""
    number = _number(value)
    if number is None or number != int(number) or number < smallest:
        raise ValueError(
            _("`{argument}` must be a whole number, {smallest} or more; it is {value}.").format(
                argument=argument, smallest=smallest, value=_shown(value)
            )
        )
    return int(number)


def successes_and_size(successes: object, size: object, group: str) -> tuple[int, int]:
    """Check one group's counts; ``group`` is "first" or "second", as in the argument names."""
    mothers = whole_number(size, f"{group}_size", smallest=1)
    count = whole_number(successes, f"{group}_successes")
    if count > mothers:
        raise ValueError(
            _(
                "`{group}_successes` is {successes}, but `{group}_size` is only {size}: "
                "there cannot be more successes than mothers."
            ).format(group=group, successes=count, size=mothers)
        )
    return count, mothers


def rate(value: object, argument: str) -> float:
    """Give a probability as a float between 0 and 1, both allowed."""
    number = _number(value)
    if number is None or not 0 <= number <= 1:
        raise ValueError(
            _("`{argument}` must lie between 0 and 1 (30% is 0.3); it is {value}.").format(
                argument=argument, value=_shown(value)
            )
        )
    return number


def inside(value: object, argument: str) -> float:
    """Give a level or alpha as a float strictly between 0 and 1."""
    number = _number(value)
    if number is None or not 0 < number < 1:
        raise ValueError(
            _("`{argument}` must lie between 0 and 1, as 0.05 or 0.95 do; it is {value}.").format(
                argument=argument, value=_shown(value)
            )
        )
    return number


def one_of(value: object, argument: str, choices: tuple[str, ...]) -> str:
    """Give ``value`` if it is one of the choices; otherwise say which there are."""
    if isinstance(value, str) and value in choices:
        return value
    close = get_close_matches(str(value), choices, n=1)
    hint = _("Did you mean {close!r}? ").format(close=close[0]) if close else ""
    raise ValueError(
        _("`{argument}` is {value}, which is not known. {hint}Write one of: {choices}.").format(
            argument=argument, value=_shown(value), hint=hint, choices="; ".join(choices)
        )
    )


def _number(value: object) -> float | None:
    if isinstance(value, str | bytes) or not isinstance(value, SupportsFloat):
        return None
    number = float(value)
    return number if abs(number) < float("inf") else None


def _shown(value: object) -> str:
    """Show what was typed, but not pages of it."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:37] + "..."
