"""The words that may stand beside a figure and name nothing: tests, comparisons, results.

A clause that holds no other word than these, the groups and the outcome speaks of what was
confirmed. Any other word may name something else; which words do so nobody can list.
"""

from __future__ import annotations

import re

from .vocabulary import FUNCTION_WORDS, STOP

TERMS = re.compile(
    r"fisher(?:'?s)?(?:[\s-]+exact)?|mann[\s-]{0,2}whitney(?:[\s-]{0,2}u\b)?|wilcoxon\w?|"
    r"signed?[\s-]rank(?:s|ed)?|rank[\s-]sums?|mc[\s-]?nemar(?:'?s)?|sign tests?|uji tanda|"
    r"peringkat bertanda|(?:pearson(?:'?s)? )?(?:chi|kai)[\s-]{0,2}(?:squared?|kuadrat|2)|χ\s?2?|"
    r"\bx2\b|yates'?s?|(?:dependent|independent|unpaired|paired) samples?|mid[\s-]p\b|"
    r"mean ranks?|sums? of (?:the )?(?:signed )?ranks?|peringkat rata-rata|"
    r"rata-rata peringkat|jumlah peringkat|"
    r"odds ratios?|risk ratios?|relative risks?|risk differences?|rasio (?:odds|risiko)|"
    r"risiko relatif|(?:beda|selisih|perbedaan) (?:risiko|proporsi)|confidence intervals?|"
    r"interval kepercayaan|selang kepercayaan|levels? of significance|significance levels?|"
    r"(?:taraf|tingkat) (?:signifikansi|kemaknaan)|asymp(?:totic)?\.? sig\w*\.?|exact sig\w*\.?|"
    r"(?:one|two|1|2)[\s-]{0,3}(?:sided|tailed)|(?:satu|dua|1|2) (?:sisi|arah)|"
    r"continuity correct\w+|koreksi kontinuitas|null hypothesis|hipotesis nol|"
    r"percentage points?|poin persentase|\bdf\b|\bdb\b|"
    r"(?:which|this|that) means|means (?:that|there)"
)
"""Names of tests, estimates and levels, of several words."""

_ENGLISH = """
a all also although any are as between both by can could did difference differences differ
differed different do does each either found from further gave give given gives giving had has
have having hence i if into it its made meaning no of on or our out shows she so such than that
the their them then there therefore these they this those thus to under was we were when which
whose will would p n u z w rr ci value values probability statistic statistics statistical
statistically significant significantly significance nonsignificant test tests tested testing
exact exactly level result results yielded obtained calculated computed analysis analysed analyzed
using used compared comparing comparison comparisons compare compares group groups arm arms effect
effects only again higher lower greater fewer more less larger smaller most often frequent
frequently rate rates proportion proportions percentage percentages percent share shares number
numbers frequency reached reach achieved outcome increased rose rise improved changed better worse
table see indicating indicates indicated showing suggests rejected accepted reject accept h ha ho
against versus vs cases case controls equal equally alike similar same way ways start end still
indeed now here overall mother woman women patients pupils girls adolescents subjects persons
without two depend depends depended
"""
_INDONESIAN = """
uji diuji pengujian statistik statistika eksak didapatkan didapat diperoleh menunjukkan menunjukan
menyatakan menghasilkan memberikan nilai sebesar signifikan signifikansi bermakna kemaknaan
perbedaan perbandingan berbeda beda selisih antara kedua kelompok dibandingkan dibanding banding
terdapat ada adanya pengaruh berpengaruh terhadap berarti artinya bahwa sehingga maka jadi ho ha
ditolak dittolak diterima hipotesis berdasarkan tabel analisis analisa menggunakan memakai secara
proporsi persentase frekuensi jumlah angka lebih tinggi rendah besar kecil sering jarang banyak
meningkat menurun berubah mencapai memiliki mempunyai mengalami menjadi tersebut diperkuat melalui
dilakukan diberikan diberi kategori tetap luaran sama serupa setara hanya pula kembali masing ik
rasio tidak tak bukan belum adalah ialah yakni yaitu dari pada oleh di ke para seluruh semua
sisanya sebagian awal akhir partisipan peserta subjek sampel pasien siswi siswa remaja santri
tanpa bergantung tergantung dua
"""
NEUTRAL = frozenset((_ENGLISH + _INDONESIAN).split()) | STOP | FUNCTION_WORDS
_WORD = re.compile(r"[^\W\d_]+")
_PLACE = re.compile(
    r"\b(?:di|in|at)\s+(?:the\s+)?(?:ruang|rsud|rsia|rumah sakit|puskesmas|wilayah|klinik|kota|"
    r"desa|kecamatan|kabupaten|praktik|praktek|pmb|bpm|hospital|ward|clinic|room)\b"
)


def telling(text: str) -> list[str]:
    """Give the words of a text that may name something, in their order."""
    text = TERMS.sub(" ", text)
    while place := _PLACE.search(text):
        text = text[: place.start()] + " of " + _after_a_name(text[place.end() :])
    return [w for w in _WORD.findall(text) if w not in NEUTRAL and w != "s"]


def _after_a_name(text: str) -> str:
    """Leave out the name of a place: all up to the next word or sign that belongs to none."""
    for match in re.finditer(r"[^\W\d_]+|[^\w\s]", text):
        if match.group() in NEUTRAL or not match.group()[0].isalpha():
            return text[match.start() :]
    return ""
