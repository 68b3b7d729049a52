"""What was done, and what the result cannot say: the methods and the limits of an analysis."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import numpy as np

from midwifery_stats.display.vocabulary import word
from midwifery_stats.inference.planning import smallest_p_groups
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, ngettext
from midwifery_stats.studies.own.study import LeftOut
from midwifery_stats.studies.study import Study

from .comparisons import ALPHA, Comparison
from .sentences import TESTS, apa_p

_FEW = 20  # groups up to which the smallest possible p is worked out


def methods(study: Study, comparison: Comparison) -> str:
    """Say who was compared, on which scale, by which procedure, and who was left out."""
    told = [_design(comparison), _scale(comparison), _procedure(comparison), _intervals(comparison)]
    told.append(_left_out(study))
    told.append(_("Worked out with midwifery-stats {version}.").format(version=_version()))
    return " ".join(sentence for sentence in told if sentence)


def _design(comparison: Comparison) -> str:
    sizes = [len(values) for values in comparison.after]
    if comparison.design == "pairs":
        return ngettext(
            "{n} mother was looked at before and after.",
            "The same {n} mothers were looked at before and after.",
            sizes[0],
        ).format(n=sizes[0])
    first, second = (word(name) for name in comparison.names or ("", ""))
    text = (
        _(
            "The groups {first} (n = {first_n}) and {second} (n = {second_n}) were looked at before"
            " and after, and their changes were compared."
        )
        if comparison.before
        else _(
            "The groups {first} (n = {first_n}) and {second} (n = {second_n}) were compared on one"
            " outcome, looked at once."
        )
    )
    return text.format(first=first, second=second, first_n=sizes[0], second_n=sizes[1])


def _scale(comparison: Comparison) -> str:
    if comparison.levels is None:
        return _("The outcome is a measurement, told as median with quartiles.")
    levels = " < ".join(word(level) for level in comparison.levels)
    if comparison.scale == "yes/no":
        return _("The outcome has two categories ({levels}).").format(levels=levels)
    text = _("The outcome has {n} ordered categories ({levels}).")
    return text.format(n=len(comparison.levels), levels=levels)


def _procedure(comparison: Comparison) -> str:
    """Name the procedure, and why it is the one."""
    if comparison.test.note is not None:
        return _("There was nothing to test, so no test was made.")
    if not comparison.is_tested:
        return _("The share of mothers who changed is given with its interval, without a test.")
    test = _(TESTS[comparison.recommended.procedure])
    told = [_("The comparison uses {test}, at a level of 5%.").format(test=test)]
    if comparison.is_exact:
        told.append(
            _(
                "It counts what chance can do in a sample of this size, equal values included, so"
                " that a true hypothesis is rejected in at most 5% of all studies."
            )
        )
        if comparison.design == "pairs":
            told.append(_("Mothers who did not change do not count in it."))
    else:
        told.append(
            _("There are too many mothers to count every outcome, so p is an approximation.")
        )
    if comparison.recommended.procedure.startswith("Wilcoxon"):
        told.append(_("W+ is the sum of the ranks of the changes upwards."))
    if comparison.design == "changes" and comparison.levels is not None:
        told.append(_("A change is counted in steps between neighbouring categories."))
    return " ".join(told)


def _intervals(comparison: Comparison) -> str:
    if not comparison.effects:
        return ""
    named = "; ".join(dict.fromkeys(_(effect.method) for effect in comparison.effects))
    return _("Intervals are 95% confidence intervals ({methods}).").format(methods=named)


def left_out_words(study: Study) -> list[str]:
    """Say for each reason how many mothers are left out: "2 (no value in after)"."""
    items: tuple[LeftOut, ...] = study.about.get("left_out_rows", ())
    return [f"{len(item.rows)} ({_(item.reason).format(column=item.column)})" for item in items]


def _left_out(study: Study) -> str:
    reasons = left_out_words(study)
    if not reasons:
        rows = study.about.get("rows")
        told = ngettext(
            "The only mother in the file is analysed.",
            "All {n} mothers in the file are analysed.",
            rows or 0,
        )
        return told.format(n=rows) if rows else ""
    return _("Of {rows} mothers in the file, {kept} are analysed; left out are {reasons}.").format(
        rows=study.about["rows"], kept=len(study.mothers), reasons=", ".join(reasons)
    )


def _version() -> str:
    try:
        return version("midwifery-stats")
    except PackageNotFoundError:
        return "0"


def limits(study: Study, comparison: Comparison) -> str:
    """Say what the result rests on and what it cannot tell."""
    told = [_cause(study, comparison), _judged(comparison), _independence(comparison)]
    told.append(_assumption(comparison))
    told.append(_caution(comparison))
    told.append(_smallest(comparison))
    told.append(_ceiling(comparison))
    if left_out_words(study):
        told.append(_("If the mothers left out differ from the others, the result is distorted."))
    if study.is_rebuilt:
        told.append(
            _(
                "The rows are rebuilt from published totals; how other columns belong to the"
                " outcome is invented."
            )
        )
    return " ".join(sentence for sentence in told if sentence)


def _cause(study: Study, comparison: Comparison) -> str:
    if comparison.design == "pairs":
        return _(
            "There is no control group: time, the natural course, other care, and extreme first"
            " values that come back to the middle can bring about a change, or hide one."
        )
    if comparison.before:
        told = _(
            "That the groups differ only in the treatment is sure only if mothers were drawn into"
            " them by lot, and even then but for chance."
        )
        if comparison.design == "changes":
            told += " " + _(
                "Where the groups began differently, extreme first values that come back to the"
                " middle make their changes differ too."
            )
        return told
    return _(
        "How the mothers of the two groups were before is not in the data; that the groups differ"
        " only in the treatment is sure only if mothers were drawn into them by lot, and even then"
        " but for chance."
    )


def _judged(comparison: Comparison) -> str:
    """State what no file shows: whether whoever judged was blinded."""
    if comparison.design == "pairs":
        return _(
            "If whoever judged the outcomes knew which came after, hope may have coloured what was"
            " seen."
        )
    return _(
        "If whoever judged the outcomes knew the mothers' groups, hope may have coloured what was"
        " seen."
    )


def _independence(comparison: Comparison) -> str:
    if not comparison.is_tested:
        told = _(
            "The interval takes the mothers as independent; where mothers of one ward, one midwife"
            " or one day are alike, it can be far too narrow."
        )
        return told if comparison.effects else ""
    return _(
        "The test takes the mothers as independent; where mothers of one ward, one midwife or one"
        " day are alike, p can be far too small."
    )


def _assumption(comparison: Comparison) -> str:
    """State what the procedure takes for granted beyond independence."""
    if not comparison.is_tested:
        return ""
    if comparison.scale == "yes/no" and comparison.design != "changes":
        return ""
    if comparison.design == "pairs" and comparison.levels is not None:
        return _(
            "The Wilcoxon test takes a step between two neighbouring categories for equally large"
            " everywhere; the sign test does not, and its p stands beside."
        )
    if comparison.design == "pairs":
        return _(
            "The Wilcoxon test and the Hodges-Lehmann interval take changes for spread evenly on"
            " both sides of their middle; the sign test does not, and its p stands beside."
        )
    told = (
        _(
            "The Mann-Whitney test compares which group tends to be higher; it is a test of"
            " medians, and the Hodges-Lehmann interval holds, only if both groups are spread alike."
        )
        if comparison.levels is None
        else _(
            "The Mann-Whitney test compares which group tends to be higher; it is a test of medians"
            " only if both groups are spread alike."
        )
    )
    if comparison.design == "changes" and comparison.levels is not None:
        told += " " + _(
            "A mother who begins in the highest category cannot rise, so groups that begin"
            " differently have unequal chances to change."
        )
        if comparison.scale == "ordered":
            told += " " + _(
                "A step between two neighbouring categories is taken for equally large everywhere."
            )
    return told


def _caution(comparison: Comparison) -> str:
    if not comparison.is_exact:
        return ""
    beside = [row.procedure for row in comparison.stated if not row.recommended]
    less = [name for name in ("Boschloo", "McNemar, mid-p") if name in beside]
    if less:
        return _(
            "The exact test is cautious: with few possible results its true error rate can lie well"
            " below 5%, which costs power. {other} stands beside it; which of the two is reported"
            " must be settled before the data are seen."
        ).format(other=_(less[0]))
    return _(
        "The exact test is cautious where few results are possible; its mid-p stands beside it,"
        " and which of the two is reported must be settled before the data are seen."
    )


def smallest_possible(comparison: Comparison) -> float | None:
    """Give the smallest two-sided p that the exact test can reach with so many mothers."""
    sizes = [len(values) for values in comparison.after]
    if not comparison.is_exact or sum(sizes) > _FEW:
        return None
    if comparison.design == "pairs":
        return 2.0 ** (1 - sizes[0])
    return float(smallest_p_groups(sizes[0], sizes[1]))


def _smallest(comparison: Comparison) -> str:
    p = smallest_possible(comparison)
    if p is None or is_significant(p, ALPHA):
        return ""
    return _(
        "With so few mothers p cannot come below .05 in this test, whatever happens: the smallest"
        " is {p}."
    ).format(p=apa_p(p))


def _ceiling(comparison: Comparison) -> str:
    if comparison.design != "pairs" or comparison.levels is None:
        return ""
    (after,) = comparison.after
    if not bool(np.all(after == len(comparison.levels) - 1)):
        return ""
    return _(
        "After, all mothers are in the highest category, so a larger change could not show"
        " (ceiling)."
    )
