"""The samples and the outcomes of pairs that a printed p-value allows."""

from __future__ import annotations

from typing import ClassVar

import pandas as pd

from midwifery_stats.display.reanalysis import looked_up
from midwifery_stats.display.shown import FrameTold
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.language import _, mark, ngettext


class AllowedTold(FrameTold):
    """What a printed p-value allows, a row for each; ``title`` is the table's."""

    title: ClassVar[str]

    @classmethod
    def fits(cls, frame: pd.DataFrame) -> bool:
        """Say whether the columns are still there; there may be no row."""
        return cls.columns <= set(frame.columns)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write a row for each."""
        return (table_of(self.frame.reset_index(drop=True), _(self.title)),)


class SamplesTold(AllowedTold):
    """The samples that a printed p-value allows."""

    columns = frozenset({"first_successes", "second_successes", "p"})
    title = mark("Samples that give the printed p-value")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Name the samples."""
        frame, procedure = self.frame, looked_up(self.frame.attrs.get("procedure"))
        if frame.empty:
            told = _("No sample of these sizes gives the printed p-value by {procedure}.")
            return (told.format(procedure=procedure),)
        pairs = [
            _("{first} against {second}").format(first=first, second=second)
            for first, second in zip(
                frame["first_successes"].tolist(), frame["second_successes"].tolist(), strict=True
            )
        ]
        told = ngettext(
            "{n} sample gives the printed p-value by {procedure}: {pairs}.",
            "{n} samples give the printed p-value by {procedure}: {pairs}.",
            len(frame),
        )
        return (told.format(n=len(frame), procedure=procedure, pairs="; ".join(pairs)),)


class PairsAllowedTold(AllowedTold):
    """The outcomes of pairs that a printed p-value allows."""

    columns = frozenset({"improved", "worsened", "p"})
    title = mark("Outcomes that give the printed p-value")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Name the outcomes."""
        frame, procedure = self.frame, looked_up(self.frame.attrs.get("procedure"))
        if frame.empty:
            told = _("No outcome of so many pairs gives the printed p-value by {procedure}.")
            return (told.format(procedure=procedure),)
        outcomes = [
            _("{improved} better and {worsened} worse").format(improved=up, worsened=down)
            for up, down in zip(frame["improved"].tolist(), frame["worsened"].tolist(), strict=True)
        ]
        told = ngettext(
            "{n} outcome gives the printed p-value by {procedure}: {outcomes}.",
            "{n} outcomes give the printed p-value by {procedure}: {outcomes}.",
            len(frame),
        ).format(n=len(frame), procedure=procedure, outcomes="; ".join(outcomes))
        others = _("The other mothers stayed the same.")
        return (f"{told} {others}",)
