"""What the data hold, in sentences: counts, medians, and who changed which way."""

from __future__ import annotations

from typing import Any

import numpy as np

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.vocabulary import capital, value_text, word
from midwifery_stats.inference.printed import digits_of_summary
from midwifery_stats.language import _, ngettext

from .comparisons import Comparison


def seen(comparison: Comparison) -> list[str]:
    """Tell the outcomes of a comparison, and of pairs the changes."""
    ways = {"pairs": _pairs_seen, "groups": _groups_seen, "changes": _changes_seen}
    return ways[comparison.design](comparison)


def _pairs_seen(comparison: Comparison) -> list[str]:
    (before,), (after,) = comparison.before, comparison.after
    if comparison.scale == "yes/no":
        told = _share_before_and_after(comparison, before, after)
    elif comparison.scale == "ordered":
        told = _("Before: {before}. After: {after}.").format(
            before=level_counts(comparison, before), after=level_counts(comparison, after)
        )
    else:
        told = _("The median was {before} before and {after} after.").format(
            before=median_text(before), after=median_text(after)
        )
    return [told, _moved(comparison, np.sign(_steps(before, after)))]


def _share_before_and_after(
    comparison: Comparison, before: np.ndarray[Any, Any], after: np.ndarray[Any, Any]
) -> str:
    return _("In the category {level} were {before} before and {after} after.").format(
        level=level_words(comparison, -1), before=_part(before), after=_part(after)
    )


def _part(values: np.ndarray[Any, Any]) -> str:
    text = ngettext(
        "{count} of {n} mother ({share})", "{count} of {n} mothers ({share})", len(values)
    )
    return text.format(count=int(values.sum()), n=len(values), share=percent(float(values.mean())))


def _mothers(count: int) -> str:
    return ngettext("{n} mother", "{n} mothers", count).format(n=count)


def _steps(before: np.ndarray[Any, Any], after: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    close = np.isclose(before, after, rtol=1e-12, atol=0)
    return np.where(close, 0.0, after - before)


def _moved(comparison: Comparison, signs: np.ndarray[Any, Any]) -> str:
    up, down, same = (int((signs == sign).sum()) for sign in (1, -1, 0))
    if comparison.scale == "yes/no":
        return _(
            "{up} changed from {low} to {high}, {down} from {high} to {low}; {same} did not change."
        ).format(
            up=up,
            down=down,
            same=same,
            low=level_words(comparison, 0),
            high=level_words(comparison, -1),
        )
    if comparison.scale == "ordered":
        return _(
            "{up} moved to a higher category, {down} to a lower one; {same} did not change."
        ).format(up=up, down=down, same=same)
    return _("{up} had a higher value after, {down} a lower one; {same} the same.").format(
        up=up, down=down, same=same
    )


def _groups_seen(comparison: Comparison) -> list[str]:
    told = []
    if comparison.same_start:
        told.append(_same_start(comparison))
    for name, values in zip(comparison.names or (), comparison.after, strict=True):
        if comparison.scale == "yes/no":
            sentence = _("{group}: {part} in the category {level}.").format(
                group=capital(word(name)), part=_part(values), level=level_words(comparison, -1)
            )
        elif comparison.scale == "ordered":
            sentence = _("{group}: {counts}.").format(
                group=capital(word(name)), counts=level_counts(comparison, values)
            )
        else:
            sentence = _("{group}, {mothers}: median {median}.").format(
                group=capital(word(name)),
                mothers=_mothers(len(values)),
                median=median_text(values),
            )
        told.append(sentence)
    return told


def _same_start(comparison: Comparison) -> str:
    start = float(comparison.before[0][0])
    value = value_text(start) if comparison.levels is None else level_words(comparison, int(start))
    return _(
        "All mothers of both groups began alike ({value}), so comparing the outcomes after is"
        " comparing the changes."
    ).format(value=value)


def _changes_seen(comparison: Comparison) -> list[str]:
    told = []
    for name, before, after in zip(
        comparison.names or (), comparison.before, comparison.after, strict=True
    ):
        steps = _steps(before, after)
        if comparison.scale == "measured":
            told_of = _("the median change was {median}.").format(median=median_text(steps))
        else:
            told_of = _moved(comparison, np.sign(steps))
            told_of = told_of[:1].lower() + told_of[1:]
        told.append(
            _("{group}, {mothers}: {seen}").format(
                group=capital(word(name)), mothers=_mothers(len(after)), seen=told_of
            )
        )
    return told


def level_counts(comparison: Comparison, values: np.ndarray[Any, Any]) -> str:
    """Count the mothers in each category: "3 low, 7 high"."""
    return ", ".join(
        f"{int((values == place).sum())} {word(level)}"
        for place, level in enumerate(comparison.levels or ())
    )


def median_text(values: np.ndarray[Any, Any]) -> str:
    """Write a median with the quartiles, interpolated: "3.5 (quartiles 2 and 5)".

    One mother has no quartiles. None has more than one decimal more than the values.
    """
    if len(values) == 1:
        return minus(value_text(float(values[0]), 9))
    digits = digits_of_summary(values)
    low, middle, high = (float(np.quantile(values, share)) for share in (0.25, 0.5, 0.75))
    return _("{median} (quartiles {low} and {high})").format(
        median=minus(value_text(middle, digits)),
        low=minus(value_text(low, digits)),
        high=minus(value_text(high, digits)),
    )


def level_words(comparison: Comparison, place: int) -> str:
    """Quote the name of a category."""
    levels = comparison.levels or ("",)
    return f"“{word(levels[place])}”"


def minus(written: str) -> str:
    """Write a negative number with a minus sign."""
    return written.replace("-", "−")
