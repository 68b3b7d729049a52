"""All that a learner meets, driven in each language: no function word of the other one is left."""

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path

import pytest

import midwifery_stats as ms
from midwifery_stats import language
from midwifery_stats.__main__ import COMMANDS, main
from midwifery_stats.classroom import course
from midwifery_stats.classroom.course.concepts_test import concept_questions
from midwifery_stats.classroom.progress.file import Answer, ProgressFile
from midwifery_stats.language import _
from midwifery_stats.reports.reading import paper_report_bytes
from midwifery_stats.reports.report import report_bytes
from midwifery_stats.site_command import SAID

FOREIGN = {
    "id": r"the|of|and|with|without|is|are|was|were|be|been|has|have|had|it|its|this|that|these"
    r"|those|which|from|for|to|by|on|at|in|not|no|if|but|or|than|as|you|your|they|their|her|she"
    r"|mothers?|before|after|more|less|between|how|what|when|where|why|does|did",
    "en": r"yang|dan|dengan|tidak|adalah|untuk|dari|pada|dalam|jika|atau|ini|itu|ibu|oleh|karena"
    r"|sebelum|sesudah|lebih|bukan|akan|dapat|sebuah|setiap|antara|berapa|bagaimana|apa|kelompok",
}
# Quoted from a paper or a program; code, names of files and options; SPSS's own layout.
KEPT = re.compile(
    r"`[^`]*`|“[^”]*”|\"[^\"]*\"|\*[^*]*\*|SPSS \([^)]*\)|<[^>]*>|--[\w-]+|\b[\w./-]+\.\w+\b"
    r"|N of Valid Cases|^a\. \d+ cells .*|for a 2x2 table"
    r"|\w+=\S+|\[[^\]]*\]|\b[\w.]+\([^)]*\)"
)
PAPER = {
    "id": "ASI 17 dari 25 ibu lancar (68%). Uji Wilcoxon menghasilkan p = 0,000.",
    "en": "Milk was fluent in 17 of 25 mothers (68%). The Wilcoxon test gave p = 0.000.",
}
TITLES = re.compile(r"Jurnal Cakrawala.*|Pengaruh [Pp]ijat.*")


