"""What a procedure is: a name, the sample it looks at, how its p is found, whose default it is.

The procedures themselves are listed in `procedures_for_pairs` and `procedures_for_groups`, one row
of a table each. `reanalysis` runs them. The programs stand here, each with the source of what is
said of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np

from midwifery_stats.inference.arguments import ALTERNATIVES, Alternative
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.rank_sum_null import SplitArrangements
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.ranks import ZEROS, Zeros
from midwifery_stats.inference.samples import PairedSamples, TwoSamples
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import mark


@dataclass(frozen=True)
class Program:
    """A program that prints p-values: its name and version, and where that is said.

    What was neither read in its source text or manual nor seen in its output says so in its name.
    ``in_binary``: it ranks numbers as the computer holds them, so that 0.3 - 0.2 and 0.2 - 0.1
    are not tied.
    """

    name: str
    source: str
    in_binary: bool = False


_R = "source text of R's wilcox.test, 4.5 and 4.6"
_SCIPY = "source text of SciPy 1.17, scipy.stats"
_SPSS = "IBM SPSS Statistics 29 Algorithms, NPAR TESTS and CROSSTABS"
_JAMOVI = "source text of jamovi's jmv and its release notes, September 2025"
_JASP = "source text of JASP's t-test and frequencies modules, 0.95"

R_BEFORE_4_6 = Program(mark("R before 4.6 (wilcox.test)"), _R, in_binary=True)
R_FROM_4_6 = Program(mark("R 4.6 and later (wilcox.test)"), _R, in_binary=True)
R_T_TEST = Program(mark("R (t.test)"), "source text of R's stats, 4.5")
R_MCNEMAR = Program(mark("R (mcnemar.test)"), "source text of R's stats, 4.5")
R_FISHER = Program(mark("R (fisher.test)"), "source text of R's stats, 4.5")
R_CHI_SQUARE = Program(mark("R (chisq.test)"), "source text of R's stats, 4.5")
COIN_PAIRS = Program(
    mark("R package coin (wilcoxsign_test)"), "source text of coin 1.4", in_binary=True
)
COIN_GROUPS = Program(
    mark("R package coin (wilcox_test)"), "source text of coin 1.4", in_binary=True
)
SCIPY_PAIRS = Program(mark("SciPy 1.17 (wilcoxon)"), _SCIPY, in_binary=True)
SCIPY_GROUPS = Program(mark("SciPy 1.17 (mannwhitneyu)"), _SCIPY, in_binary=True)
PSPP = Program(mark("PSPP (Asymp. Sig.)"), "output of PSPP 1.6", in_binary=True)
SPSS = Program(mark("SPSS (Asymp. Sig.)"), _SPSS)
SPSS_EXACT = Program(mark("SPSS (Exact Sig. [2*(1-tailed Sig.)])"), _SPSS)
SPSS_SIGN_EXACT = Program(mark("SPSS (Sign, Exact Sig.)"), _SPSS)
SPSS_SIGN = Program(mark("SPSS (Sign, Asymp. Sig., not verified)"), _SPSS)
STATA_PAIRS = Program(mark("Stata (signrank)"), "Stata Base Reference, signrank")
STATA_PAIRS_EXACT = Program(
    mark("Stata 16 and later (signrank, Exact prob, not verified)"),
    "Stata Base Reference, signrank",
)
STATA_GROUPS = Program(mark("Stata (ranksum)"), "Stata Base Reference, ranksum")
STATA_GROUPS_EXACT = Program(
    mark("Stata 16 and later (ranksum, Exact prob, not verified)"),
    "Stata Base Reference, ranksum",
)
PRISM = Program(mark("GraphPad Prism 6 and later"), "GraphPad Prism Statistics Guide")
SAS = Program(mark("SAS (NPAR1WAY)"), "SAS/STAT User's Guide, NPAR1WAY")
JAMOVI = Program(mark("jamovi"), _JAMOVI)
JAMOVI_BEFORE_2025 = Program(mark("jamovi before September 2025"), _JAMOVI, in_binary=True)
JAMOVI_FROM_2025 = Program(mark("jamovi from September 2025"), _JAMOVI, in_binary=True)
JASP = Program(mark("JASP"), _JASP)
JASP_ON_R = Program(mark("JASP, on R before 4.6"), _JASP, in_binary=True)


def spss(what: str) -> Program:
    """Give SPSS with the name of the line that it prints; ``what`` is marked by the caller."""
    return Program(what, _SPSS)


def scipy(what: str) -> Program:
    """Give SciPy with the name of the function; ``what`` is marked by the caller."""
    return Program(what, _SCIPY)


@dataclass(frozen=True, eq=False)
class Groups:
    """Two groups as the procedures need them: the rank tests, and what programs look at."""

    samples: TwoSamples

    @cached_property
    def test(self) -> RankSumTest:
        """The Mann-Whitney test."""
        return RankSumTest(self.samples)

    @cached_property
    def fisher(self) -> RankSumTest:
        """Fisher's test, for two values at most."""
        return RankSumTest(self.samples, "fisher")

    @cached_property
    def unrounded(self) -> Groups | None:
        """The same groups as programs see them that rank binary fractions; None if the same."""
        if self.samples.in_binary:
            return None
        held = Groups(replace(self.samples, in_binary=True))
        same = all(
            np.array_equal(one, other) for one, other in zip(self._ranks, held._ranks, strict=True)
        )
        return None if same else held

    @property
    def _ranks(self) -> tuple[FloatArray, FloatArray]:
        return self.test.first_ranks, self.test.second_ranks

    def additions(self, *, blind: bool = False) -> int:
        """About how many additions an exact p takes, with these ties or blind to them."""
        everyone = len(self.first) + len(self.second)
        untied = SplitArrangements(tuple(range(everyone)), len(self.first))
        return untied.additions if blind else self.test.additions

    @property
    def first(self) -> FloatArray:
        """The values of the first group."""
        return self.samples.first

    @property
    def second(self) -> FloatArray:
        """The values of the second group."""
        return self.samples.second

    @property
    def has_ties(self) -> bool:
        """Whether any two mothers have the same value."""
        ranks = np.concatenate(self._ranks)
        return len(np.unique(ranks)) < len(ranks)

    @property
    def table(self) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        """Rows first and second group, columns higher and lower value; for two values at most."""
        highest = max(float(group.max()) for group in self._ranks)
        higher = [int(np.sum(group == highest)) for group in self._ranks]
        sizes = [len(self.first), len(self.second)]
        return np.array([[h, n - h] for h, n in zip(higher, sizes, strict=True)])


