"""Statistics for midwifery students, taught on two published studies.

Lessons write ``import midwifery_stats as ms``. A public name is loaded when it is first asked
for, so that the import itself stays quick and needs no widget library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .classroom.course import check as check
    from .classroom.labs.card_lab import CardLab as CardLab
    from .classroom.labs.cluster_lab import ClusterLab as ClusterLab
    from .classroom.labs.coin_lab import CoinLab as CoinLab
    from .classroom.labs.groups_lab import GroupsLab as GroupsLab
    from .classroom.labs.multiplicity_lab import MultiplicityLab as MultiplicityLab
    from .classroom.labs.pairs_lab import FirstLab as FirstLab
    from .classroom.labs.pairs_lab import PairsLab as PairsLab
    from .classroom.labs.sample_size_lab import SampleSizeLab as SampleSizeLab
    from .classroom.labs.sampling_lab import SamplingLab as SamplingLab
    from .classroom.own_study import OwnStudy as OwnStudy
    from .classroom.paper_desk import PaperDesk as PaperDesk
    from .classroom.progress.file import export_progress as export_progress
    from .classroom.progress.file import reset_progress as reset_progress
    from .classroom.progress.panel import closing as closing
    from .classroom.progress.panel import progress as progress
    from .classroom.questions.concept_panel import concept_test as concept_test
    from .classroom.questions.exercise_panel import exercise as exercise
    from .classroom.questions.prediction_panel import compare as compare
    from .classroom.questions.prediction_panel import predict as predict
    from .display.show import describe as describe
    from .display.show import show as show
    from .display.spss import spss_tables as spss_tables
    from .inference.coding import SampleError as SampleError
    from .inference.effects import number_needed_to_treat as number_needed_to_treat
    from .inference.effects import odds_ratio as odds_ratio
    from .inference.effects import risk_difference as risk_difference
    from .inference.effects import risk_ratio as risk_ratio
    from .inference.paired_effects import paired_risk_difference as paired_risk_difference
    from .inference.paired_effects import paired_risk_ratio as paired_risk_ratio
    from .inference.planning import draw_studies as draw_studies
    from .inference.planning import fragility_index as fragility_index
    from .inference.planning import smallest_n_groups as smallest_n_groups
    from .inference.planning import smallest_n_pairs as smallest_n_pairs
    from .inference.planning import smallest_p_groups as smallest_p_groups
    from .inference.planning import smallest_p_pairs as smallest_p_pairs
    from .inference.power import power_curve as power_curve
    from .inference.power import power_groups as power_groups
    from .inference.power import power_pairs as power_pairs
    from .inference.power import true_size_groups as true_size_groups
    from .inference.power import true_size_pairs as true_size_pairs
    from .inference.printed import counts_reporting as counts_reporting
    from .inference.printed import sizes_reporting as sizes_reporting
    from .inference.rank_effects import r_from_z as r_from_z
    from .inference.rank_sum import fisher_exact as fisher_exact
    from .inference.rank_sum import mann_whitney as mann_whitney
    from .inference.rank_sum import probability_of_superiority as probability_of_superiority
    from .inference.rank_test import hodges_lehmann as hodges_lehmann
    from .inference.ranks import group_ranks as group_ranks
    from .inference.ranks import signed_ranks as signed_ranks
    from .inference.reanalysis import pairs_reporting as pairs_reporting
    from .inference.reanalysis import reanalyse_groups as reanalyse_groups
    from .inference.reanalysis import reanalyse_pairs as reanalyse_pairs
    from .inference.reanalysis import samples_reporting as samples_reporting
    from .inference.samples import pairs_from_counts as pairs_from_counts
    from .inference.samples import sample_from_counts as sample_from_counts
    from .inference.signed_rank import mcnemar as mcnemar
    from .inference.signed_rank import sign_test as sign_test
    from .inference.signed_rank import wilcoxon_signed_rank as wilcoxon_signed_rank
    from .language import MidwiferyStatsError as MidwiferyStatsError
    from .language import use_language as use_language
    from .reports.analysis import analyse as analyse
    from .reports.reading import letter as letter
    from .reports.reading import paper_report as paper_report
    from .reports.report import report as report
    from .studies.checks import check_claims as check_claims
    from .studies.own import example as example
    from .studies.own import read_table as read_table
    from .studies.own.study import own_study as own_study
    from .studies.papers import check_paper as check_paper
    from .studies.papers.mothers import save_study as save_study
    from .studies.papers.mothers import study_from_counts as study_from_counts
    from .studies.papers.paper import Paper as Paper
    from .studies.papers.paper import read_paper as read_paper
    from .studies.study import load_study as load_study
    from .studies.tables import cross_table as cross_table
    from .studies.tables import frequency_table as frequency_table

_NAMES_OF = {
    "language": ("use_language", "MidwiferyStatsError"),
    "studies.study": ("load_study",),
    "studies.own": ("example", "read_table"),
    "studies.own.study": ("own_study",),
    "reports.analysis": ("analyse",),
    "reports.reading": ("letter", "paper_report"),
    "reports.report": ("report",),
    "studies.checks": ("check_claims",),
    "studies.papers": ("check_paper",),
    "studies.papers.mothers": ("save_study", "study_from_counts"),
    "studies.papers.paper": ("Paper", "read_paper"),
    "studies.tables": ("frequency_table", "cross_table"),
    "inference.ranks": ("signed_ranks", "group_ranks"),
    "inference.signed_rank": ("wilcoxon_signed_rank", "sign_test", "mcnemar"),
    "inference.rank_sum": ("mann_whitney", "fisher_exact", "probability_of_superiority"),
    "inference.coding": ("SampleError",),
    "inference.samples": ("sample_from_counts", "pairs_from_counts"),
    "inference.printed": ("counts_reporting", "sizes_reporting"),
    "inference.effects": (
        "risk_difference",
        "risk_ratio",
        "number_needed_to_treat",
        "odds_ratio",
    ),
    "inference.paired_effects": ("paired_risk_difference", "paired_risk_ratio"),
    "inference.rank_effects": ("r_from_z",),
    "inference.rank_test": ("hodges_lehmann",),
    "inference.reanalysis": (
        "reanalyse_pairs",
        "reanalyse_groups",
        "samples_reporting",
        "pairs_reporting",
    ),
    "inference.planning": (
        "smallest_n_pairs",
        "smallest_n_groups",
        "smallest_p_pairs",
        "smallest_p_groups",
        "fragility_index",
        "draw_studies",
    ),
    "inference.power": (
        "power_pairs",
        "power_groups",
        "power_curve",
        "true_size_pairs",
        "true_size_groups",
    ),
    "display.show": ("show", "describe"),
    "display.spss": ("spss_tables",),
    "classroom.own_study": ("OwnStudy",),
    "classroom.paper_desk": ("PaperDesk",),
    "classroom.labs.pairs_lab": ("PairsLab", "FirstLab"),
    "classroom.labs.coin_lab": ("CoinLab",),
    "classroom.labs.card_lab": ("CardLab",),
    "classroom.labs.cluster_lab": ("ClusterLab",),
    "classroom.labs.multiplicity_lab": ("MultiplicityLab",),
    "classroom.labs.groups_lab": ("GroupsLab",),
    "classroom.labs.sampling_lab": ("SamplingLab",),
    "classroom.labs.sample_size_lab": ("SampleSizeLab",),
    "classroom.questions.prediction_panel": ("predict", "compare"),
    "classroom.questions.exercise_panel": ("exercise",),
    "classroom.course": ("check",),
    "classroom.progress.file": ("export_progress", "reset_progress"),
    "classroom.progress.panel": ("progress", "closing"),
    "classroom.questions.concept_panel": ("concept_test",),
}
_MODULE_OF = {name: module for module, names in _NAMES_OF.items() for name in names}

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
