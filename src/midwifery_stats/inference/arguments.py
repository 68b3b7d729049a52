"""What a user types besides samples: counts, rates, levels, names. Checked here, once."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from numbers import Integral
from typing import Literal, SupportsFloat, cast, get_args

from midwifery_stats.language import InputError, _

Alternative = Literal["two-sided", "greater", "less"]
ALTERNATIVES: tuple[Alternative, ...] = get_args(Alternative)

Names = tuple[str, str]
"""What the two groups, or the two times, are called."""


class LimitError(InputError):
    """A question that would take too long or too much memory; the message names the limit."""


def whole_number(
    value: object, argument: str, *, smallest: int = 0, largest: int | None = None
) -> int:
    """Give a count as an int; a numpy integer or a whole float is welcome, 2.5 is not.

    Raises
    ------
    InputError
        If it is no whole number or below ``smallest``.
    LimitError
        If it is above ``largest``.
    """
    number = _number(value)
    if number is None or number != int(number) or number < smallest:
        raise InputError(
            _("`{argument}` must be a whole number, {smallest} or more; it is {value}.").format(
                argument=argument, smallest=smallest, value=_shown(value)
            )
        )
    if largest is not None and number > largest:
        raise LimitError(
            _("`{argument}` can be {largest} at most, and it is {value}.").format(
                argument=argument, largest=largest, value=_shown(value)
            )
        )
    return int(number)


def whole_numbers(
    values: object, argument: str, *, smallest: int = 0, largest: int | None = None
) -> tuple[int, ...]:
    """Give one count or a list of counts as a tuple with at least one."""
    each = values if isinstance(values, Iterable) and not isinstance(values, str) else [values]
    numbers = tuple(
        whole_number(value, argument, smallest=smallest, largest=largest) for value in each
    )
    if not numbers:
        raise InputError(_("`{argument}` is empty. Give at least one.").format(argument=argument))
    return numbers


def successes_and_size(successes: object, size: object, group: str) -> tuple[int, int]:
    """Check one group's counts; ``group`` is "first" or "second", as in the argument names."""
    mothers = whole_number(size, f"{group}_size", smallest=1, largest=LARGEST_GROUP)
    count = whole_number(successes, f"{group}_successes")
    if count > mothers:
        raise InputError(
            _(
                "`{group}_successes` is {successes}, but `{group}_size` is only {size}: "
                "there cannot be more successes than mothers."
            ).format(group=group, successes=_shown(count), size=mothers)
        )
    return count, mothers


LARGEST_GROUP = 1_000_000
"""The most mothers in a group that counts may speak of."""


def rate(value: object, argument: str) -> float:
    """Give a probability as a float between 0 and 1, both allowed."""
    number = _number(value)
    if number is None or not 0 <= number <= 1:
        raise InputError(
            _("`{argument}` must lie between 0 and 1 (30% is 0.3); it is {value}.").format(
                argument=argument, value=_shown(value)
            )
        )
    return number


def inside(value: object, argument: str) -> float:
    """Give a level or alpha as a float between 0 and 1, neither closer than 1e-9."""
    number = _number(value)
    if number is None or not 1e-9 <= number <= 1 - 1e-9:
        raise InputError(
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
    raise InputError(
        _("`{argument}` is {value}, which is not known. {hint}Write one of: {choices}.").format(
            argument=argument, value=_shown(value), hint=hint, choices="; ".join(choices)
        )
    )


def check_alternative(value: object) -> Alternative:
    """Give the alternative, or say which there are."""
    return cast(Alternative, one_of(value, "alternative", ALTERNATIVES))


def check_seed(value: object) -> int | None:
    """Give a seed for random numbers: a whole number, or None for other draws each time."""
    if value is None or (isinstance(value, Integral) and int(value) >= 0):
        return None if value is None else int(cast(int, value))
    raise InputError(
        _("`seed` must be a whole number such as 1, or be left out; it is {value}.").format(
            value=_shown(value)
        )
    )


def names_of_two(value: object, argument: str) -> Names:
    """Give what two groups or two times are called: two different names."""
    names = tuple(map(str, value)) if isinstance(value, list | tuple) else ()
    if len(names) != 2 or names[0] == names[1]:
        raise InputError(
            _('`{argument}` must be two different names, such as ("massage", "control").').format(
                argument=argument
            )
        )
    return names[0], names[1]


def _number(value: object) -> float | None:
    if isinstance(value, str | bytes) or not isinstance(value, SupportsFloat):
        return None
    try:
        number = float(value)
    except (OverflowError, TypeError, ValueError):
        return None
    return number if abs(number) < float("inf") else None


def _shown(value: object) -> str:
    """Show what was typed, but not pages of it."""
    if isinstance(value, int) and abs(value) >= 10**40:
        return _("a number of more than 40 digits")
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:37] + "..."
