"""Every number of the lessons' prose has a name, and is the same by another route.

The lessons' numbers are placeholders, worked out by the package when a lesson is built. Here each
placeholder is worked out a second time, by counting rows, coins and cards in ``by_hand``. What
stands in the prose as digits names a thing (a lesson, a mother, a setting) and counts nothing.
"""

import re
from pathlib import Path

import by_hand
import pytest
from prose import numbers_left

import midwifery_stats as ms
from lessons import numbers
from lessons.builder.placeholders import fill, lists_of, placeholders
from lessons.builder.source import lesson_paths, names_of, read_lesson
from lessons.builder.translation import paragraphs, read_catalogue

LESSONS = [path for path in lesson_paths([]) if path.name[0].isdigit()]
every_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def translations(path):
    catalogue = read_catalogue(path.stem, "id")
    texts = paragraphs(read_lesson(path))
    return [(text, str(catalogue.get(text).string)) for text in texts]


@every_lesson
def test_each_placeholder_gives_the_same_by_hand(path):
    lesson = read_lesson(path)
    package, other = names_of(lesson), {**vars(by_hand), **lists_of(lesson)}
    found = {one for text in paragraphs(lesson) for one in placeholders(text)}
    wrong = {one: (fill(one, package), fill(one, other)) for one in found}
    assert {one: both for one, both in wrong.items() if both[0] != both[1]} == {}


@every_lesson
def test_a_translation_has_the_placeholders_of_its_paragraph(path):
    differing = [
        pair
        for pair in translations(path)
        if sorted(placeholders(pair[0])) != sorted(placeholders(pair[1]))
    ]
    assert differing == []


@every_lesson
def test_no_number_of_the_prose_is_without_a_name(path):
    lines = [line for text in paragraphs(read_lesson(path)) for line in text.split("\n")]
    assert [rest for line in lines if (rest := numbers_left(line))] == []


def test_every_number_that_is_named_is_used():
    texts = [text for path in LESSONS for text in paragraphs(read_lesson(path))]
    source = Path(numbers.__file__).read_text(encoding="utf-8")
    used = set(re.findall(r"\w+", " ".join(one for text in texts for one in placeholders(text))))
    used |= set(re.findall(r"\b\w+(?=[(\[.])|(?<=[=(, ])\w+\b", source.replace("def ", "def_")))
    named = re.findall(r"(?m)^(?:def )?([a-z]\w*)(?= = |\()", source)
    assert [name for name in named if name not in used] == []


def test_spss_has_both_answers_for_five_of_ten():
    pairs = ms.reanalyse_pairs([0] * 5 + [1] * 5, [1] * 10)
    spss = pairs[pairs["software"].str.contains("SPSS")].set_index("procedure")["p"]
    assert spss["Wilcoxon, normal"] == pytest.approx(by_hand.coins_curve(5))
    assert spss["Sign test, exact"] == spss["McNemar, exact"] == pytest.approx(1 / 16)


def test_the_printed_p_of_study_two_has_the_ways_that_lesson_07_names():
    first, second = [1] * 10, [1] * 3 + [0] * 7
    answers = ms.reanalyse_groups(first, second, reported="0.004")
    ranked = answers[answers["procedure"].str.startswith("Mann-Whitney") & answers["matches"]]
    one_sided = by_hand.cards_curve(10, 10, 3, 10, ties=False, alternative="greater")
    assert ranked["p"].tolist() == pytest.approx([one_sided])
    found = ms.samples_reporting("0.004", first_size=10, second_size=10)
    pairs = set(zip(found["first_successes"], found["second_successes"], strict=True))
    every = [(a, b) for a in range(11) for b in range(11) if 0 < a + b < 20]
    prints = {
        (a, b) for a, b in every if by_hand.dec(by_hand.cards_curve(a, 10, b, 10), 3) == "0.004"
    }
    assert pairs == prints == {(10, 4), (4, 10), (6, 0), (0, 6)}
    both = [first, [1] * 9 + [0]], [second, [1] * 4 + [0] * 6]
    assert (
        max(
            ms.fisher_exact(both[0][1], second).p_value(),
            ms.fisher_exact(first, both[1][1]).p_value(),
        )
        < 0.05
    )
    assert all(p < 0.05 for p in numbers.answers().values())