@dataclass(frozen=True, eq=False)
class Pairs:
    """The same mothers twice, as the procedures need them, and what programs look at."""

    samples: PairedSamples

    @property
    def mothers(self) -> int:
        """How many mothers there are, changed or not."""
        return len(self.samples.before)

    @cached_property
    def unrounded(self) -> Pairs | None:
        """The same pairs as programs see them that rank binary fractions; None if the same."""
        if self.samples.in_binary:
            return None
        held = Pairs(replace(self.samples, in_binary=True))
        same = np.array_equal(
            np.sign(self.differences), np.sign(held.differences)
        ) and np.array_equal(self.wilcoxon["split"].ranks, held.wilcoxon["split"].ranks)
        return None if same else held

    @cached_property
    def wilcoxon(self) -> dict[Zeros, SignedRankTest]:
        """The signed-rank test with the zeros handled in each of the three ways."""
        return {zeros: SignedRankTest(self.samples, zeros=zeros) for zeros in ZEROS}

    def additions(self, *, blind: bool = False) -> int:
        """About how many additions an exact p takes; no procedure for pairs is blind to ties."""
        return self.wilcoxon["drop"].additions

    @cached_property
    def sign(self) -> SignedRankTest:
        """The sign test, which is McNemar's when there are two values."""
        return SignedRankTest(self.samples, "sign")

    @property
    def differences(self) -> FloatArray:
        """After - before, one per mother."""
        return self.sign.differences

    @property
    def changed(self) -> int:
        """How many mothers changed."""
        return self.sign.positive + self.sign.negative

    @property
    def has_zeros(self) -> bool:
        """Whether any mother did not change."""
        return self.sign.unchanged > 0

    @property
    def has_ties(self) -> bool:
        """Whether any two mothers changed by the same size."""
        sizes = np.abs(self.differences[self.differences != 0])
        return len(np.unique(sizes)) < len(sizes)


Sample = TypeVar("Sample", Pairs, Groups)


@dataclass(frozen=True)
class Default(Generic[Sample]):
    """A program that prints this procedure's two-sided p unless it is told otherwise.

    Several programs choose by the sample (exact when there are no ties, say); ``chosen`` tells
    whether they would choose this procedure for this sample.
    """

    program: Program
    chosen: Callable[[Sample], bool]


@dataclass(frozen=True)
class Procedure(Generic[Sample]):
    """One defensible way to a p-value.

    ``p_value`` takes the sample and an alternative; it gives None where the procedure has no
    answer, as a t-test has none when no value varies. ``yes_no`` procedures need two values.
    ``counted`` gives the test whose arrangements are counted, where they could be drawn by lot
    instead. ``unrounded`` is what the procedure is called when it ranks numbers as the computer
    holds them; "" for those that rank nothing.
    """

    name: str
    p_value: Callable[[Sample, Alternative], float | None]
    defaults: tuple[Default[Sample], ...] = ()
    alternatives: tuple[Alternative, ...] = ALTERNATIVES
    yes_no: bool = False
    counted: Callable[[Sample], RankTest] | None = None
    unrounded: str = ""

    def additions(self, sample: Sample) -> int:
        """About how many additions it takes to count the ranks; 0 where none are counted."""
        if not self.name.startswith(("Wilcoxon", "Mann-Whitney")) or "normal" in self.name:
            return 0
        return sample.additions(blind="blind" in self.name)

    def programs(self, sample: Sample, alternative: Alternative) -> tuple[Program, ...]:
        """Give the programs that print this p for this sample by default.

        Where binary fractions make programs see other ties than there are, no program is credited
        with a p on ranks: see `programs_in_binary`.
        """
        if alternative != "two-sided" or (self.unrounded and sample.unrounded is not None):
            return ()
        return tuple(d.program for d in self.defaults if d.chosen(sample))

    def programs_in_binary(self, unrounded: Sample) -> tuple[Program, ...]:
        """Give the programs that print this p because they rank the numbers as they are held."""
        return tuple(
            d.program for d in self.defaults if d.program.in_binary and d.chosen(unrounded)
        )

    def software(self, sample: Sample, alternative: Alternative) -> str:
        """Name the programs that print this p for this sample by default, or give ""."""
        return named(self.programs(sample, alternative))


def named(programs: tuple[Program, ...]) -> str:
    """Name the programs one after another."""
    return "; ".join(program.name for program in programs)
