"""Every lab as an object: what its controls do, undo, reset, complaints, and its static form."""

import ast
import re
from pathlib import Path

import pandas as pd
import pytest
from ipywidgets import BoundedIntText, Button, Dropdown, IntText, Text, ToggleButton

import midwifery_stats as ms
from midwifery_stats.classroom.labs import panel as panel_module
from midwifery_stats.classroom.labs.coin_lab import CoinLab
from midwifery_stats.classroom.labs.pairs_state import Choices
from midwifery_stats.inference.samples import SampleError


def controls(widget):
    """Give every widget inside a widget."""
    for child in getattr(widget, "children", ()):
        yield child
        yield from controls(child)


def named(lab, words):
    return next(c for c in controls(lab) if getattr(c, "description", None) == words)


def message(lab):
    """Give what the line for complaints says."""
    found = re.search(
        r'role="status"><b>(.*?)</b>',
        "".join(c.value for c in controls(lab) if "ms-message" in str(getattr(c, "value", ""))),
    )
    return found and found[1]


LABS = {
    "pairs": lambda: ms.PairsLab(ms.load_study("bekasi")),
    "measured": lambda: ms.PairsLab([20, 30, 40, 50, 60, 70.5], [25, 30, 37, 60, 61, 99]),
    "groups": lambda: ms.GroupsLab(ms.load_study("bontang")),
    "measured groups": lambda: ms.GroupsLab([1.5, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7.5]),
    "sampling": lambda: ms.SamplingLab(0.6, 0.3, seed=1),
    "size": lambda: ms.SampleSizeLab(0.6, 0.3),
    "coins": lambda: CoinLab(17, seed=1),
}
MOVES = {
    "pairs": ("Improved", 16),
    "measured": ("Got worse", 3),
    "groups": ("control: sufficient after", 4),
    "measured groups": ("first: after", "9"),
    "sampling": ("Truth without, %", 40),
    "size": ("Wanted power, %", 90),
    "coins": ("Mothers who changed", 5),
}
WRONG = {
    "pairs": ("Mothers", 61),
    "measured": ("Mother", 7),
    "groups": ("control: mothers", 2),
    "measured groups": ("second: mother", 7),
    "sampling": ("Truth without, %", 101),
    "size": ("Wanted power, %", 0),
    "coins": ("Seed", -1),
}


@pytest.fixture(params=LABS)
def lab(request):
    made = LABS[request.param]()
    made.kind = request.param
    return made


def test_a_control_changes_what_is_shown_and_undo_brings_it_back(lab):
    words, value = MOVES[lab.kind]
    before, shown = lab.state, lab._board.value
    control = named(lab, words)
    old = control.value
    control.value = value
    assert lab.state != before
    assert lab._board.value != shown
    named(lab, "Undo").click()
    assert (lab.state, lab._board.value, control.value) == (before, shown, old)
    assert named(lab, "Undo").disabled


def test_every_change_can_be_undone_one_after_the_other():
    lab = LABS["pairs"]()
    for count in (16, 15, 14):
        named(lab, "Improved").value = count
    for count in (15, 16, 17):
        named(lab, "Undo").click()
        assert named(lab, "Improved").value == count
    assert lab.state == lab.start


def test_every_choice_reaches_the_test():
    lab = LABS["pairs"]()
    for words, label in (
        ("Procedure", "corrected, as R before 4.6"),
        ("Direction", "one-sided, upwards"),
        ("Unchanged", "split"),
        ("Alpha", "0.01"),
    ):
        named(lab, words).label = label
    assert lab.state.choices == Choices("normal", "split", "greater", True, 0.01)
    named(lab, "Procedure").label = "normal, as SPSS"
    assert not lab.state.choices.continuity
    drawing = LABS["sampling"]()
    named(drawing, "Procedure").label = "normal, as SPSS"
    named(drawing, "Alpha").label = "0.1"
    assert (drawing.state.method, drawing.state.alpha) == ("normal", 0.1)


def test_reset_brings_back_the_data_and_can_be_undone(lab):
    words, value = MOVES[lab.kind]
    named(lab, words).value = value
    changed = lab.state
    named(lab, lab.reset_label()).click()
    assert lab.state == lab.start
    named(lab, "Undo").click()
    assert lab.state == changed


