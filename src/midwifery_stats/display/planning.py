"""Planned studies told: the power of each size, and how many mothers are enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.drawn_studies import p_values_chart, samples_chart
from midwifery_stats.display.power_chart import PowerCurve as DrawnCurve
from midwifery_stats.display.power_chart import PowerMark, curve_words, power_chart, wanted_words
from midwifery_stats.display.shown import Told
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import (
    capital,
    heading,
    mothers,
    name_of_test,
    p_number,
    value_text,
)
from midwifery_stats.inference.arguments import LimitError
from midwifery_stats.inference.planning import (
    DrawnStudies,
    SampleSize,
    smallest_p_groups,
    smallest_p_pairs,
)
from midwifery_stats.inference.power import PowerCurve
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, ngettext
from midwifery_stats.studies.study import shipped_sizes

WANTED = 0.8
_ROUND_SIZES = frozenset({3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200})


@dataclass(frozen=True)
class CurveTold(Told):
    """How a power curve is told."""

    curve: PowerCurve

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Say what is supposed, how power grows, and from which size it is enough."""
        curve = self.curve
        drawn = drawn_curve(curve)
        words = {"alpha": value_text(curve.alpha, 4), "test": drawn.name}
        by_chance = _by_chance(max(curve.true_size))
        if curve.first_rate == (curve.second_rate or 0):
            alarms = _(
                "There is nothing to find: each study with p at most {alpha} in {test} is a false"
                " alarm."
            ).format(**words)
            return f"{_supposed(curve)} {alarms}", curve_words(drawn), by_chance
        power = _("Power is the share of studies that find it: p at most {alpha} in {test}.")
        return (
            f"{_supposed(curve)} {power.format(**words)}",
            f"{curve_words(drawn)} {wanted_words(drawn, WANTED)}",
            by_chance,
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw power against size, with the published study of this design marked."""
        curve = self.curve
        published = shipped_sizes()[curve.groups]
        drawn = drawn_curve(curve)
        marks = [
            PowerMark(_study_name(curve), n, power)
            for n, power in zip(drawn.n, drawn.power, strict=True)
            if n == published
        ]
        return (
            power_chart(
                [drawn],
                alpha=curve.alpha,
                wanted=WANTED,
                marks=marks,
                impossible_below=_possible_from(curve),
                axis=_mothers(curve),
            ),
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """State power and the smallest p at round sizes and where the power is first enough."""
        curve = self.curve
        enough = drawn_curve(curve).reaches(WANTED)
        chosen = _ROUND_SIZES | {
            curve.sizes[0],
            curve.sizes[-1],
            shipped_sizes()[curve.groups],
            enough,
        }
        rows = tuple(
            (
                str(n),
                percent(power, 1, WANTED),
                percent(size, 1, curve.alpha),
                p_number(_smallest_p(curve, n)),
            )
            for n, power, size in zip(curve.sizes, curve.power, curve.true_size, strict=True)
            if n in chosen
        )
        headings = (
            capital(_mothers(curve)),
            heading("power"),
            _("Significant by chance alone, at most"),
            _("Smallest p possible"),
        )
        caption = _("{test}: studies of some sizes").format(test=capital(_test(curve)))
        return (Table(caption, headings, rows, frozenset(range(4))),)


@dataclass(frozen=True)
class SizeTold(Told):
    """How a number of mothers that is enough is told."""

    size: SampleSize

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Say how many mothers are enough."""
        size = self.size
        told = [
            _("A power of {wanted} in {test} takes {who}: it is then {power}.").format(
                who=mothers(size.mothers, size.groups),
                wanted=percent(size.wanted, None),
                test=name_of_test(size.method, size.groups),
                power=percent(size.power, 1, size.wanted),
            )
        ]
        if size.stays_from != size.mothers:
            told.append(
                _("Power rises in saw teeth: from {n} on it stays at {wanted} or above.").format(
                    n=size.stays_from, wanted=percent(size.wanted, None)
                )
            )
        return (*told, _by_chance(size.true_size))


@dataclass(frozen=True)
class DrawnStudiesTold(Told):
    """How studies drawn by lot are told."""

    drawn: DrawnStudies

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw a dot for each study's difference, and a dot for each p-value."""
        drawn = self.drawn
        return (
            samples_chart(
                drawn.differences.tolist(),
                drawn.first_rate - drawn.second_rate,
                significant=self._significant.tolist(),
                axis=_("difference between the groups, one dot a study"),
            ),
            p_values_chart(drawn.p.tolist(), drawn.alpha),
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Count the studies on either side of alpha."""
        drawn, significant = self.drawn, int(self._significant.sum())
        alpha = value_text(drawn.alpha, 4)
        counts = (
            (_("p at most {alpha}").format(alpha=alpha), significant),
            (_("p above {alpha}").format(alpha=alpha), drawn.studies - significant),
        )
        rows = tuple(
            (words, str(count), percent(count / drawn.studies, 1) if drawn.studies else "–")
            for words, count in counts
        )
        headings = (_("Result"), _("Studies"), _("Share"))
        return (Table(_("Studies drawn by lot"), headings, rows, frozenset({1, 2})),)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Say what the truth is and how many of the studies find a difference."""
        drawn = self.drawn
        truth = _(
            "The truth: {first} do well in the first group and {second} in the second."
        ).format(first=percent(drawn.first_rate, None), second=percent(drawn.second_rate, None))
        if not drawn.studies:
            return (truth, _("No study has been drawn yet."))
        significant = int(self._significant.sum())
        found = ngettext(
            "{n} of {all} study ({share}) has p at most {alpha} in {test}.",
            "{n} of {all} studies ({share}) have p at most {alpha} in {test}.",
            drawn.studies,
        ).format(
            n=significant,
            all=drawn.studies,
            share=percent(drawn.share_significant, 1),
            alpha=value_text(drawn.alpha, 4),
            test=name_of_test(drawn.method, 2, equal=drawn.first.shape[1] == drawn.second.shape[1]),
        )
        if drawn.first_rate == drawn.second_rate:
            meant = _("There is no difference: each of these is a false alarm.")
            return truth, f"{found} {meant}" if significant else found
        turned = drawn.differences * (drawn.first_rate - drawn.second_rate) < 0
        wrong_way = int((self._significant & turned).sum())
        if wrong_way:
            found += " " + _("{n} of these found it the wrong way round.").format(n=wrong_way)
        if not significant:
            meant = _("The difference is there all the same, and the test does not show it.")
            return truth, f"{found} {meant}"
        meant = ngettext(
            "In the other one the difference is there too, and the test does not show it.",
            "In the others the difference is there too, and the test does not show it.",
            drawn.studies - significant,
        )
        return truth, f"{found} {meant}" if significant < drawn.studies else found

    @property
    def _significant(self) -> NDArray[np.bool_]:
        return np.asarray(is_significant(self.drawn.p, self.drawn.alpha))


def drawn_curve(curve: PowerCurve) -> DrawnCurve:
    """Give the curve as the chart wants it; a size that comes twice counts once."""
    points = dict(sorted(zip(curve.sizes, curve.power, strict=True)))
    return DrawnCurve(_test(curve), tuple(points), tuple(points.values()), curve.groups)


def _test(curve: PowerCurve) -> str:
    return name_of_test(curve.method, curve.groups)


def _by_chance(true_size: float) -> str:
    """State how often the test comes out significant where there is nothing to find."""
    return _(
        "Where there is nothing to find, chance alone makes at most {share} of studies significant."
    ).format(share=percent(true_size, 1))


def _supposed(curve: PowerCurve) -> str:
    if curve.second_rate is None:
        return _("Suppose {rate} of mothers improve and none get worse.").format(
            rate=percent(curve.first_rate, None)
        )
    return _("Suppose {first} do well in the first group and {second} in the second.").format(
        first=percent(curve.first_rate, None), second=percent(curve.second_rate, None)
    )


def _study_name(curve: PowerCurve) -> str:
    return _("Study one") if curve.groups == 1 else _("Study two")


def _mothers(curve: PowerCurve) -> str:
    return _("number of mothers") if curve.groups == 1 else _("mothers in each group")


def _smallest_p(curve: PowerCurve, n: int) -> float:
    """Give the smallest p; 0 where it is below what a computer can count."""
    try:
        if curve.groups == 1:
            return smallest_p_pairs(n, method=curve.method)
        return smallest_p_groups(n, n, method=curve.method)
    except LimitError:
        return 0.0


def _possible_from(curve: PowerCurve) -> int:
    """Give the first size at which a p-value can reach alpha."""
    possible = (
        n for n in sorted(curve.sizes) if is_significant(_smallest_p(curve, n), curve.alpha)
    )
    return next(possible, max(curve.sizes) + 1)
