"""Sentences about planned studies: how many mothers, and what studies by lot would find."""

from __future__ import annotations

from midwifery_stats.display.axes import percent
from midwifery_stats.display.charts.power import curve_words, wanted_words
from midwifery_stats.display.planning_pictures import WANTED, drawn_curve
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.inference.planning import SampleSize
from midwifery_stats.inference.power_curve import PowerCurve
from midwifery_stats.inference.repeated_studies import DrawnStudies
from midwifery_stats.language import _


def curve_paragraphs(curve: PowerCurve) -> tuple[str, ...]:
    """Say what is supposed to be true, how power grows, and from which size it is enough."""
    drawn = drawn_curve(curve)
    return (
        f"{_supposed(curve)} "
        + _("Power is the share of studies that find it, with p at most {alpha}.").format(
            alpha=value_text(curve.alpha, 4)
        ),
        f"{curve_words(drawn)} {wanted_words(drawn, WANTED)}",
    )


def size_paragraphs(size: SampleSize) -> tuple[str, ...]:
    """Say how many mothers are enough."""
    who = _("{n} mothers in each group") if size.groups == 2 else _("{n} mothers")
    told = _("{who} are enough for a power of {wanted}: they reach {power}.").format(
        who=who.format(n=size.mothers),
        wanted=percent(size.wanted),
        power=percent(size.power, 1),
    )
    if size.stays_from == size.mothers:
        return (told,)
    return (
        told,
        _("Power rises in saw teeth: from {n} on it stays at {wanted} or above.").format(
            n=size.stays_from, wanted=percent(size.wanted)
        ),
    )


def studies_paragraphs(drawn: DrawnStudies) -> tuple[str, ...]:
    """Say what the truth is and how many of the studies find a difference."""
    truth = _("The truth: {first} do well in the first group and {second} in the second.").format(
        first=percent(drawn.first_rate), second=percent(drawn.second_rate)
    )
    if not drawn.studies:
        return (truth, _("No study has been drawn yet."))
    significant = round(drawn.share_significant * drawn.studies)
    found = (
        _("{n} of {all} studies ({share}) have p at most {alpha}, though there is no difference.")
        if drawn.first_rate == drawn.second_rate
        else _("{n} of {all} studies ({share}) have p at most {alpha}; the others miss it.")
    ).format(
        n=significant,
        all=drawn.studies,
        share=percent(drawn.share_significant, 1),
        alpha=value_text(drawn.alpha, 4),
    )
    return truth, found


def _supposed(curve: PowerCurve) -> str:
    if curve.second_rate is None:
        return _("Suppose {rate} of mothers improve and none get worse.").format(
            rate=percent(curve.first_rate)
        )
    return _("Suppose {first} do well in the first group and {second} in the second.").format(
        first=percent(curve.first_rate), second=percent(curve.second_rate)
    )