def test_a_wrong_number_gets_a_sentence_and_loses_nothing(lab):
    words, value = MOVES[lab.kind]
    named(lab, words).value = value
    state = lab.state
    wrong_words, wrong = WRONG[lab.kind]
    control = named(lab, wrong_words)
    old = control.value
    control.value = wrong
    assert (lab.state, control.value) == (state, old)
    assert str(wrong) in message(lab)
    named(lab, "Undo").click()
    assert message(lab) is None
    assert lab.state == lab.start


def test_the_static_form_has_picture_table_and_sentence(lab):
    bundle = lab._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    html, text = bundle["text/html"], bundle["text/plain"]
    assert re.search(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="[^"]{40,}"', html)
    assert "<table" in html
    assert "<svg" not in html
    assert "<script" not in html
    shown = lab.view(lab.state)
    for words in shown.paragraphs:
        assert words in text
    for table in shown.tables:
        assert table.caption in text
    # The same in another process: no addresses, no widget ids.
    again = LABS[lab.kind]()._repr_mimebundle_()
    assert (again["text/html"], again["text/plain"]) == (html, text)
    assert "object at 0x" not in text


def test_every_control_has_a_name_of_its_own(lab):
    kinds = (IntText, Text, Dropdown, Button, ToggleButton)
    names = [c.description for c in controls(lab) if isinstance(c, kinds)]
    assert all(names)
    typed = [c.description for c in controls(lab) if isinstance(c, (IntText, Dropdown))]
    assert len(typed) == len(set(typed))


def test_no_control_clips_what_is_typed_or_needs_a_font(lab):
    for control in controls(lab):
        assert not isinstance(control, BoundedIntText)
        assert not getattr(control, "icon", "")


def test_pictures_are_inline_and_named(lab):
    board = lab._board.value
    pictures = re.findall(r"<svg [^>]*>", board)
    assert len(pictures) == len(lab.view(lab.state).figures)
    for picture in pictures:
        assert 'role="img"' in picture
        assert re.search(r'aria-label="[^"]{40,}"', picture)
    assert '<p class="ms-conclusion" role="status">' in board


def test_one_assignment_a_change(lab):
    """No frame without a chart: the value goes from one full board to the next."""
    values = []
    lab._board.observe(lambda change: values.append(change["new"]), names="value")
    words, value = MOVES[lab.kind]
    named(lab, words).value = value
    assert len(values) == 1
    assert "<svg" in values[0]


def test_a_press_on_a_mother_moves_her_on():
    lab = ms.PairsLab(ms.load_study("bekasi"))
    stayed = lab.state.pairs.index((1.0, 1.0))
    button = named(lab, f"{stayed + 1} ●")
    button.click()
    assert lab.state.pairs[stayed] == (1.0, 0.0)
    assert button.description == f"{stayed + 1} ▼"
    assert button.tooltip == f"Mother {stayed + 1}: fluent before, less fluent after"
    named(lab, "A press on a mother changes what she was").value = "before"
    button.click()
    assert lab.state.pairs[stayed] == (0.0, 0.0)


def test_what_would_it_take_marks_the_mothers():
    lab = ms.PairsLab(ms.load_study("bekasi"))
    named(lab, "What would it take?").value = True
    assert "What would it take? 7 mothers" in lab._board.value
    marked = [c for c in controls(lab) if "ms-found" in getattr(c, "_dom_classes", ())]
    assert len(marked) == 7
    named(lab, "Undo").click()
    assert not named(lab, "What would it take?").value


def test_measurements_are_typed_with_point_or_comma():
    lab = LABS["measured"]()
    named(lab, "3 ▼").click()
    assert named(lab, "Mother").value == 3
    assert (named(lab, "Before").value, named(lab, "After").value) == ("40", "37")
    named(lab, "After").value = "41,5"
    assert lab.state.pairs[2] == (40.0, 41.5)
    named(lab, "After").value = "<b>many</b>"
    assert lab.state.pairs[2] == (40.0, 41.5)
    assert message(lab).startswith("&quot;&lt;b&gt;many&lt;/b&gt;&quot; is not a number.")
    assert named(lab, "After").value == "41.5"


def test_more_mothers_make_more_buttons_and_fewer_take_them_away():
    lab = ms.PairsLab([0, 0, 1], [1, 0, 1])
    named(lab, "Mothers").value = 60
    assert len([c for c in controls(lab) if "ms-mother" in c._dom_classes]) == 60
    named(lab, "Mothers").value = 4
    assert len([c for c in controls(lab) if "ms-mother" in c._dom_classes]) == 4


