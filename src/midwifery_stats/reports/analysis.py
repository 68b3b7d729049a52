"""The analysis of a study: the comparison it allows, in numbers, tables and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.show import show
from midwifery_stats.display.shown import Shown, Told
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import heading, p_number, word
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import InputError, _, ngettext
from midwifery_stats.studies.study import Study

from .checklist import Item, checklist, questions
from .comparisons import ALPHA, Comparison, comparison_of
from .paragraphs import limits, methods
from .seen import median_text
from .sentences import results


@dataclass(frozen=True)
class Analysis(Told):
    """What a study's data say. Every text is in the reader's language of the moment."""

    study: Study
    comparison: Comparison

    @property
    def table(self) -> pd.DataFrame:
        """The p-values side by side: comparison, procedure, p, software, recommended."""
        name = self.comparison_name
        rows = [
            (name, row.procedure, row.p, row.software, row.recommended)
            for row in self.comparison.stated
        ]
        columns = ["comparison", "procedure", "p", "software", "recommended"]
        return pd.DataFrame(rows, columns=columns)

    @property
    def tests(self) -> tuple[SignedRankTest | RankSumTest, ...]:
        """The test of the comparison."""
        return (self.comparison.test,)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Methods, results and limits: one paragraph each."""
        return (self.methods, self.results, self.limits)

    @property
    def methods(self) -> str:
        """The methods paragraph."""
        return methods(self.study, self.comparison)

    @property
    def results(self) -> str:
        """The results paragraph."""
        return results(self.comparison)

    @property
    def limits(self) -> str:
        """The limits paragraph."""
        return limits(self.study, self.comparison)

    @property
    def questions(self) -> tuple[str, ...]:
        """What only the author can vouch for."""
        return questions(self.study, self.comparison)

    @property
    def checklist(self) -> tuple[Item, ...]:
        """What reporting guidelines ask, and whether the data fill it in."""
        return checklist(self.study, self.comparison)

    @property
    def comparison_name(self) -> str:
        """Name what is compared."""
        first, second = (word(name) for name in self.comparison.names or ("", ""))
        return {
            "pairs": _("after against before"),
            "groups": _("{first} against {second}"),
            "changes": _("change in {first} against change in {second}"),
        }[self.comparison.design].format(first=first, second=second)

    @property
    def why_recommended(self) -> str:
        """Say why this procedure is the one to report, and where lesson 05 stands."""
        if self.comparison.test.note is not None:
            return _(
                "No procedure is recommended, because there is nothing to test: p is 1 in each."
            )
        if not self.comparison.is_tested:
            return _(
                "No procedure is recommended: the p-values are what programs print, of a question"
                " that these mothers cannot answer. Report the share with its interval (lesson 05)."
            )
        told = _(
            "Recommended is the exact procedure: it never rejects a true hypothesis more often than"
            " promised, however small the sample. The price is power, so mid-p and Boschloo, where"
            " they exist, stand beside it. Choose before you look."
        )
        if not self.comparison.is_exact:
            told = _(
                "With so many mothers the normal approximation is close to the exact procedure,"
                " which would have to count too many outcomes."
            )
        if self.comparison.design == "changes" or self.comparison.same_start:
            told += " " + _(
                "A p-value within each group is not given: two such p-values are no comparison of"
                " the groups (lesson 05)."
            )
        return told

    @property
    def p_table(self) -> Table:
        """The p-values as a table to print."""
        rows = tuple(
            (
                _("{procedure} (recommended)").format(procedure=_(row.procedure))
                if row.recommended
                else _(row.procedure),
                p_number(row.p, ALPHA),
                "; ".join(_(part) for part in row.software.split("; ")) if row.software else "",
            )
            for row in self.comparison.stated
        )
        headings = (heading("procedure"), _("p, two-sided"), heading("software"))
        caption = _("p-values of the same data: {comparison}").format(
            comparison=self.comparison_name
        )
        return Table(caption, headings, rows, frozenset({1}))

    @cached_property
    def baseline(self) -> Table | None:
        """The mothers at the start, by group; None where nothing is known of it."""
        return baseline_table(self.study)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The study's picture."""
        return show(self.study).figures

    @property
    def tables(self) -> tuple[Table, ...]:
        """The mothers at the start, and the p-values."""
        return tuple(table for table in (self.baseline, self.p_table) if table is not None)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What was found, how, what it cannot say, and why this procedure."""
        return (self.results, self.methods, self.limits, self.why_recommended)

    def show(self) -> Shown:
        """Show the study's picture, the p-values and the sentences."""
        return show(self)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        return self.show()._repr_mimebundle_(**options)

    def __str__(self) -> str:
        """Give the analysis as plain text."""
        return self.show().text


