"""An analysis in sentences: what was found, in the style of a thesis or a paper."""

from __future__ import annotations

from math import isfinite

import numpy as np

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.effects import effect_text, holds_no_effect
from midwifery_stats.display.one_way import one_way_words
from midwifery_stats.display.vocabulary import (
    capital,
    format_p,
    no_effect_of,
    value_text,
    word,
)
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.printed import digits_of_summary, is_significant
from midwifery_stats.inference.rank_effects import OF_PAIRS
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, current_language, decimal, mark, ngettext

from .comparisons import ALPHA, Comparison
from .seen import level_words, minus, seen

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
    """Tell the counts, the test with its p, the effect with its interval, and what follows.

    Where mothers could change in one direction only, the share of them takes the place of the rest.
    """
    if isinstance(comparison.test, SignedRankTest) and (share := one_way_words(comparison.test)):
        return " ".join([*seen(comparison), share])
    told = [*seen(comparison), _tested(comparison)]
    told += [_effect(comparison, effect) for effect in comparison.effects]
    told.append(_follows(comparison))
    return " ".join(sentence for sentence in told if sentence)


def _tested(comparison: Comparison) -> str:
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
    stated = comparison.recommended
    test = _(TESTS[stated.procedure])
    if comparison.design == "changes":
        told = _("The changes of the two groups were compared directly: {test}, gives {p}.")
    else:
        told = _("{test}, gives {p}.")
        test = capital(test)
    return told.format(test=test, p=", ".join([*_statistic(comparison), apa_p(stated.p)]))


def _statistic(comparison: Comparison) -> list[str]:
    """Write the statistic of a rank test; McNemar's and Fisher's are the counts themselves."""
    letter = {"Wilcoxon": "W+", "Mann-Whitney": "U"}.get(
        comparison.recommended.procedure.split(",")[0]
    )
    return [f"{letter} = {value_text(comparison.test.statistic)}"] if letter else []


def _effect(comparison: Comparison, effect: Estimate) -> str:
    value = effect.value
    if "risk difference" in effect.name:
        return _points(comparison, effect)
    if effect.name == OF_PAIRS:
        text = _("The matched-pairs rank-biserial correlation is {value}{interval}.")
        return text.format(value=minus(decimal(value, 2)), interval=_interval(effect, 1, 2))
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
        level=level_words(comparison, -1),
        points=points.format(n=minus(amount)),
        interval=_interval(effect, 100, 0),
        first=first,
        second=second,
    )


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
        value=minus(value_text(effect.value, digits)),
        interval=_interval(effect, 1, digits),
        first=first,
        second=second,
    )


def _interval(effect: Estimate, factor: float, digits: int) -> str:
    if effect.low == effect.high:
        return _("; so many differences are equal that no 95% interval can be given")
    if not (isfinite(effect.low) and isfinite(effect.high)):
        return _("; there are too few mothers for a 95% interval")
    none = factor * (no_effect_of(effect.name) or 0.0)
    return _(", 95% CI [{low}, {high}]").format(
        low=minus(effect_text(factor * effect.low, none, digits)),
        high=minus(effect_text(factor * effect.high, none, digits)),
    )


def _follows(comparison: Comparison) -> str:
    """Say what p and interval allow to say, and where they lie on two sides of their limits."""
    if not comparison.is_tested:
        return ""
    significant = is_significant(comparison.recommended.p, ALPHA)
    if significant:
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
        if any(effect.has_interval for effect in comparison.effects):
            told += " " + _("The interval says which other values fit these data as well.")
    return f"{told} {_on_two_sides(comparison, significant=significant)}".strip()


def _on_two_sides(comparison: Comparison, *, significant: bool) -> str:
    apart = [
        effect
        for effect in comparison.effects
        if effect.has_interval and significant == holds_no_effect(effect)
    ]
    if not apart:
        return ""
    if comparison.is_exact and all(effect.name == OF_PAIRS for effect in apart):
        return (
            _(
                "The interval of the rank-biserial correlation holds the value of no difference"
                " although p is not above .05: it is an approximation and can be too wide."
            )
            if significant
            else _(
                "The interval of the rank-biserial correlation leaves out the value of no"
                " difference although p is above .05: it is an approximation and can be too narrow,"
                " most of all with few mothers."
            )
        )
    if significant:
        return _(
            "An interval, which comes from another method, holds the value of no difference"
            " although p is not above .05: report both."
        )
    return _(
        "An interval, which comes from another method, leaves out the value of no difference"
        " although p is above .05: report both."
    )


def _digits(comparison: Comparison) -> int:
    return digits_of_summary(np.concatenate([*comparison.before, *comparison.after]))
