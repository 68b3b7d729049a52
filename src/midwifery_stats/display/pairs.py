"""The same mothers before and after, told: who changed, p, the effect, what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from midwifery_stats.display.effects import interval_chart, interval_phrase, interval_text
from midwifery_stats.display.mothers import mothers_chart
from midwifery_stats.display.null import null_chart, statistic_name
from midwifery_stats.display.null_bars import counted_null
from midwifery_stats.display.one_way import effect_told, one_way_report, one_way_words
from midwifery_stats.display.p_values import StatedP, caution, effect_direction, how_often, stated_p
from midwifery_stats.display.shown import Told
from midwifery_stats.display.spss_pairs import EXACT_AT_MOST
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import Wording, effect_name, p_number, value_text
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.procedures_for_pairs import r_prints_corrected
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.samples import FloatArray
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, ngettext

_MOST_MOTHERS = 60


@dataclass(frozen=True)
class PairsTold(Told):
    """How a test of pairs is told."""

    test: SignedRankTest
    wording: Wording

    @cached_property
    def stated(self) -> StatedP:
        """The p-value that is told."""
        test = self.test
        name = pairs_name(test)
        exact_name = _("{test}, exact").format(test=name)
        return stated_p(test, name, exact_name, self.wording.alternative)

    @cached_property
    def effect(self) -> Estimate:
        """The effect that is told."""
        return effect_told(self.test)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Tell who changed, what is tested, the p-value, the effect, a caution."""
        test = self.test
        seen = f"{pairs_name(test)}. {_change_counts(test)}"
        one_way = one_way_words(test)
        if test.note is not None:
            return (seen, test.note, one_way) if one_way else (seen, test.note)
        tested = [_null_hypothesis(test), _statistic_sentence(test), _zeros_sentence(test)]
        return (
            seen,
            " ".join(sentence for sentence in tested if sentence),
            f"{self.stated.sentence(self.wording)} {how_often(self.wording.alternative)}",
            one_way or _effect_sentence(self.effect, test.zeros),
            caution(self.stated, [] if one_way else [self.effect], self.wording.alternative),
        )

    @property
    def report(self) -> str | None:
        """Give one sentence for a thesis or a paper."""
        test = self.test
        one_way = one_way_report(test)
        if one_way or test.note is not None:
            return one_way or None
        statistic = f"W+ = {value_text(test.statistic)}, " if test.procedure == "wilcoxon" else ""
        return ngettext(
            "Of {n} mother, {up} went up, {down} went down and {same} stayed the same."
            " {procedure}: {statistic}{p}; {effect} {interval}.",
            "Of {n} mothers, {up} went up, {down} went down and {same} stayed the same."
            " {procedure}: {statistic}{p}; {effect} {interval}.",
            test.pairs,
        ).format(
            n=test.pairs,
            up=test.positive,
            down=test.negative,
            same=test.unchanged,
            procedure=pairs_name(test),
            statistic=statistic,
            p=self.stated.short(self.wording),
            effect=effect_name(self.effect.name),
            interval=interval_phrase(self.effect),
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the mothers, the null distribution and the effect; these two if there is a test."""
        test, figures = self.test, []
        if test.pairs <= _MOST_MOTHERS:
            levels, (before, after) = as_levels(test.levels, test.before, test.after)
            figures.append(mothers_chart(before, after, levels=levels))
        if test.note is not None:
            return tuple(figures)
        null = counted_null(test) if self.stated.exact else None
        if null is not None:
            figures.append(
                null_chart(
                    null,
                    test.statistic,
                    self.wording.alternative,
                    statistic=statistic_name(null),
                    p=self.stated.p,
                )
            )
        sides = (_("lower after"), _("higher after"))
        figures.append(interval_chart([self.effect], limits=(-1, 1), sides=sides))
        return tuple(figures)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Count the mothers by direction, and state the p-value by three procedures."""
        procedures = _procedures(self.test, self.wording)
        return _directions(self.test), p_table(self.test, self.stated, self.wording, *procedures)


def pairs_name(test: SignedRankTest) -> str:
    """Name the test."""
    return {
        "wilcoxon": _("Wilcoxon signed-rank test"),
        "sign": _("Sign test"),
        "mcnemar": _("McNemar's test"),
    }[test.procedure]


def as_levels(
    levels: tuple[str, ...] | None, *samples: FloatArray
) -> tuple[tuple[str, ...] | None, list[list[float]]]:
    """Give levels and positions in them; two different numbers are drawn as two levels."""
    values = sorted({value for sample in samples for value in sample.tolist()})
    if levels is not None or len(values) > 2:
        return levels, [sample.tolist() for sample in samples]
    places = [[float(values.index(value)) for value in sample.tolist()] for sample in samples]
    return tuple(value_text(value) for value in values), places


def p_table(
    test: RankTest,
    stated: StatedP,
    wording: Wording,
    exact: str,
    normal: Sequence[tuple[str, bool]],
) -> Table:
    """State the p-value by the exact procedure and by the approximations.

    ``exact`` names the first, ``normal`` each of the others, with whether it is corrected for
    continuity.
    """
    rows = [(exact if stated.exact else _("Monte Carlo"), p_number(stated.p))]
    for name, continuity in normal:
        p = test.p_value("normal", alternative=wording.alternative, continuity=continuity)
        rows.append((name, p_number(p)))
    caption = _("{test}: p-value, {sides}").format(test=stated.test, sides=wording.sides)
    return Table(caption, (_("Procedure"), "p"), tuple(rows), frozenset({1}))


def rank_test_approximations(*, spss: bool, r: bool) -> list[tuple[str, bool]]:
    """Name the normal approximations of a rank test, and the program that prints each, if any."""
    return [
        (_("normal approximation (SPSS)") if spss else _("normal approximation"), False),
        (
            _("normal, with continuity correction (R before 4.6)")
            if r
            else _("normal, with continuity correction"),
            True,
        ),
    ]


def _change_counts(test: SignedRankTest) -> str:
    return ngettext(
        "{n} mother: {up} went up, {down} went down, {same} stayed the same.",
        "{n} mothers: {up} went up, {down} went down, {same} stayed the same.",
        test.pairs,
    ).format(n=test.pairs, up=test.positive, down=test.negative, same=test.unchanged)


def _statistic_sentence(test: SignedRankTest) -> str:
    told = (
        _(
            "W+, the sum of the ranks of the mothers who went up, is {seen};"
            " if H0 is true, {expected} is expected."
        )
        if test.procedure == "wilcoxon"
        else _("{seen} of the mothers who changed went up; if H0 is true, {expected} is expected.")
    )
    return told.format(seen=value_text(test.statistic), expected=value_text(test.expected))


def _effect_sentence(effect: Estimate, zeros: str) -> str:
    told = (
        _(
            "Effect: {name} {interval}; from -1 (all went down) to 1 (all went up), where who"
            " stayed the same counts half for each side."
        )
        if zeros == "split"
        else _(
            "Effect: {name} {interval}; from -1 (all who changed went down) to 1 (all who changed"
            " went up)."
        )
    ).format(name=effect_name(effect.name), interval=interval_text(effect))
    direction = effect_direction(
        effect,
        up=_("In this sample ups outweigh downs."),
        down=_("In this sample downs outweigh ups."),
        none=_("In this sample ups and downs balance."),
    )
    return f"{told} {direction}"


def _null_hypothesis(test: SignedRankTest) -> str:
    if test.procedure == "wilcoxon":
        return _(
            "H0, the hypothesis that is tested: a mother's change is as likely to be up as to be"
            " down by the same amount."
        )
    return _(
        "H0, the hypothesis that is tested: a mother who changes is as likely to go up as to go"
        " down."
    )


def _zeros_sentence(test: SignedRankTest) -> str:
    if not test.unchanged:
        return ""
    if test.zeros == "pratt":
        return _("Mothers who stayed the same are ranked too, but their ranks count on no side.")
    if test.zeros == "split":
        return _("The ranks of mothers who stayed the same count half up and half down.")
    return _("Mothers who stayed the same do not count in this test.")


def _procedures(test: SignedRankTest, wording: Wording) -> tuple[str, list[tuple[str, bool]]]:
    """Name the exact procedure and the approximations, where a program prints them, with it.

    SPSS prints two-sided p-values, leaves out mothers who stayed the same, and counts exactly in
    the sign and McNemar tests for up to 25 changes, else with continuity correction.
    """
    two_sided = wording.alternative == "two-sided"
    changed, exact = test.positive + test.negative, _("exact")
    if test.procedure == "wilcoxon":
        spss = two_sided and (test.zeros == "drop" or not test.unchanged)
        r = spss and r_prints_corrected(test.samples)
        return exact, rank_test_approximations(spss=spss, r=r)
    few = changed <= EXACT_AT_MOST
    if two_sided and few:
        exact = _("exact (SPSS)")
    if test.procedure == "sign":
        corrected = _("normal, with continuity correction (SPSS)")
        return exact, [(corrected, True)] if two_sided and not few else []
    if not two_sided:
        return exact, []
    corrected = (
        _("chi-square, with continuity correction (R)")
        if few
        else _("chi-square, with continuity correction (SPSS, R)")
    )
    return exact, [(_("chi-square"), False), (corrected, True)]


def _directions(test: SignedRankTest) -> Table:
    ranked = test.procedure == "wilcoxon"
    rows = []
    for name, sign in ((_("went up"), 1), (_("went down"), -1), (_("stayed the same"), 0)):
        ranks = test.ranks[np.sign(test.differences) == sign]
        cells = [name, str(len(ranks))]
        if ranked:
            known = ranks[~np.isnan(ranks)]
            mean = value_text(float(known.mean()), 2) if len(known) else "–"
            cells += [mean, value_text(float(known.sum())) if len(known) else "–"]
        rows.append(tuple(cells))
    headings = [_("Mothers who"), _("Count")]
    if ranked:
        headings += [_("Mean rank"), _("Sum of ranks")]
    return Table(_("Before to after"), tuple(headings), tuple(rows), frozenset({1, 2, 3}))
