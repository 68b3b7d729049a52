"""Numbers read from printed strings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from midwifery_stats.studies.printed_numbers import amount, number_in, numbers_in, rounds_to


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("17", ["17"]),
        ("71,4%", ["71.4"]),
        ("0.000", ["0.000"]),
        ("0,083", ["0.083"]),
        ("o, ooo", ["0.000"]),
        ("nilai-p<0,05", ["0.05"]),
        ("1.987.124 ha", ["1987124"]),
        ("165.982", ["165982"]),
        ("1.100", ["1100"]),
        ("284,85 gram", ["284.85"]),
        ("2,5 km", ["2.5"]),
        ("15 – 20 menit", ["15", "20"]),
        ("25-30 tahun", ["25", "30"]),
        ("15th day", ["15"]),
        ("hari ke-5", ["5"]),
        ("ke-V dan VI", ["5", "6"]),
        ("fifth-sixth", ["5", "6"]),
        ("kelima sampai keenam", ["5", "6"]),
        ("ke lima atau ke enam", ["5", "6"]),
        ("enam", ["6"]),
        ("sebagian besar", []),
    ],
)
def test_numbers_in(printed: str, numbers: list[str]) -> None:
    found = numbers_in(printed)
    assert [str(number) for number in found] == numbers


def test_number_in_wants_exactly_one() -> None:
    assert number_in("68%") == 68
    with pytest.raises(ValueError, match="too many"):
        number_in("25-30 tahun")


@pytest.mark.parametrize(
    ("value", "printed", "rounds"),
    [
        ("72", "73", False),
        ("71.4285", "71.4", True),
        ("71.4285", "71.5", False),
        ("12.5", "12", True),
        ("12.5", "13", True),
        ("72.5001", "72", False),
        ("0.0013", "0.004", False),
    ],
)
def test_rounds_to(value: str, printed: str, rounds: bool) -> None:
    assert rounds_to(Decimal(value), Decimal(printed)) is rounds


@pytest.mark.parametrize(
    ("printed", "kind", "value"),
    [
        ("1.100", "count", 1100.0),
        ("-1.100", "count", -1100.0),
        ("1.100", "p", 1.1),
        ("-1,5", "mean", -1.5),
        ("+2,5", "mean", 2.5),
        ("o,o5", "p", 0.05),
        (".05", "p", 0.05),
        ("12", "count", 12.0),
        ("-12", "Z", -12.0),
    ],
)
def test_an_amount_is_read_with_its_sign(printed: str, kind: str, value: float) -> None:
    assert amount(printed, kind) == value
