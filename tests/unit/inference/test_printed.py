"""Printed p-values: what is accepted, and which p would be printed so."""

import pytest

from midwifery_stats.inference.printed import printed_p


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
        ("1e-4", "'1e-4' cannot be read as a printed p-value."),
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