@pytest.fixture(params=["id", "en"])
def code(request, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(language, "_current", request.param)
    return request.param


def words_of(widget: object, seen: set[int] | None = None) -> Iterator[str]:
    """Give every text of a panel or lab: values, labels, options, what a screen reader says."""
    seen = set() if seen is None else seen
    if id(widget) in seen:
        return
    seen.add(id(widget))
    chosen = hasattr(widget, "options")  # its value is a name in the code
    for name in ("description", "tooltip", "placeholder", *(() if chosen else ("value",))):
        if isinstance(text := getattr(widget, name, None), str):
            yield unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", text, flags=re.S))
    options = getattr(widget, "options", ())
    for option in options if isinstance(options, list | tuple) else ():
        yield str(option[0] if isinstance(option, tuple) else option)
    children = getattr(widget, "children", ())
    for part in children if isinstance(children, list | tuple) else ():
        yield from words_of(part, seen)


def own_file() -> Path:
    """Write a file as a student of this language might."""
    before, after = {"id": ("sebelum", "sesudah"), "en": ("before", "after")}[language._current]
    path = Path(f"{before}.csv")
    path.write_text(f"{before},{after}\n20,30\n25,24\n30,42\n35,36\n40,,\n28,45\n", "utf-8")
    return path


def made_labs() -> tuple:
    """Make every lab and panel of the course."""
    one, two = ms.load_study("bekasi"), ms.load_study("bontang")
    return (
        ms.FirstLab(one),
        ms.PairsLab(one),
        ms.PairsLab(two, group="control"),
        ms.GroupsLab(two),
        ms.CoinLab(17, seed=1),
        ms.CardLab(two, seed=1),
        ms.ClusterLab(wards=1, alike=0, seed=1),
        ms.MultiplicityLab(3, mothers=10, seed=1),
        ms.SamplingLab(0.3, 0.3, first_size=10, second_size=10, seed=1),
        ms.SampleSizeLab(0.6, 0.3),
        ms.OwnStudy(own_file()),
        ms.PaperDesk(PAPER[language._current]),
    )


def labs() -> Iterator[str]:
    for lab in made_labs():
        for part in buttons(lab):
            part.click()
        yield from words_of(lab)


def buttons(widget: object) -> list:
    """List the buttons that draw, throw or reset: they tell a result in new words."""
    parts, found = [widget], []
    while parts:
        part = parts.pop()
        if hasattr(part, "click") and getattr(part, "description", "")[:1].isupper():
            found.append(part)
        parts += getattr(part, "children", ())
    return found[:12]


def questions() -> Iterator[str]:
    asked = [one.question(number) for one in course.exercises() for number in range(4)]
    for question in [*asked, *concept_questions("A"), *concept_questions("B")]:
        yield from (question.prompt, question.solution, *question.hints)
        for option in getattr(question, "options", ()):
            yield from (option.text, option.message or "")
        yield from (case.message for case in getattr(question, "mistakes", ()))


def predictions() -> Iterator[str]:
    for one in course.predictions():
        asked = one.ask()
        yield from (asked.question, asked.happened)
        for part in (*getattr(asked, "options", ()), *getattr(asked, "bands", ())):
            yield from (getattr(part, "text", "") or "", part.feedback)


def told_results() -> Iterator[str]:
    for study in (ms.load_study("bekasi"), ms.load_study("bontang")):
        yield from (ms.describe(study), ms.show(study).text)
        mothers = study.mothers
        test = ms.wilcoxon_signed_rank(mothers["before"], mothers["after"])
        yield from (ms.describe(test), ms.show(test).text, ms.show(test.null).text)
    groups = ms.mann_whitney([1] * 10, [1] * 3 + [0] * 7)
    yield from (ms.describe(groups), ms.show(groups).text)


def told_plans_and_tables() -> Iterator[str]:
    """Tell what else a lesson shows: effects, plans, drawn studies, tables, procedures."""
    one, two = ms.load_study("bekasi"), ms.load_study("bontang")
    file = own_file()
    before, after = file.read_text("utf-8").split()[0].split(",")
    own = ms.own_study(ms.read_table(file), before=before, after=after)
    told = (
        ms.risk_difference(10, 10, 3, 10),
        ms.risk_ratio(6, 10, 3, 10),
        ms.odds_ratio(6, 10, 3, 10),
        ms.number_needed_to_treat(6, 10, 3, 10),
        ms.power_curve(0.6, 0.3, sizes=range(5, 20)),
        ms.power_curve(0.3, sizes=range(5, 20)),
        ms.draw_studies(0.6, 0.3, first_size=10, second_size=10, studies=20, seed=1),
        ms.frequency_table(ms.check_claims(one)["verdict"]),
        ms.cross_table(two.mothers["group"], two.mothers["after"]),
        ms.check_claims(two)[["kind", "verdict", "explanation"]].head(20),
        ms.reanalyse_groups([1] * 10, [1] * 3 + [0] * 7, reported="0.004"),
        ms.reanalyse_pairs([0] * 5, [1] * 5),
        ms.samples_reporting("0.004", first_size=10, second_size=10),
        ms.analyse(own),
    )
    yield from (ms.show(one).text for one in told)
    yield from (ms.describe(one) for one in told)


def papers() -> Iterator[str]:
    """Tell what the desk makes of a paper: its rows, its letter, its report."""
    paper = ms.read_paper(PAPER[language._current])
    checked = ms.check_paper(paper)
    yield from checked["explanation"]
    yield ms.letter(checked)
    page = paper_report_bytes(paper, ".html", language=language._current).decode()
    body = re.sub(r"<(style|script|svg).*?</\1>", " ", page.partition("<body")[2], flags=re.S)
    yield from (unescape(part) for part in re.split(r"<[^>]*>", body))


def reports() -> Iterator[str]:
    for name in ("bekasi", "bontang"):
        page = report_bytes(ms.load_study(name), ".html", language=language._current).decode()
        body = re.sub(r"<(style|script|svg).*?</\1>", " ", page.partition("<body")[2], flags=re.S)
        yield from (unescape(part) for part in re.split(r"<[^>]*>", body))


def errors() -> Iterator[str]:
    wrong: tuple[Callable[[], object], ...] = (
        lambda: ms.load_study("nowhere"),
        lambda: ms.use_language("fr"),
        lambda: ms.wilcoxon_signed_rank([1, 2], [1]),
        lambda: ms.wilcoxon_signed_rank([], []),
        lambda: ms.mann_whitney([1], []),
        lambda: ms.show(object()),
        lambda: ms.describe(3),
        lambda: ms.PairsLab([0, 1], [1]),
        lambda: ms.SampleSizeLab(2, 0.3),
        lambda: ms.check("99-nothing"),
        lambda: ms.example("nothing"),
        lambda: ms.concept_test("C"),
        lambda: ms.read_table("nowhere.csv"),
        lambda: ms.read_paper("nowhere.pdf"),
    )
    for call in wrong:
        with pytest.raises((ValueError, TypeError, OSError)) as caught:
            call()
        yield str(caught.value)


@pytest.mark.parametrize(
    "said",
    [labs, questions, predictions, told_results, told_plans_and_tables, reports, papers, errors],
    ids=lambda said: said.__name__,
)
def test_no_function_word_of_the_other_language_is_left(said, code):
    texts = list(said())
    assert sum(len(text.split()) for text in texts) > 60
    assert left(texts, code) == []


def test_every_lab_and_panel_is_among_those_that_are_driven(code):
    driven = {type(lab).__name__ for lab in made_labs()}
    assert {name for name in ms.__all__ if name.endswith(("Lab", "Study", "Desk"))} <= driven


def test_every_error_takes_its_words_from_the_catalogue():
    """Only what no reader meets is said in English: slips in our own code, lost catalogues."""
    ours = {"AttributeError", "AssertionError", "KeyError", "FileNotFoundError"}
    bare = [
        f"{path.name}:{raised.lineno}"
        for path in Path(ms.__file__).parent.rglob("*.py")
        for raised in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(raised, ast.Raise)
        and isinstance(raised.exc, ast.Call)
        and isinstance(raised.exc.func, ast.Name)
        and raised.exc.func.id not in ours
        and any(isinstance(said, ast.Constant | ast.JoinedStr) for said in raised.exc.args)
    ]
    assert bare == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_speaks_one_language(command, code, capsys):
    with pytest.raises(SystemExit):
        main([command, "--help", "--language", code])
    assert left([capsys.readouterr().out], code) == []


def test_what_a_command_prints_speaks_one_language(code, capsys, tmp_path):
    """Run each command that writes, with what it is for and with what it cannot use."""
    spoken = ["--language", code]
    folder = tmp_path / "class"
    folder.mkdir()
    kept = ProgressFile(folder)
    kept.keep_answer("02-smallest-p", 0, Answer("0,5", "incorrect"))
    kept.keep_prediction("02-zero-p", "rounded")
    kept.export("7")
    (folder / "progress-of-8.json").write_text("{", "utf-8")
    main(["class", str(folder), *spoken])
    main(["class", str(tmp_path / "nowhere"), *spoken])
    main(["answers", "--variants", "0-1", "--lesson", "02", *spoken])
    main(["answers", "--variants", "one", *spoken])
    main(["answers", "--concept-test", *spoken])
    occupied = tmp_path / "full"
    occupied.mkdir()
    (occupied / "a").touch()
    with suppress(SystemExit):  # where what builds the site is not installed
        main(["site", str(occupied), *spoken])
    told = capsys.readouterr()
    texts = [told.out, told.err, *(_(text) for text in SAID.values())]
    texts += [page.read_text("utf-8") for page in folder.glob("*.csv")]
    assert sum(len(text.split()) for text in texts) > 200
    assert left(texts, code) == []


def left(texts: list[str], code: str) -> list[str]:
    """Give each text that holds a function word of the other language, the words in front."""
    found = []
    for text in texts:
        plain = TITLES.sub(" ", KEPT.sub(" ", text))
        if words := re.findall(rf"(?<![\w-])(?:{FOREIGN[code]})(?![\w-])", plain, re.IGNORECASE):
            found.append(f"{words}: {' '.join(text.split())[:200]}")
    return found