def analyse(study: Study) -> Analysis:
    """Analyse a study: compare what its design allows, with the procedure that is recommended.

    One group before and after; two groups looked at once; two groups before and after, where the
    changes are compared. ``.table`` has the p-values side by side, ``.tests`` the test,
    ``.sentences`` a methods, a results and a limits paragraph.

    Raises
    ------
    InputError
        If ``study`` is no study, or has more than two groups, or a value is missing.
    """
    if not isinstance(study, Study):
        raise InputError(
            _("Give a study, as load_study or own_study make it, not a {kind}.").format(
                kind=type(study).__name__
            )
        )
    if len(study.groups) not in (0, 2):
        raise InputError(
            _("{study} has {n} groups; one group or two can be analysed.").format(
                study=study.name, n=len(study.groups)
            )
        )
    if not study.groups and not study.is_paired:
        raise InputError(_("One group looked at once has nothing to compare."))
    needed = [c for c in ("group", "before", "after", "outcome") if c in study.mothers]
    gone = study.mothers[needed].isna().any(axis=1)
    if gone.any():
        raise InputError(
            ngettext(
                "{n} mother has a missing value in {columns}: leave her out, and say so.",
                "{n} mothers have a missing value in {columns}: leave them out, and say so.",
                int(gone.sum()),
            ).format(n=int(gone.sum()), columns=", ".join(needed))
        )
    return Analysis(study, comparison_of(study))


def baseline_table(study: Study) -> Table | None:
    """Tell the mothers at the start: counts with shares, medians with quartiles; no p-values."""
    mothers = study.mothers
    columns = [c for c in mothers if c not in ("mother", "group", "after", "outcome")]
    if not columns:
        return None
    members = (
        [mothers[mothers["group"] == name] for name in mothers["group"].cat.categories]
        if study.groups
        else [mothers]
    )
    rows = [row for column in columns for row in _baseline_rows(str(column), members)]
    names = [word(name) for name in study.groups] or [_("All")]
    sized = [f"{name} (n = {len(group)})" for name, group in zip(names, members, strict=True)]
    notes = [_("Counts with shares; of numbers the median with the quartiles.")]
    if "columns" in study.about and set(columns) != {"before"}:
        notes.append(
            _(
                "When a column was measured, the file does not say: take out of the file what came"
                " after the start."
            )
        )
    if study.groups:
        notes.append(
            _(
                "No p-values: they would test whether chance made the groups, not whether the"
                " groups differ enough to matter. Look at the size of each difference."
            )
        )
    return Table(
        _("The mothers at the start"),
        (_("Characteristic"), *sized),
        tuple(rows),
        frozenset(range(1, len(sized) + 1)),
        tuple(notes),
    )


def _baseline_rows(column: str, members: list[pd.DataFrame]) -> list[tuple[str, ...]]:
    series = [group[column] for group in members]
    if pd.api.types.is_numeric_dtype(series[0]) and series[0].dtype != bool:
        cells = [
            median_text(values.dropna().to_numpy(dtype=float)) if values.notna().any() else "–"
            for values in series
        ]
        rows = [(heading(column), *cells)]
    else:
        levels = list(dict.fromkeys(_levels_of(pd.concat(series))))
        rows = [
            (f"{heading(column)}: {word(level)}", *(_share(values, level) for values in series))
            for level in levels
        ]
    if any(values.isna().any() for values in series):
        gone = (str(int(values.isna().sum())) for values in series)
        name = _("{column}: missing").format(column=heading(column))
        rows.append((name, *gone))
    return rows


def _levels_of(values: pd.Series[Any]) -> list[str]:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return [str(level) for level in values.cat.categories]
    return sorted(str(value) for value in values.dropna().unique())


def _share(values: pd.Series[Any], level: str) -> str:
    known = values.dropna().astype(str)
    count = int((known == level).sum())
    return f"{count} ({percent(count / len(known))})" if len(known) else "0"
