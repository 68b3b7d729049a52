"""Sentences as papers print figures, from neither source paper: which figures are found in each.

Each line: a sentence | the figures, as kind value (and -high, unit, relation where they matter).
"""

from __future__ import annotations

import pytest

from midwifery_stats.studies.papers import vocabulary
from midwifery_stats.studies.papers.paper import read_paper

ENGLISH = """
Of 42 women, 30 (71.4%) delivered vaginally. | size 42; count 30; percentage 71.4
18 of 25 (72 %) mothers breastfed within one hour. | count 18; size 25; percentage 72
The rate was 64% (16/25) in the massage group. | percentage 64; count 16; size 25
Sixteen mothers declined. |
Twenty-five mothers declined and fifteen mothers moved away. | count 25; count 15
A total of 60 mothers were enrolled. | size 60
Forty mothers took part. | count 40
We recruited 30 participants in each group (n = 30). | count 30; size 30
Participants (N=84) filled in a form. | size 84
Each group had 15 women. | size 15
The women were divided into two groups of 20 each. | size 20
The difference was significant (p<.05). | p-value 0.05 <
There was no difference (P = 0.47). | p-value 0.47
Wilcoxon test, p-value 0.012. | p-value 0.012
Asymp. Sig. (2-tailed) was .003. | p-value 0.003
Exact Sig. = 0.250 | p-value 0.25
The level of significance was set at 0.05. | alpha 0.05
Significance was set at α = 0.01. | alpha 0.01
A p value < 0.05 was considered significant. | alpha 0.05 <
We found p = 0.20 (p > 0.05). | p-value 0.2; alpha 0.05 >
t(58) = 2.41, p = .019 | t 2.41; p-value 0.019
The paired t-test gave t = -3.20 (df = 24). | t -3.2
F(2, 57) = 4.10, p = 0.022 | F 4.1; p-value 0.022
χ2(1, N = 90) = 5.02, p = .025 | size 90; chi-square 5.02; p-value 0.025
χ² = 6.7, p = 0.010 | chi-square 6.7; p-value 0.01
r(38) = .41, p = .009 | r 0.41; p-value 0.009
Mann-Whitney U = 112.5, Z = -2.37, p = 0.018 | U 112.5; Z -2.37; p-value 0.018
Wilcoxon W = 210.000; z = -1.96 | W 210; Z -1.96
The mean rank was 12.40 in controls and 18.60 in cases. | mean rank 12.4; mean rank 18.6
The sum of ranks was 186.00. | sum of ranks 186
The odds ratio was 2.4 (95% CI 1.2 to 4.8). | odds ratio 2.4; interval 1.2-4.8
OR = 0.45, 95% CI [0.20, 0.98], p = 0.04 | odds ratio 0.45; interval 0.2-0.98; p-value 0.04
The odds ratio for milk on day 3 was 2.4. | day 3; number 2.4
The odds ratio of the 20 mothers was 2.4. | size 20; number 2.4
The odds ratio was 3 (95% CI 1.2 to 7.1). | odds ratio 3; interval 1.2-7.1
RR 1.35 (95% CI: 1.02-1.79) | risk ratio 1.35; interval 1.02-1.79
The mean score was 14.3 (SD 3.1). | mean 14.3; sd 3.1
Mean age was 27.5 ± 4.2 years. | mean 27.5; sd 4.2
Median duration was 3 days (range 1-7). | median 3; range 1-7
Scores ranged from 4 to 18. | range 4-18
The lowest score was 4 and the highest score was 18. | lowest 4; highest 18
Massage lasted 15-20 minutes, twice a day for 3 days. | duration 15-20; duration 3
Milk was measured on day 3 and on the 7th day. | day 3; day 7
Infants weighed 2,450 g at birth. | weight 2450
Mothers aged 20 to 35 years were included. | age 20-35
They expressed 45 ml of milk. | volume 45
Data were collected in March 2023. | date 2023
As Table 3 shows (page 12), most were housewives [4]. |
In a previous study (Smith et al., 2019) it did. |
The probability is 95% that it works. | percentage 95
For a mid-p 44 mothers are needed. | count 44
Law No. 36 of 2009, article 128, supports it. |
"""

