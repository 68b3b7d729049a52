"""Which program is named for which p where binary fractions part what is tied."""

import pytest

from midwifery_stats.inference import procedures_for_groups, procedures_for_pairs
from midwifery_stats.inference.procedure import Groups, Pairs
from midwifery_stats.inference.reanalysis import reanalyse_groups, reanalyse_pairs
from midwifery_stats.inference.samples import paired_samples, two_samples

# 0.3 - 0.2 is 0.09999999999999998 to a computer and 0.2 - 0.1 is 0.1: tied, and not tied.
BEFORE = [0.2, 0.1, 0.5, 0.4, 1.0]
AFTER = [0.3, 0.2, 0.9, 0.2, 1.0]


def named(table: object, ending: str) -> dict[str, str]:
    """For each program, the procedure in whose row it is named; each has one."""
    found: dict[str, str] = {}
    for procedure, software in zip(table["procedure"], table["software"], strict=True):
        for program in filter(None, software.split("; ")):
            if procedure.endswith(ending):
                assert program not in found, program
                found[program] = procedure.removesuffix(ending)
    return found


def test_programs_on_pairs_that_only_a_computer_tells_apart() -> None:
    """R, jamovi, JASP, SciPy, coin and PSPP rank numbers as they are held (their source texts)."""
    found = named(reanalyse_pairs(BEFORE, AFTER), ", on the unrounded differences")
    assert found == {
        # One mother did not change: R before 4.6 and what runs on it take the normal p.
        "R before 4.6 (wilcox.test)": "Wilcoxon, normal, continuity",
        "jamovi before September 2025": "Wilcoxon, normal, continuity",
        "jamovi from September 2025": "Wilcoxon, normal, continuity",
        "JASP, on R before 4.6": "Wilcoxon, normal, continuity",
        "R 4.6 and later (wilcox.test)": "Wilcoxon, exact, zeros ranked",
        "R package coin (wilcoxsign_test)": "Wilcoxon, normal, zeros ranked",
        "SciPy 1.17 (wilcoxon)": "Wilcoxon, exact",
        "PSPP (Asymp. Sig.)": "Wilcoxon, normal",
    }


def test_programs_on_groups_that_only_a_computer_tells_apart() -> None:
    first = [a - b for a, b in zip(AFTER, BEFORE, strict=True)]
    found = named(reanalyse_groups(first, [0.1, 0.7, -0.3]), ", on the unrounded values")
    assert {name.split(" (")[0] for name in found} >= {
        "R before 4.6",
        "R 4.6 and later",
        "R package coin",
        "SciPy 1.17",
        "jamovi before September 2025",
        "jamovi from September 2025",
        "JASP, on R before 4.6",
        "PSPP",
    }
    assert not {name.split(" (")[0] for name in found} & {"SPSS", "SAS", "GraphPad Prism 6"}


@pytest.mark.parametrize(
    ("procedures", "what"),
    [(procedures_for_pairs, "differences"), (procedures_for_groups, "values")],
)
def test_a_procedure_on_unrounded_numbers_keeps_its_name(procedures: object, what: str) -> None:
    told = [procedure for procedure in procedures.PROCEDURES if procedure.unrounded]
    assert len(told) >= 4
    for procedure in told:
        assert procedure.unrounded == f"{procedure.name}, on the unrounded {what}"


def test_names_of_procedures_are_told_apart() -> None:
    for procedures in (procedures_for_pairs, procedures_for_groups):
        names = [procedure.name for procedure in procedures.PROCEDURES]
        assert len(names) == len(set(names))


def test_samples_of_a_procedure_are_told_apart_and_can_be_kept_in_a_set() -> None:
    """Arrays have no yes or no to being equal, so two samples are the same only if they are one."""
    paired, grouped = paired_samples(BEFORE, AFTER), two_samples(BEFORE, AFTER)
    for kind, samples in ((Pairs, paired), (Groups, grouped)):
        assert len({kind(samples), kind(samples)}) == 2