def test_groups_within_and_between():
    lab = ms.GroupsLab(ms.load_study("bontang"))
    named(lab, "control: sufficient after").value = 4
    assert "0.046" in lab._board.value
    assert named(lab, "Published data")
    measured = ms.GroupsLab([1.5, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7.5])
    named(measured, "second: after").value = "9"
    assert measured.state.groups[1].after[0] == 9.0


def test_drawing_and_flipping():
    lab = LABS["sampling"]()
    named(lab, "Draw one").click()
    named(lab, "Draw ten").click()
    named(lab, "Draw a thousand").click()
    assert lab.state.draws == 1011
    named(lab, "New samples").click()
    assert (lab.state.draws, lab.state.seed) == (0, 2)
    coins = LABS["coins"]()
    named(coins, "Flip once").click()
    named(coins, "Flip 1000 times").click()
    assert coins.state.flips == 1001
    named(coins, "New coins").click()
    assert (coins.state.flips, coins.state.seed) == (0, 2)


def test_one_group_or_two():
    lab = LABS["size"]()
    named(lab, "Study with").value = 1
    named(lab, "Get worse, %").value = 50
    assert message(lab) == "60% and 50% add up to more than 100%: a mother does one or the other."
    assert named(lab, "Get worse, %").value == 0


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: ms.PairsLab([0] * 61, [1] * 61), "at most 60 mothers, and the sample has 61"),
        (lambda: ms.PairsLab([0, 1], [1]), "`before` has 2 mothers and `after` has 1"),
        (lambda: ms.PairsLab(ms.load_study("bontang")), 'add group="intervention" or group="con'),
        (lambda: ms.PairsLab(ms.load_study("bontang"), group="x"), 'add group="intervention" or'),
        (lambda: ms.GroupsLab(ms.load_study("bekasi")), "has one group: write PairsLab"),
        (lambda: ms.GroupsLab([0] * 61, [1]), "at most 60 mothers, and the sample has 61"),
        (lambda: ms.PairsLab(*[_levels(6)] * 2), "at most 5 levels, and the sample has 6"),
        (lambda: ms.SamplingLab([1, 2, 3], [1, 2, 3]), "needs an outcome of yes or no"),
    ],
)
def test_a_sample_that_a_lab_cannot_hold_gets_a_sentence(make, sentence):
    with pytest.raises(SampleError, match=re.escape(sentence)):
        make()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: ms.SamplingLab(1.2, 0.3), "`first_rate` must lie between 0 and 1"),
        (lambda: ms.SampleSizeLab(0.3, worsen=-0.1), "`worsen` must lie between 0 and 1"),
        (lambda: ms.SampleSizeLab(0.8, worsen=0.3), "add up to more than 100%"),
        (lambda: CoinLab(0), "1 to 60 coins, not 0"),
        (lambda: CoinLab(5, 6), "from 0 to 5, not 6"),
    ],
)
def test_a_number_that_a_lab_cannot_start_from_gets_a_sentence(make, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        make()


def _levels(count):
    labels = [f"level {place}" for place in range(count)]
    return pd.Categorical(labels, categories=labels, ordered=True)


def test_labs_start_from_categoricals_of_five_levels_and_from_one_mother():
    levels = _levels(5)
    lab = ms.PairsLab(levels, levels)
    named(lab, "1 ●").click()
    assert lab.state.pairs[0] == (0.0, 1.0)
    assert ms.PairsLab([0], [1]).state.pairs == ((0.0, 1.0),)
    assert ms.GroupsLab(levels, levels).state.labels[4] == "level 4"


def test_rates_are_taken_from_a_study():
    state = ms.SamplingLab(ms.load_study("bontang")).state
    assert (state.first_percent, state.second_percent, state.first_size) == (100, 30, 10)
    assert ms.SampleSizeLab(ms.load_study("bekasi")).state.first_percent == 68


def test_labs_use_nothing_that_breaks_strict_nbval_or_static_pages():
    room = Path(panel_module.__file__).parent
    for path in room.glob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom | ast.Import)
            for alias in node.names
        }
        assert not names & {"Output", "interact", "interactive_output", "interactive", "display"}, (
            path.name
        )