INDONESIAN = """
Dari 42 ibu, 30 orang (71,4%) melahirkan normal. | size 42; count 30; percentage 71.4
Sebanyak 18 dari 25 ibu (72 %) menyusui dini. | count 18; size 25; percentage 72
Ibu bekerja berjumlah 12 orang atau 40%. | count 12; percentage 40
Sebagian besar (62,5%) berusia 20-35 tahun. | percentage 62.5; age 20-35
Jumlah sampel 36 responden. | size 36
Sampel berjumlah 36 ibu nifas. | size 36
Penelitian ini melibatkan 48 ibu hamil. | size 48
Masing-masing kelompok terdiri dari 15 orang. | size 15
Responden dibagi dua kelompok, masing-masing 20. | size 20
Besar sampel n = 32. | size 32
Kelompok kontrol sebanyak 16 responden. | size 16
Hasil uji diperoleh p<0,05. | p-value 0.05 <
Nilai p = 0,47 pada kelompok kontrol. | p-value 0.47
Diperoleh nilai p-value sebesar 0,012. | p-value 0.012
Didapatkan p value 0,003. | p-value 0.003
Nilai Sig. 0,032 lebih kecil dari 0,05. | p-value 0.032
Asymp. Sig. (2-tailed) sebesar 0,001 | p-value 0.001
Nilai signifikansi 0,200. | p-value 0.2
ρ = 0,014 | p-value 0.014
p:0,0001 | p-value 0.0001
Uji chi-square dengan α = 0,05. | alpha 0.05
Tingkat kemaknaan 0,05 dipakai. | alpha 0.05
Diperoleh p=0,20 (p>0,05) sehingga tidak bermakna. | p-value 0.2; alpha 0.05 >
Nilai t hitung = 2,41 dengan p = 0,019. | t 2.41; p-value 0.019
t(58) = 2,41; p = 0,019 | t 2.41; p-value 0.019
F(2, 57) = 4,10, p = 0,022 | F 4.1; p-value 0.022
Nilai chi-square sebesar 5,02 dan p = 0,025. | chi-square 5.02; p-value 0.025
Nilai Z = -2,37 dan p = 0,018. | Z -2.37; p-value 0.018
Mann-Whitney U = 112,5 | U 112.5
Peringkat rata-rata kelompok kontrol 12,40. | mean rank 12.4
Jumlah peringkat sebesar 186,00. | sum of ranks 186
OR = 2,4 (95% CI 1,2-4,8) | odds ratio 2.4; interval 1.2-4.8
Odds ratio 0,45 (IK 95%: 0,20-0,98). | odds ratio 0.45; interval 0.2-0.98
Rata-rata skor nyeri adalah 5,30 dengan SD 1,42. | mean 5.3; sd 1.42
Rerata umur 27,5 ± 4,2 tahun. | mean 27.5; sd 4.2
Nilai median 3 dengan nilai terendah 1 dan tertinggi 7. | median 3; lowest 1; highest 7
Skor minimum 4 dan maksimum 18. | lowest 4; highest 18
Pijat dilakukan selama 15 menit, 2 kali sehari. | duration 15; ratio 2
Diukur pada hari ke-3 dan hari ke-7. | day 3; day 7
ASI keluar pada hari ketiga. | day 3
Berat lahir 2.450 gram. | weight 2450
Volume ASI 45 ml. | volume 45
Data dikumpulkan pada 12 Maret 2023. | date 2023
Hampir setengah responden (45,2%) berpendidikan SMP. | percentage 45.2
Sejumlah 9 responden (30,0%) gagal. | count 9; percentage 30
Hasilnya dapat dilihat pada Tabel 4.2 halaman 12. |
Menurut Sari (2019) pijat membantu. |
UU Nomor 36 Tahun 2009 pasal 128 mengaturnya. |
"""


def cases(table: str) -> list[tuple[str, str]]:
    lines = [line for line in table.strip().splitlines() if line]
    return [tuple(part.strip() for part in line.rsplit("|", 1)) for line in lines]


def shown(figure, wanted: str) -> str:
    """Write a figure as the table does; the relation only where the table has one."""
    number = f"{figure.value:g}" + ("" if figure.high is None else f"-{figure.high:g}")
    relation = f" {figure.relation}" if wanted[-1:] in "<>" and wanted else ""
    return f"{figure.kind} {number}{relation}"


@pytest.mark.parametrize(("text", "figures"), cases(ENGLISH) + cases(INDONESIAN))
def test_the_figures_of_a_sentence(text, figures):
    wanted = [one.strip() for one in figures.split(";") if one.strip()]
    found = read_paper(text).found
    padded = [*wanted, *[""] * len(found)]
    assert [shown(f, w) for f, w in zip(found, padded, strict=False)] == wanted
    for figure in found:
        assert read_paper(text).text[figure.start : figure.end].strip() != ""


def test_there_are_forty_sentences_in_each_language():
    assert min(len(cases(ENGLISH)), len(cases(INDONESIAN))) >= 40


# Counted here, not looked up: each row begins with what means its first number.
NUMBER_WORDS = [
    (
        2,
        [
            "kedua",
            "ketiga",
            "keempat",
            "kelima",
            "keenam",
            "ketujuh",
            "kedelapan",
            "kesembilan",
            "kesepuluh",
        ],
    ),
    (2, ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]),
    (2, ["ii", "iii", "iv", "v", "vi", "vii"]),
    (2, ["ke-ii", "ke-iii", "ke-iv", "ke-v", "ke-vi", "ke-vii"]),
    (2, ["ke dua", "ke tiga", "ke empat", "ke lima", "ke enam", "ke tujuh"]),
    (
        2,
        [
            "dua",
            "tiga",
            "empat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
            "sepuluh",
            "sebelas",
        ],
    ),
    (
        2,
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
    ),
]


@pytest.mark.parametrize(("begin", "row"), NUMBER_WORDS)
def test_a_word_for_a_number_means_the_next_number(begin: int, row: list[str]) -> None:
    known = {**vocabulary.ORDINALS, **vocabulary.CARDINALS}
    assert [known[word] for word in row] == list(range(begin, begin + len(row)))
