"""The words of papers, English and Indonesian: what stands before and after a figure of each kind.

Every pattern is matched against a short window of the text as `source.plain` writes it (small
letters, plain dashes), so that no text can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from midwifery_stats.language import mark

# The parts of a paper, and what their headings are called.
SECTIONS = {
    mark("abstract"): "abstract|abstrak|ringkasan|summary",
    mark("introduction"): "introduction|background|pendahuluan|latar belakang",
    mark("methods"): (
        "methods?|methodology|materials? and methods?|patients and methods|subjects and methods|"
        "metode|metode penelitian|metodologi|metodologi penelitian|bahan dan metode|"
        "metode dan bahan|cara penelitian"
    ),
    mark("results and discussion"): (
        "results? and discussions?|hasil dan pembahasan|hasil & pembahasan"
    ),
    mark("results"): "results?|findings|hasil|hasil penelitian",
    mark("discussion"): "discussions?|pembahasan|diskusi",
    mark("conclusion"): (
        "conclusions?|kesimpulan|simpulan|kesimpulan dan saran|simpulan dan saran|penutup|"
        "conclusions? and suggestions?|concluding remarks"
    ),
    mark("references"): "references?|bibliography|daftar pustaka|daftar rujukan|referensi|rujukan",
    mark("other"): (
        "acknowledge?ments?|ucapan terima kasih|funding|conflicts? of interest|konflik kepentingan"
    ),
}

PEOPLE = (
    r"(?:orang|0rang|responden|respon?pden|ibu|bapak|suami|bayi|balita|anak|pasien|partisipan|"
    r"peserta|subjek|subyek|sampel|siswa|mahasiswa|bidan|perawat|remaja|lansia|wanita|perempuan|"
    r"laki-laki|akseptor|kasus|jiwa|kk|keluarga|respondents?|mothers?|women|woman|participants?|"
    r"patients?|subjects?|infants?|babies|newborns?|neonates?|children|adults?|persons?|people|"
    r"midwives|nurses|students?|cases?|births?|deliveries|pregnancies|households?|girls?|boys?|"
    r"males?|females?|men|primiparas?|multiparas?|primigravidas?|multigravidas?|pairs?|pasang)"
)
_ADJECTIVES = (
    r"(?:(?:postpartum|pregnant|breastfeeding|lactating|eligible|healthy|nulliparous|primiparous|"
    r"multiparous|control|remaining|of the|of|other|adult|term|preterm|female|male|sick|live|"
    r"stunted|anaemic|anemic|young)\s+){0,2}"
)

# Units: what follows a number -> (kind, unit). Times of life become ages where "usia" stands near.
_UNITS = (
    ("duration", "minutes", r"menit|minutes?|mins?\b|min\b"),
    ("duration", "hours", r"jam|hours?|hrs?\b"),
    ("duration", "seconds", r"detik|seconds?"),
    ("duration", "days", r"hari|days?"),
    ("duration", "weeks", r"minggu|pekan|weeks?"),
    ("duration", "months", r"bulan|months?"),
    ("duration", "years", r"tahun|thn|th\b|years?|yrs?\b"),
    ("weight", "kg", r"kilogram|kg"),
    ("weight", "g", r"gram|grams|gr|gam|g\b"),
    ("weight", "mg", r"mg\b"),
    ("volume", "ml", r"ml\b|cc\b|mililiter|millilitres?|milliliters?"),
    ("distance", "km", r"km\b|kilometer"),
    ("distance", "cm", r"cm\b|mm\b|m\b|meter|metres?"),
    ("size", "ha", r"ha\b|hektar|hectares?|km2|m2"),
    ("measurement", "measured", r"mmhg|g/dl|gr/dl|gr%|°c|derajat|kcal|kkal|kg/m2|x/menit|bpm\b"),
    ("ratio", "times", r"kali lipat|kali\b|-?fold\b|times\b"),
    ("size", "people", r"jiwa\b|kk\b"),
)
UNIT = re.compile(
    r"\s*-?\s*(?:"
    + "|".join(f"(?P<u{number}>{words})" for number, (_k, _u, words) in enumerate(_UNITS))
    + r")(?![a-z])"
)


def unit_of(match: re.Match[str]) -> tuple[str, str]:
    """Give the kind and the unit that a match of `UNIT` stands for."""
    kind, unit, _words = _UNITS[int(str(match.lastgroup)[1:])]
    return kind, unit


PERCENT = re.compile(
    r"\s{0,3}(?:%|persen\b|per\s?cents?\b|percentage points?\b|poin persen(?:tase)?\b)"
)
PERSONS = re.compile(rf"\s{{0,3}}(?:\(|)\s?{_ADJECTIVES}{PEOPLE}(?![a-z])")

# What stands right before a number. The first that fits decides.
_IS = r"\s*(?:sebesar|adalah|yaitu|=|:|ialah|was|were|is|of|dengan|pada|\(|\||nilai|at)?\s*"
SIGN_WORDS = (
    r"\b(?:(?:not|no|tidak|tak|bukan)\s+)?(?:(?:less|lower|smaller|greater|higher|larger|more)\s+than|"
    r"below|above|(?:lebih\s+(?:kecil|rendah|besar|tinggi)|kurang|lebih)\s+dari|"
    r"di\s?(?:bawah|atas))"
)
"""Words for < and >; with a word for "not" before, for ≥ and ≤."""
_SIGN = rf"\s*(?:[<>=≤≥]|<=|>=|:|{SIGN_WORDS})?\s*"
_P = r"(?:(?:nilai\s*-?\s*)?\bp\b(?:\s*-?\s*(?:values?|val\b|nilai))?|\bpvalue|\bp-?hitung)"
_SIG = (
    r"(?:(?:asymp|exact)?\.?\s*sig(?:nifikansi|"
    r"nificance)?\b\.?(?:\s*\(?\s*[12]\s*-?\s*(?:tailed|arah|sisi)\)?)?)"
)
_TAIL = _IS + _SIGN + r"\s*$"
_MEAN = r"(?:means?\b|average|averaged|rata\s?-?\s?rata(?:nya)?|rerata|\bm\s?=|x̄)"
_SD = (
    r"(?:\bsd\b|\bs\.d\.?|std\.? ?dev(?:iation)?\.?|standard deviations?|"
    r"simpangan baku|standar deviasi|simpang baku)"
)
_WORDS_BETWEEN = r"(?:[^0-9;]{0,70}?)"

BEFORE: Mapping[str, re.Pattern[str]] = {
    "alpha": re.compile(
        r"(?:α|\balpha\b|\balfa\b|taraf (?:signifikansi|kemaknaan|nyata)|level of significance|"
        r"significance level|tingkat (?:signifikansi|kemaknaan)|batas kemaknaan)"
        r"(?:\s*(?:was|set|at|of|sebesar|yaitu|adalah))*\s*\(?\s*[=<>≤≥:]{0,2}\s*$"
    ),
    "p-value": re.compile(rf"(?:{_P}|{_SIG}|probabilitas|probability){_TAIL}"),
    "size": re.compile(r"(?:\b[n]\s*[12]?\s*=\s*|\bn\s*:\s*|total sampling[^0-9]{0,12})$"),
    "level": re.compile(r"(?:\bci|confidence interval|interval kepercayaan|\bik|\bcl)\s*\(?\s*$"),
    "degrees of freedom": re.compile(r"\b(?:df|db|d\.f\.|degrees? of freedom)\s*[=:]?\s*$"),
    "mean rank": re.compile(
        r"(?:mean\s?-?\s?ranks?|peringkat rata-rata|rata-rata (?:peringkat|rank(?:ing)?))"
        rf"{_WORDS_BETWEEN}{_IS}$"
    ),
    "sum of ranks": re.compile(
        rf"(?:sums? of (?:the )?ranks?|rank sums?|jumlah peringkat){_WORDS_BETWEEN}{_IS}$"
    ),
    "U": re.compile(
        r"(?:mann\s?-?\s?whitney\s?-?\s?u\b|\bu)(?:\s?-?\s?(?:value|hitung))?\s*[=:|"
        r"]\s*$|mann\s?-?\s?whitney\s?-?\s?u\s+$"
    ),
    "W": re.compile(r"(?:wilcoxon w\b|\bw|\bw\+|\bv)\s*[=:|]\s*$|wilcoxon w\s+$"),
    "Z": re.compile(
        r"(?:\bz\b)(?:\s?-?\s?(?:scores?|values?|hitung|statistic))?"
        + _IS
        + r"$|\bnilai z"
        + _IS
        + "$"
    ),
    "chi-square": re.compile(
        r"(?:χ\s?2|\bx\s?2|chi\s?-?\s?squared?|chi\s?-?\s?2|kai\s?-?\s?kuadrat|chi kuadrat|chi2)"
        r"(?:\s?(?:test|value|hitung|statistic|of|was|sebesar))*\s*(?:\([^()]{1,24}\))?" + _IS + "$"
    ),
    "F": re.compile(r"\bf\s?(?:\([^()]{1,20}\)|-?\s?hitung)?\s*[=:]\s*$"),
    "Q": re.compile(r"\bq\s?(?:w|b|-?within|-?between)?\s?\([^()]{1,20}\)\s*[=]\s*$"),
    "t": re.compile(
        r"(?:\bt\s?(?:\([^()]{1,16}\)|-?\s?(?:hitung|value|statistic|stat\b|test))?\s*[=:]\s*"
        r"|\bt\s?-?\s?(?:hitung|value)\s*(?:sebesar|adalah|of|was)?\s*)$"
    ),
    "r": re.compile(
        r"(?:(?<![a-z])r\s?(?:s\b|\([^()]{1,12}\))?\s*[=]\s*|"
        r"(?:correlation coefficient|koefisien korelasi)" + _IS + r"(?:r\s?=\s?)?)$"
    ),
    "odds ratio": re.compile(
        r"(?:\ba?or\b|odds ratios?|rasio odds|\bpor\b)[^0-9;.]{0,20}?" + _IS + "$"
    ),
    "risk ratio": re.compile(
        r"(?:\ba?rr\b|risk ratios?|relative risks?|rasio risiko|risiko relatif|"
        r"\bprr?\b|prevalence ratio|hazard ratio|\bhr\b)[^0-9;.]{0,20}?" + _IS + "$"
    ),
    "sd": re.compile(rf"(?:{_SD}{_IS}|±\s?|\+/-\s?)$"),
    "median": re.compile(rf"(?:\bmedian\b|nilai tengah){_WORDS_BETWEEN}{_IS}$"),
    "lowest": re.compile(
        rf"(?:terendah|terkecil|minimum|minimal\b|(?<!\d )\bmin\b|lowest|"
        rf"smallest)(?:\s?(?:value|score|skor|nilai))?{_IS}$"
    ),
    "highest": re.compile(
        rf"(?:tertinggi|terbesar|maksimum|maksimal\b|maximum|\bmaks?\b|\bmax\b|"
        rf"highest|largest)(?:\s?(?:value|score|skor|nilai))?{_IS}$"
    ),
    "mean": re.compile(rf"{_MEAN}{_WORDS_BETWEEN}{_IS}$"),
}
FAR_MEAN = re.compile(rf"{_MEAN}[^;]{{0,70}}?(?:adalah|sebesar|yaitu|was|is|=|:)\s?$")
SPREAD_AFTER = re.compile(r"\s?(?:±|\+/-)\s?\d|\s?\(\s?(?:sd|std|±|s\.d)")
JOINS = re.compile(r"\b(?:and|dan|vs|versus|with|dengan)\b")
NEAR_MEAN = re.compile(rf"{_MEAN}\s*(?:score|skor|nilai|age|usia|umur)?{_IS}$")
MEAN_AND_SD = re.compile(rf"{_MEAN}[^0-9]{{0,40}}\(?\s*±?\s*{_SD}")
AGE = re.compile(r"(?:usia|umur|berusia|berumur|\bages?\b|\baged\b|old\b)")

SIZE_BEFORE = re.compile(
    r"(?:\bamong(?:st)?(?: the| these| all)?|\bdari\s*(?:total|jumlah|sejumlah|"
    r"seluruh)?|\bof\s*(?:the|all)?|\bout of|total of|"
    r"masing\s?-?\s?masing|\beach(?: of)?|jumlah sampel[^0-9]{0,24}|besar sampel[^0-9]{0,24}|"
    r"sample (?:size )?(?:of|was|consisted of|comprised)|sampel[^0-9]{0,60}|"
    r"populasi[^0-9]{0,90}|population[^0-9]{0,110}|terhadap|kepada|didapatkan|involv(?:ed|ing)|"
    r"melibatkan|(?:kelompok|group)(?: [a-z]{4,12})?(?: (?:of|dari|sebanyak|had|"
    r"has|with|terdiri dari))?)\s*$"
)
COUNT_BEFORE = re.compile(
    r"(?:sebanyak|sejumlah|berjumlah|jumlah(?:nya)?|yaitu|ada|terdapat|total|hanya|only|"
    r"there were|frekuensi|frequency|antara|f\s?=)\s*$"
)
# A number after or before these names a table, a law, a page, a reference: no figure.
NOT_BEFORE = re.compile(
    r"(?:\b(?:tabel|table|tab\.?|gambar|figure|fig\.?|grafik|bagan|diagram|lampiran|appendix|box|"
    r"halaman|hal\.|hlm\.?|pages?|pp?\.|vol(?:ume)?\.?|issue|edisi|nomor|no\.?|pasal|ayat|bab|"
    r"chapter|section|step|langkah|peraturan|undang-undang|uu|permenkes|kepmenkes|pp|sk|isbn|issn|"
    r"doi|versi|version|spss|windows|kode|code|article|ruang|room|jl\.?|telp\.?|rt|rw|nim|nip|"
    r"h[oa01]\s?:?|type|tipe|grade|kelas|stage|phase|fase|siklus|cycle|lesson)\s*"
    r"[:.#]?\s*(?:[a-z]?\d[\d.,/-]{0,8}\s*(?:&|dan|and|-|,)\s*)?|[#§@/_\\]|"
    r"https?:[^ ]*|www\.[^ ]*|\[[\d,; -]*|"
    r"\d[-.]|\d/\d{1,4}/|[a-z]{3,}-|\bper )$"
)
NOT_AFTER = re.compile(
    r"(?:[a-z_@\\]|/\d|\.\d|\]|\s?-?\s?tailed|\s?-?\s?(?:arah|sisi)\b|-way|"
    r"-point|-item|\s?-?\s?sided|:\d\d)"
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
CITED = re.compile(
    r"\(\s?(?:1[89]|20)\d\d[a-z]?\s?\)|,\s?(?:1[89]|20)\d\d[a-z]?\s?[);]|\bet al|\bdkk\b|"
    r"\bmenurut (?!peneliti)|according to|penelitian terdahulu|previous stud"
)
GOES_ON = re.compile(
    r"\s*(?:perbedaan ini|selanjutnya|hasil (?:ini|tersebut|rata|analisis|uji)|"
    r"sedangkan|maka|they\b|"
    r"these|the difference|their)"
)
OWN = re.compile(
    r"(?:berdasarkan|dari|pada|in|from|see) (?:tabel|table)|menurut peneliti|penelitian ini|"
    r"\b(?:this|our|present) study|\bwe found|hasil analisis|"
    r"\bkelompok (?:kontrol|intervensi|perlakuan)|"
    r"(?:control|intervention|treatment) group|diperoleh hasil bahwa"
)

SAME_P = re.compile(
    r"[\s,]*(?:(?:so|thus|hence|which is|maka|sehingga|jadi|yaitu)\s+)?"
    rf"(?:\(\s?(?:{_P}|α|alpha|alfa)?|α|alpha|alfa)?\s*(?:{SIGN_WORDS}|[<>=≤≥]{{0,2}})\s*"
    r"(?:(?:α|alpha|alfa)\s*)?\(?\s*=?\s*"
)
"""What stands between a p-value and the level beside which it is put: "p = 0.03 (p < 0.05)"."""

LIMITS = re.compile(r"\s{0,2}%?\s{0,2}(?:--?|sampai|hingga|to|s/d|[,;])\s{0,2}")
CI = re.compile(
    r"(?:\bci\b|confidence intervals?|interval kepercayaan|\bik\b|\bki\b|selang kepercayaan)"
    r"\s{0,2}\(?\s{0,2}(?:(?:9\d(?:[.,]\d)?)\s?%)?\s{0,2}\)?[^0-9a-z]{0,6}"
    r"(?:of|was|for|from|dari|antara|between|sebesar|or|rr)?[^0-9a-z]{0,4}$"
)
LEVEL = re.compile(r"\s?%\s?(?:ci\b|confidence|ik\b|ki\b|interval|selang|-ci)")
LEVEL_BEFORE = re.compile(r"(?:\bci|\bik|interval kepercayaan|confidence interval)\s?\(?\s?$")
LEVEL_NAMED = re.compile(r"\d\s?%\s?" + LEVEL_BEFORE.pattern)
SHARE_AFTER = re.compile(rf"\s?\(\s?\d{{1,3}}(?:[.,]\d+)?(?!{LEVEL.pattern})\s?%")
POINTS = re.compile(r"percentage points?\b|\bpoin persen|(?:%|persen)\s?-?\s?(?:points?|poin)\b")
ADJUSTED = re.compile(
    r"\baor\b|\barr\b|\badj|adjusted|disesuaikan|terkoreksi|multivaria|hazard|\bhr\b"
)
DF = re.compile(
    r"(?:\b(?:t|f|r|q|qw|qb|chi-?2?|chi-square)|q-?(?:within|between)|χ\s?2?|\bx\s?2)\s?\(\s?"
    r"(?:df\s?=\s?)?(?:\d+(?:\.\d+)?\s?,\s?)?(?:df\s?=\s?)?$"
)
RULE = re.compile(
    r"(?:signifi\w+|bermakna|signific\w+|diterima|ditolak)\s(?:jika|bila|"
    r"apabila|if|when|at|was|pada)\b|considered|dianggap|kriteria"
)
TO = re.compile(
    r"\s{0,2}(?:%|persen|menit|hari|tahun|minggu|bulan|jam|kg|gram|g)?\s{0,2}"
    r"(?:--?|sampai(?: dengan| ke)?|hingga|to|s/d|s\.d\.?|until|through)\s{0,2}(?:ke-?\s?)?"
)

ORDINALS = {
    "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7,
    "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10, "ke dua": 2, "ke tiga": 3, "ke empat": 4,
    "ke lima": 5, "ke enam": 6, "ke tujuh": 7,
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
    "ke-ii": 2, "ke-iii": 3, "ke-iv": 4, "ke-v": 5, "ke-vi": 6, "ke-vii": 7,
    "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7,
}  # fmt: skip
CARDINALS = {
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "dua belas": 12, "dua puluh": 20,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25,
    "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
MONTHS = (
    "januari|january|februari|february|maret|march|april|mei|may|juni|june|juli|july|agustus|"
    "august|september|oktober|october|november|desember|december"
)
_STOP = (
    "yang dan atau dengan pada di ke dari untuk adalah the and or of in to for with is was "
    "were are by at on as from that this sedangkan maka karena oleh ini itu sehingga serta "
    "juga dalam namun while but had has have showed who which than dibanding lebih less more "
    "sampai hingga not no setelah sebelum after before tentang about akan telah dapat bahwa "
    "jika when if "
)
STOP = frozenset(_STOP.split())
_FUNCTION_WORDS = (
    "yang dan atau di ke dari pada dengan untuk adalah sebesar sebanyak sejumlah berjumlah "
    "the of in and or was were is are a an to for with by on at as that this nilai hasil "
    "value orang responden ibu mothers women respondents participants people penelitian study "
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
