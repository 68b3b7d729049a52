"""An analysis in sentences: what was found, in the style of a thesis or a paper."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.vocabulary import capital, format_p, value_text, word
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.language import _, current_language, decimal, mark, ngettext

from .comparisons import ALPHA, Comparison

TESTS = {
    "McNemar, exact": mark("McNemar's test, exact and two-sided"),
    "Wilcoxon, exact": mark("the Wilcoxon signed-rank test, exact and two-sided"),
    "Wilcoxon, normal": mark(
        "the Wilcoxon signed-rank test, two-sided, by the normal approximation with correction"
        " for ties"
    ),
    "Fisher": mark("Fisher's exact test, two-sided"),
    "Mann-Whitney, exact": mark("the Mann-Whitney test, exact and two-sided"),
    "Mann-Whitney, normal": mark(
        "the Mann-Whitney test, two-sided, by the normal approximation with correction for ties"
    ),
}


def apa_p(p: float) -> str:
    """Write p as the APA does: without the zero before the point in English; never as zero."""
    written = format_p(p, ALPHA)
    return written.replace("0.", ".") if current_language() == "en" else written


def results(comparison: Comparison) -> str:
    """Tell the counts, the test with its p, the effect with its interval, and what follows."""
    seen = {"pairs": _pairs_seen, "groups": _groups_seen, "changes": _changes_seen}
    told = [*seen[comparison.design](comparison), _tested(comparison)]
    told += [
        _effect(comparison, effect)
        for effect in comparison.effects
        if comparison.test.note is None or "risk difference" in effect.name
    ]
    told.append(_follows(comparison))
    return " ".join(sentence for sentence in told if sentence)


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
        level=_level(comparison, -1), before=_part(before), after=_part(after)
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
            up=up, down=down, same=same, low=_level(comparison, 0), high=_level(comparison, -1)
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
                group=capital(word(name)), part=_part(values), level=_level(comparison, -1)
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
    value = value_text(start) if comparison.levels is None else _level(comparison, int(start))
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
            seen = _("the median change was {median}.").format(median=median_text(steps))
        else:
            seen = _moved(comparison, np.sign(steps))
            seen = seen[:1].lower() + seen[1:]
        told.append(
            _("{group}, {mothers}: {seen}").format(
                group=capital(word(name)), mothers=_mothers(len(after)), seen=seen
            )
        )
    return told


def _tested(comparison: Comparison) -> str:
    stated = comparison.recommended
    if comparison.test.note is not None:
        nothing = {
            "pairs": _("No mother changed, so there is nothing to test (p = 1)."),
            "groups": _(
                "All mothers of both groups had the same outcome, so there is nothing to test"
                " (p = 1)."
            ),
            "changes": _(
                "The change was the same for all mothers of both groups, so there is nothing to"
                " test (p = 1)."
            ),
        }
        return nothing[comparison.design]
    test = _(TESTS[stated.procedure])
    if comparison.design == "changes":
        told = _("The changes of the two groups were compared directly: {test}, gives {p}.")
    else:
        told = _("{test}, gives {p}.")
        test = capital(test)
    return told.format(test=test, p=apa_p(stated.p))


def _effect(comparison: Comparison, effect: Estimate) -> str:
    value = effect.value
    if "risk difference" in effect.name:
        return _points(comparison, effect)
    if effect.name == "matched-pairs rank-biserial":
        text = _("The matched-pairs rank-biserial correlation is {value}{interval}.")
        return text.format(value=_minus(decimal(value, 2)), interval=_interval(effect, 1, 2))
    if effect.name == "probability of superiority":
        first, second = (word(name) for name in comparison.names or ("", ""))
        text = (
            _(
                "Of all pairs of a mother of the group {first} and one of the group {second}, the"
                " first has the larger change in {share} (equal changes count half){interval}."
            )
            if comparison.design == "changes"
            else _(
                "Of all pairs of a mother of the group {first} and one of the group {second}, the"
                " first is higher in {share} (equal ones count half){interval}."
            )
        )
        return text.format(
            first=first, second=second, share=percent(value), interval=_interval(effect, 100, 0)
        )
    return _shift(comparison, effect)


def _points(comparison: Comparison, effect: Estimate) -> str:
    """State a difference of shares with its sign, so that it and its interval read alike."""
    text = (
        _("The share in the category {level}, after minus before, changed by {points}{interval}.")
        if comparison.design == "pairs"
        else _("The difference of the shares, {first} minus {second}, is {points}{interval}.")
    )
    first, second = (word(name) for name in comparison.names or ("", ""))
    amount = decimal(100 * effect.value, 0)
    points = ngettext("{n} percentage point", "{n} percentage points", abs(int(amount)))
    return text.format(
        level=_level(comparison, -1),
        points=points.format(n=_minus(amount)),
        interval=_interval(effect, 100, 0),
        first=first,
        second=second,
    )


def _minus(written: str) -> str:
    """Write a negative number with a minus sign."""
    return written.replace("-", "−")


def _shift(comparison: Comparison, effect: Estimate) -> str:
    digits = _digits(comparison)
    text = {
        "pairs": _(
            "The typical change (Hodges-Lehmann, unchanged mothers included) is {value}{interval}."
        ),
        "groups": _(
            "The typical difference, {first} minus {second} (Hodges-Lehmann), is {value}{interval}."
        ),
        "changes": _(
            "The typical difference of the changes, {first} minus {second} (Hodges-Lehmann), is"
            " {value}{interval}."
        ),
    }[comparison.design]
    first, second = (word(name) for name in comparison.names or ("", ""))
    return text.format(
        value=_minus(value_text(effect.value, digits)),
        interval=_interval(effect, 1, digits),
        first=first,
        second=second,
    )


def _interval(effect: Estimate, factor: float, digits: int) -> str:
    if not (isfinite(effect.low) and isfinite(effect.high)):
        return _("; there are too few mothers for a 95% interval")
    return _(", 95% CI [{low}, {high}]").format(
        low=_minus(decimal(factor * effect.low, digits)),
        high=_minus(decimal(factor * effect.high, digits)),
    )


def _follows(comparison: Comparison) -> str:
    """Say what p and interval allow to say, and where they lie on two sides of their limits."""
    if comparison.test.note is not None:
        return ""
    p = comparison.recommended.p
    if p <= ALPHA:
        told = {
            "pairs": _(
                "At the 5% level this speaks against the hypothesis that a change up and a change"
                " down of the same size are equally likely."
            ),
            "groups": _(
                "At the 5% level this speaks against the hypothesis that the outcome does not"
                " depend on the group."
            ),
            "changes": _(
                "At the 5% level this speaks against the hypothesis that the change does not"
                " depend on the group."
            ),
        }[comparison.design]
    else:
        told = _(
            "At the 5% level the hypothesis of no difference is not rejected, which does not show"
            " that there is none."
        )
        if any(isfinite(effect.low) and isfinite(effect.high) for effect in comparison.effects):
            told += " " + _("The interval says which other values fit these data as well.")
    return f"{told} {_on_two_sides(comparison, p)}".strip()


def _on_two_sides(comparison: Comparison, p: float) -> str:
    inside = [
        effect.low <= (0.5 if effect.name == "probability of superiority" else 0.0) <= effect.high
        for effect in comparison.effects
        if isfinite(effect.low) and isfinite(effect.high)
    ]
    if p <= ALPHA and any(inside):
        return _(
            "An interval, which comes from another method, holds the value of no difference"
            " although p is not above .05: report both."
        )
    if p > ALPHA and not all(inside):
        return _(
            "An interval, which comes from another method, leaves out the value of no difference"
            " although p is above .05: report both."
        )
    return ""


def level_counts(comparison: Comparison, values: np.ndarray[Any, Any]) -> str:
    """Count the mothers in each category: "3 low, 7 high"."""
    return ", ".join(
        f"{int((values == place).sum())} {word(level)}"
        for place, level in enumerate(comparison.levels or ())
    )


def median_text(values: np.ndarray[Any, Any]) -> str:
    """Write a median with the quartiles, interpolated: "3.5 (quartiles 2 and 5)"."""
    low, middle, high = (float(np.quantile(values, share)) for share in (0.25, 0.5, 0.75))
    return _("{median} (quartiles {low} and {high})").format(
        median=_minus(value_text(middle)),
        low=_minus(value_text(low)),
        high=_minus(value_text(high)),
    )


def _level(comparison: Comparison, place: int) -> str:
    levels = comparison.levels or ("",)
    return f"“{word(levels[place])}”"


def _digits(comparison: Comparison) -> int:
    values = np.concatenate([*comparison.before, *comparison.after])
    return 1 if float(np.abs(values).max()) >= 100 else 2
