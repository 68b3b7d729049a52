"""Sentences about the same mothers before and after."""

from __future__ import annotations

from midwifery_stats.display.charts.intervals import interval_phrase, interval_text
from midwifery_stats.display.exact_p import stated_p
from midwifery_stats.display.meaning import caution, effect_direction, how_often
from midwifery_stats.display.vocabulary import effect_name, value_text
from midwifery_stats.display.wording import Wording
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, ngettext


def pairs_paragraphs(test: SignedRankTest, wording: Wording) -> tuple[str, ...]:
    """Tell a test of pairs: who changed, what is tested, the p-value, the effect, a caution."""
    seen = f"{pairs_name(test)}. {change_counts(test)}"
    if test.note is not None:
        return seen, test.note
    stated = stated_p(test, wording.alternative)
    tested = [_null_hypothesis(test), statistic_sentence(test), _zeros_sentence(test)]
    return (
        seen,
        " ".join(sentence for sentence in tested if sentence),
        f"{stated.sentence(wording)} {how_often(wording.alternative)}",
        effect_sentence(test),
        caution(stated, [test.effect()], wording.alternative),
    )


def pairs_name(test: SignedRankTest) -> str:
    """Name the test."""
    return {
        "wilcoxon": _("Wilcoxon signed-rank test"),
        "sign": _("Sign test"),
        "mcnemar": _("McNemar's test"),
    }[test.procedure]


def change_counts(test: SignedRankTest) -> str:
    """Say how many mothers went up, went down and stayed."""
    return ngettext(
        "{n} mother: {up} went up, {down} went down, {same} stayed the same.",
        "{n} mothers: {up} went up, {down} went down, {same} stayed the same.",
        test.pairs,
    ).format(n=test.pairs, up=test.positive, down=test.negative, same=test.unchanged)


def statistic_name(test: SignedRankTest) -> str:
    """Name the statistic for an axis."""
    return "W+" if test.procedure == "wilcoxon" else _("the number who went up")


def statistic_sentence(test: SignedRankTest) -> str:
    """State the statistic, and what is expected of it if H0 is true."""
    told = (
        _(
            "W+, the sum of the ranks of the mothers who went up, is {seen};"
            " if H0 is true, {expected} is expected."
        )
        if test.procedure == "wilcoxon"
        else _("{seen} of the mothers who changed went up; if H0 is true, {expected} is expected.")
    )
    return told.format(seen=value_text(test.statistic), expected=value_text(test.expected))


def effect_sentence(test: SignedRankTest) -> str:
    """State the effect with its interval and its direction."""
    effect = test.effect()
    told = _(
        "Effect: {name} {interval}; from -1 (all who changed went down) to 1 (all who changed went"
        " up)."
    ).format(name=effect_name(effect.name), interval=interval_text(effect))
    direction = effect_direction(
        effect,
        up=_("In this sample ups outweigh downs."),
        down=_("In this sample downs outweigh ups."),
        none=_("In this sample ups and downs balance."),
    )
    return f"{told} {direction}"


def pairs_report(test: SignedRankTest, wording: Wording) -> str:
    """Give one sentence for a thesis or a paper."""
    effect = test.effect()
    statistic = f"W+ = {value_text(test.statistic)}, " if test.procedure == "wilcoxon" else ""
    return _(
        "Of {n} mothers, {up} went up, {down} went down and {same} stayed the same."
        " {procedure}: {statistic}{p}; {effect} {interval}."
    ).format(
        n=test.pairs,
        up=test.positive,
        down=test.negative,
        same=test.unchanged,
        procedure=pairs_name(test),
        statistic=statistic,
        p=stated_p(test, wording.alternative).short(wording),
        effect=effect_name(effect.name),
        interval=interval_phrase(effect),
    )


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
