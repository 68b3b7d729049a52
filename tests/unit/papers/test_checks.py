"""Figures of a paper held against one another, with no question asked."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import midwifery_stats as ms
from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.paper import read_paper

COLUMNS = ["claim_id", "place", "what", "kind", "reported", "recomputed", "verdict", "explanation"]


def checked(text: str):
    return check_paper(read_paper(text))


def verdict(text: str, kind: str) -> str:
    rows = checked(text)
    return rows[rows["kind"] == kind]["verdict"].tolist()[-1]


def test_columns_and_verdicts_are_those_of_check_claims():
    table = checked("Of 25 mothers, 17 (68%) were fluent.")
    claims = ms.check_claims(ms.load_study("bekasi"))
    assert list(table.columns) == list(claims.columns) == COLUMNS
    assert table["verdict"].dtype == claims["verdict"].dtype
    assert list(checked("").columns) == COLUMNS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 25 mothers, 17 (68%) were fluent.", "agrees"),
        ("11 of 15 (66.7%) improved.", "disagrees"),
        ("10 of 15 (66.7%) improved.", "agrees"),
        ("Two of three were well: 20 of 30 (66.6%).", "agrees_under_assumption"),  # cut off
        ("The sample was 25 mothers. Of these 18 mothers (73%) were young.", "disagrees"),
        ("The sample was 25 mothers. Later 21 mothers (87.5%) came.", "agrees_under_assumption"),
        ("Of 24 mothers 21 (87.5%) came.", "agrees"),
        ("Dari 10 responden, yang bekerja sebanyak 45%.", "disagrees"),
        ("Dari 10 responden, yang bekerja sebanyak 40%.", "agrees"),
        ("Penelitian Sari (2019) mendapatkan lancar sebanyak 73,3%.", "not_recomputable"),
        ("Studies need a power of 80%.", "not_recomputable"),
        ("The sample was 25 mothers. Milk rose: a 33% increase.", "not_recomputable"),
        (
            "Sampel 25 ibu.\n\nHasil\n\nKader hadir. Posyandu buka. Alat lengkap 33,7%.",
            "not_recomputable",
        ),
    ],
)
def test_a_percentage_and_its_sizes(text, expected):
    assert verdict(text, "percentage") == expected


def test_the_sizes_that_would_do_are_named():
    rows = checked("Penelitian Sari (2019) mendapatkan lancar sebanyak 73,3%.")
    assert "15, 30, 45, 60" in rows["explanation"].iloc[0]
    rows = checked("The sample was 25 mothers. Later 21 mothers (87.5%) came.")
    assert "of 24, a size that the text does not name; of 25 it is 84%" in " ".join(
        rows["explanation"]
    )


def test_what_could_not_have_disagreed_is_marked():
    rows = checked("Dari 200 responden, yang bekerja sebanyak 41%.")
    (name,) = rows.attrs["could_not_disagree"]
    assert "says nothing new" in rows.set_index("claim_id").loc[name, "explanation"]
    assert checked("Dari 10 responden, yang bekerja 40%.").attrs["could_not_disagree"] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p = 0.000", "agrees_under_assumption"),
        ("p < 0,000", "disagrees"),
        ("p value 1.7", "disagrees"),
        ("p = 0.03", "not_recomputable"),
    ],
)
def test_p_values_that_cannot_be(text, expected):
    assert verdict(text, "p-value") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p = 0.083 (p > 0.05)", "agrees"),
        ("p = 0.083 (p < 0.05)", "disagrees"),
        ("Diperoleh nilai p 0,03 (p>0,05).", "disagrees"),
        ("Didapatkan p value 0,001 < α (0,05) maka bermakna.", "agrees"),
        # A level that was chosen, or the p of something else, says nothing of the p before it.
        ("Didapatkan p value 0,001. Nilai p value < α (0,05) maka bermakna.", "not_recomputable"),
        ("It was p = 0.054. Statistical significance was set at p < 0.05.", "not_recomputable"),
        (
            "Vomiting did not (p = 0.30); the level of significance was p < 0.05.",
            "not_recomputable",
        ),
        ("Taraf signifikansi adalah 0,05 dan didapatkan p = 0,30.", "not_recomputable"),
    ],
)
def test_p_and_its_threshold(text, expected):
    assert verdict(text, "alpha") == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was p = 0.13 for pain; * p < 0.05, ** p < 0.01.",
        "Nausea (p < 0.05) and vomiting (p < 0.01) were rarer.",
        "Pain rose (p = 0.06), and weight rose (p < 0.05).",
        "Mual (p < 0,05) dan muntah (p < 0,01) lebih jarang.",
        "Nyeri naik (p = 0,06), dan berat badan naik (p < 0,05).",
        "Hasil uji p = 0,06. Kemaknaan ditetapkan pada p < 0,05.",
    ],
)
def test_the_p_of_the_next_outcome_is_no_threshold(text):
    assert set(checked(text)["verdict"]) == {"not_recomputable"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p = 0.20, so there is no difference.", "disagrees"),
        ("p = 0.20, so there was no significant difference.", "agrees"),
        ("Nilai p=0,20 berarti tidak ada pengaruh.", "disagrees"),
        ("Nilai p=0,20 berarti tidak ada pengaruh yang signifikan.", "agrees"),
        ("Nilai p=0,20 sehingga Ho diterima.", "agrees_under_assumption"),
        ("Nilai p=0,20 berarti signifikan.", "disagrees"),
        ("Nilai p=0,02 berarti tidak ada pengaruh.", "disagrees"),
        ("p = 0.001, a highly significant difference.", "agrees_under_assumption"),
    ],
)
def test_what_is_read_from_p(text, expected):
    assert verdict(text, "conclusion") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sebagian besar responden bekerja (60%).", "agrees"),
        ("Sebagian besar responden bekerja (50%).", "disagrees"),
        ("Most of the mothers worked (45%).", "disagrees"),
        ("The majority worked (65%).", "agrees"),
        ("Hampir seluruhnya (73%) lulus.", "disagrees"),
        ("Nearly all (96%) passed.", "agrees"),
        ("More than half (48%) passed.", "disagrees"),
        ("Kurang dari setengah (48%) lulus.", "agrees"),
        ("Hampir setengah responden (45%) lulus.", "agrees"),
        ("Sebagian kecil (12%) gagal.", "agrees"),
        ("Sebagian kecil (62%) gagal.", "disagrees"),
        ("Seluruh responden (100%) hadir.", "agrees"),
        ("Most were aged 20-30 (40%) and 31-35 (30%).", "agrees"),
        ("Most respondents, 19 (59.4%), were housewives and 13 (40.6%) worked.", "agrees"),
        ("Sebagian besar responden bekerja (70%) dan tidak bekerja (30%).", "agrees"),
        (
            "Most of the 40 mothers (62.5%) had high school education, 10 (25%) junior high school "
            "and 5 (12.5%) primary school.",
            "agrees",
        ),
        ("Almost half of the mothers (48%) were primiparous and 52% multiparous.", "agrees"),
        ("Hampir setengah ibu (48%) primipara dan 52% multipara.", "agrees"),
        ("The majority was 20-35 (72.5%), 15% were under 20 and 12.5% over 35.", "agrees"),
        ("Most were primiparous (40%) and 60% multiparous.", "disagrees"),
    ],
)
def test_words_of_share(text, expected):
    assert verdict(text, "wording") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Age did not differ significantly (p = 0.62).",
        "None of the differences was significant (p > 0.05).",
        "There was no significant difference in age, but the weight differed (p = 0.02).",
        "There was no difference in age and the weight differed (p = 0.02).",
        "Umur tidak berbeda bermakna (p = 0,62).",
        "Tidak ada perbedaan umur, sedangkan berat badan berbeda (p = 0,02).",
    ],
)
def test_words_are_not_held_against_the_p_of_something_else_nor_denied(text):
    assert "disagrees" not in set(checked(text)["verdict"])


@pytest.mark.parametrize(
    "text",
    [
        "All mothers were primiparous (60%) or multiparous (40%).",
        "Most mothers were married and 30% smoked.",
        "Semua ibu menikah dan 60% bekerja.",
        "Sebagian besar ibu menikah dan merokok (30%).",
    ],
)
def test_a_word_of_share_is_not_held_against_the_share_of_something_else(text):
    assert "disagrees" not in set(checked(text)["verdict"])


@pytest.mark.parametrize(
    "text",
    [
        "Methods\n\nThe population was 27 mothers.\n\nResults\n\nThe population was 25 mothers.",
        "The massage lasted 15 minutes.\n\nLater the massage lasted 5 minutes.",
        "Sesudah hari ke-15 tanpa pemberian pijat oksitosin produksi tetap. Namun sesudah hari "
        "ke-5 tanpa pemberian pijat oksitosin produksi naik.",
    ],
)
def test_the_same_thing_with_two_figures(text):
    rows = checked(text)
    assert rows["verdict"].tolist().count("disagrees") == 2
    same = re.sub(r"\b(27|5)\b", lambda m: {"27": "25", "5": "15"}[m.group()], text)
    assert "disagrees" not in set(checked(same)["verdict"])


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("60% were well and the remaining 40% were not.", True),
        ("60% were well and the remaining 30% were not.", False),
        ("Sebanyak 62,5% lancar, sisanya 37,5% tidak.", True),
        ("Sebanyak 62,5% lancar, sisanya 37,7% tidak.", False),
        ("Sampel 40 orang dibagi menjadi 20 orang dan 20 orang kelompok kontrol.", True),
        ("The sample of 40 women was divided into a group of 20 women and one of 21 women.", False),
    ],
)
def test_parts_that_add_up(text, fits):
    rows = checked(text)
    sums = rows[rows["claim_id"].str.endswith("-sum")]
    assert [v == "agrees" for v in sums["verdict"]] == [fits]


HONEST = """
The mean temperature was 36.8 ± 0.3 °C in 32 newborns. | sd
The mean age of the 32 mothers was 26.4 (SD 4.93) years. | sd
Of 30 newborns, 18 were boys; the mean length was 49.13 ± 1.87. | sd
"""


@pytest.mark.parametrize("line", HONEST.strip().splitlines())
def test_what_is_measured_is_not_taken_for_whole_numbers(line):
    text, kind = line.rsplit(" | ", 1)
    assert verdict(text, kind) != "disagrees"


def test_a_table_of_several_things_is_not_accused_of_not_adding_up():
    table = (
        "Variable   n   %\nPrimipara   14   43.8\nMultipara   18   56.2\nMale   15   46.9\n"
        "Female   17   53.1\n{total}"
    )
    for total in ("", "Total   32   100\n"):
        assert "disagrees" not in set(checked(table.format(total=total))["verdict"])
    wrong = checked(table.format(total="Total   32   100\n").replace("17   53.1", "11   34.4"))
    assert "disagrees" in set(wrong["verdict"])


def test_a_count_that_is_called_an_average():
    rows = checked("Rata-rata ibu yang lancar adalah 17 orang (68%) dari 25 orang.")
    assert rows.set_index("claim_id")["verdict"].to_dict()["f001-word"] == "disagrees"
    rows = checked("Jumlah ibu lancar meningkat sebesar 25 orang (100%).")
    assert "f001-by" in set(rows["claim_id"])


# Papers made from known counts: what was printed from them is confirmed, and a wrong digit is
# found, unless the text with it could be true as well.
ENGLISH = (
    "Of {n} women, {a} ({pa}%) had a first child and the remaining {b} ({pb}%) had more. Among the "
    "{n} women, {c} ({pc}%) were fluent."
)
INDONESIAN = (
    "Dari {n} responden, {a} orang ({pa}%) primipara dan sisanya {b} orang ({pb}%) multipara. Dari "
    "{n} responden tersebut {c} orang ({pc}%) lancar."
)


def percent(part: int, size: int, digits: int) -> str:
    unit = Decimal(1).scaleb(-digits)
    return str((Decimal(100 * part) / size).quantize(unit, ROUND_HALF_UP))


@st.composite
def papers(draw):
    n = draw(st.integers(12, 98))
    a, c = draw(st.integers(2, n - 2)), draw(st.integers(1, n))
    digits = draw(st.sampled_from([0, 1, 2]))
    text, comma = draw(st.sampled_from([(ENGLISH, False), (INDONESIAN, True)]))
    parts = {"pa": a, "pb": n - a, "pc": c}
    values = {name: percent(part, n, digits) for name, part in parts.items()}
    if comma:
        values = {name: value.replace(".", ",") for name, value in values.items()}
    return text.format(n=n, a=a, b=n - a, c=c, **values)


def could_be_true(text: str) -> bool:
    """Judge a paper of this kind without the desk: by its numbers in their order."""
    raw = [Decimal(m.replace(",", ".")) for m in re.findall(r"\d+(?:[.,]\d+)?", text)]
    n, a, pa, b, pb, again, c, pc = raw
    pairs = [(a, pa, n), (b, pb, n), (c, pc, again)]
    rounded = all(
        part <= size
        and any(
            (100 * part / size).quantize(p, way) == p for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)
        )
        for part, p, size in pairs
        if size
    )
    return bool(rounded and n and again)


@settings(max_examples=80, deadline=None)
@given(papers())
def test_a_paper_made_from_counts_is_confirmed(text):
    rows = checked(text)
    rows = rows[rows["kind"].isin(["percentage", "count"])]
    assert (rows["kind"] == "percentage").sum() >= 3
    assert set(rows["verdict"]) == {"agrees"}, rows[["reported", "explanation"]].to_string()


@settings(max_examples=120, deadline=None)
@given(papers(), st.data())
def test_a_wrong_digit_is_found_or_could_be_right(text, data):
    places = [m.start() for m in re.finditer(r"\d", text)]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[place]]))
    wrong = text[:place] + digit + text[place + 1 :]
    if re.search(r"(?<![\d.,])0\d", wrong):
        return  # no paper prints 07
    if set(checked(wrong)["verdict"]) <= {"agrees", "not_recomputable"}:
        assert could_be_true(wrong), wrong


ALSO_HONEST = """
The massage lasted for 15 minutes in group A, and the massage lasted for 30 minutes in group B.
The mean score in the intervention group was 5.2. The mean score in the intervention group was 6.1.
The Mann-Whitney test gave a p-value of 0.03. The Mann-Whitney test gave a p-value of 0.40.
Massage was given for 15 minutes. Milk was measured 30 minutes after the massage.
Responden berpendidikan SMA sebanyak 17 orang. Suami berpendidikan SMA sebanyak 12 orang.
Pijat dilakukan selama 15 menit.  Penelitian Sari (2020) melakukan pijat selama 30 menit.
"""


@pytest.mark.parametrize("text", ALSO_HONEST.strip().splitlines())
def test_two_things_are_not_taken_for_one(text):
    assert "disagrees" not in set(checked(text)["verdict"])


def test_a_sentence_that_is_told_twice_with_another_figure():
    told = "In the intervention group the milk of {n} mothers became fluent after oxytocin massage."
    rows = checked(f"{told.format(n=17)}\n\nDiscussion\n\n{told.format(n=18)}")
    assert rows["verdict"].tolist().count("disagrees") == 2


@pytest.mark.parametrize(
    ("minutes", "verdicts"),
    [
        # 15 lies from 15 to 20, so that only the 5 does not fit; without a majority none does.
        (("15-20", "15", "5"), {"15-20": "agrees_under_assumption", "15": "agrees_under_assumption",
                                "5": "disagrees"}),
        (("15-20", "15"), {"15-20": "agrees", "15": "agrees"}),
        (("15-20", "5"), {"15-20": "disagrees", "5": "disagrees"}),
        (("15-20", "10-17"), {"15-20": "disagrees", "10-17": "disagrees"}),
    ],
)  # fmt: skip
def test_a_range_fits_what_lies_in_it(minutes, verdicts):
    text = " ".join(f"Ibu dipijat selama {given} menit." for given in minutes)
    rows = ms.check_paper(ms.read_paper(f"Metode\n\n{text}\n"))
    told = rows[rows["kind"].eq("duration") & rows["verdict"].ne("not_recomputable")]
    found = {row.reported.split(" ")[0]: row.verdict for row in told.itertuples()}
    assert found == verdicts
