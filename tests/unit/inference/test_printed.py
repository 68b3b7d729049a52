"""Printed p-values: what is accepted, and which p would be printed so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midwifery_stats.inference.printed import (
    counts_reporting,
    decimals_that_show,
    printed_p,
    sizes_reporting,
)


@pytest.mark.parametrize(
    ("printed", "inside", "outside"),
    [
        ("0.004", [0.0035, 0.004, 0.00449], [0.00349, 0.00451, 0.04]),
        ("0.000", [0.0, 3.7e-5, 0.00049, 0.0005], [0.00051, 0.001]),
        ("0,083", [0.083264517], [0.0836, 0.149]),
        (".0040", [0.00400], [0.0041, 0.0039]),
        ("<0.001", [0.000999], [0.001, 0.002]),
        ("p < 0,05", [0.0499], [0.05]),
        ("> 0.05", [0.0501, 1.0], [0.05]),
        ("p = 0.25", [0.25, 0.2549], [0.2551]),
        (" P=0.250 ", [0.2501], [0.2506]),
        ("1.000", [0.9996, 1.0], [0.9994]),
        ("p-value = 0,032", [0.0316], [0.0326]),
        ("ρ = 0,014", [0.014], [0.015]),
        ("p:0,0001", [0.0001], [0.0002]),
        ("Sig. 0,032", [0.032], [0.033]),
        ("Asymp. Sig. (2-tailed) = .083", [0.083264517], [0.084]),
        ("nilai p: 0,002*", [0.0016], [0.003]),
        ("≤0,05", [0.0499, 0.05], [0.0501]),
        ("p >= 0.05", [0.05, 0.2], [0.0499]),
        ("1.4e-5", [1.44e-5], [1.46e-5]),
    ],
)
def test_which_p_would_be_printed_so(
    printed: str, inside: list[float], outside: list[float]
) -> None:
    reading = printed_p(printed)
    assert [p for p in inside if not reading.matches(p)] == []
    assert [p for p in outside if reading.matches(p)] == []


def test_a_last_five_may_go_up_or_to_the_even_digit() -> None:
    # 1/16 = 0.0625 exactly: half up prints 0.063, half even 0.062.
    assert printed_p("0.063").matches(0.0625)
    assert printed_p("0.062").matches(0.0625)
    # 0.0635 goes to 0.064 under both rules.
    assert printed_p("0.064").matches(0.0635)
    assert not printed_p("0.063").matches(0.0635)


def test_float_noise_does_not_decide() -> None:
    assert printed_p("0.063").matches(0.0625 - 1e-16)
    assert printed_p("0.062").matches(0.0625 + 1e-16)


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        (
            "n.s.",
            "'n.s.' cannot be read as a printed p-value. "
            'Write it as in the paper, for example "0.004", "0,083" or "<0.001".',
        ),
        ("", "'' cannot be read as a printed p-value."),
        ("0.0.4", "'0.0.4' cannot be read as a printed p-value."),
        ("<0,000", "No p-value lies below 0, so '<0,000' fits none. Programs print 0 for a p"),
        ("-0.004", "'-0.004' cannot be read as a printed p-value."),
        ("5", "A p-value lies between 0 and 1, so '5' cannot be one."),
        (0.004, 'Write the printed p-value between quotes, for example "0.004": without them'),
        (None, "Write the printed p-value between quotes"),
    ],
)
def test_what_cannot_be_a_printed_p_is_refused_in_one_sentence(
    printed: object, sentence: str
) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the text is compared
        printed_p(printed)
    assert str(refused.value).startswith(sentence)


def test_percentages_and_the_counts_behind_them() -> None:
    assert counts_reporting("66.7%", size=25) == []
    assert counts_reporting("66.7%", size=15) == [10]
    assert counts_reporting("66,7 %", size=3) == counts_reporting("0.667", size=3) == [2]
    assert counts_reporting("67%", size=200) == [133, 134]  # 66.5% and 67%; 67.5% goes to 68
    assert counts_reporting("100%", size=7) == [7]
    assert counts_reporting("1%", size=150) == [1, 2]
    assert sizes_reporting("71.4%", largest=30) == [7, 14, 21, 28]


@given(st.integers(1, 300), st.data())
def test_every_printed_share_leads_back_to_its_count(size: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, size))
    digits = data.draw(st.integers(0, 3))
    printed = f"{100 * count / size:.{digits}f}%"
    found = counts_reporting(printed, size=size)
    assert count in found
    # Every other count found is within one unit of the last digit.
    assert all(abs(other - count) <= size / 10 ** (digits + 2) + 1e-9 for other in found)
    assert size in sizes_reporting(printed, largest=size)


@pytest.mark.parametrize("text", ["", "%", "120%", "1.7.3", 66.7, "-3%"])
def test_what_is_no_percentage_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="percentage"):
        counts_reporting(text, size=20)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("p", "digits"),
    [
        (0.0832, 3),
        (0.05, 3),
        (0.0500004, 7),
        (0.0499999, 7),
        (0.05 + 1e-13, 3),
        (0.0104, 4),
    ],
)
def test_no_rounding_across_a_limit(p: float, digits: int) -> None:
    assert decimals_that_show(p, (0.01, 0.05)) == digits
