"""Every lab as an object: what its controls do, undo, reset, complaints, and its static form."""

import ast
import os
import re
from html import escape
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from random import Random

import pandas as pd
import pytest
from ipywidgets import Button, Dropdown, FloatText, IntText, Text, ToggleButton

import midwifery_stats as ms
from midwifery_stats.classroom import labs
from midwifery_stats.classroom.labs import panel as panel_module
from midwifery_stats.classroom.labs.choices import Choices, small_p
from midwifery_stats.classroom.labs.cluster_lab import false_alarms
from midwifery_stats.classroom.labs.controls import written
from midwifery_stats.classroom.labs.multiplicity_lab import long_run
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.display.drawing import percent
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
    "coins": lambda: ms.CoinLab(17, seed=1),
    "first": lambda: ms.FirstLab(ms.load_study("bekasi")),
    "cards": lambda: ms.CardLab(ms.load_study("bontang")),
    "wards": lambda: ms.ClusterLab(),
    "outcomes": lambda: ms.MultiplicityLab(),
}
MOVES = {
    "pairs": ("Improved", "16"),
    "measured": ("Got worse", "3"),
    "groups": ("control: sufficient after", "4"),
    "measured groups": ("group A: after", "9"),
    "sampling": ("Truth without, %", "40"),
    "size": ("Wanted power, %", "90"),
    "coins": ("Mothers who changed", "5"),
    "wards": ("Alike within a ward, %", "0"),
    "outcomes": ("Outcomes", "5"),
}
WRONG = {
    "pairs": ("Mothers", "61"),
    "measured": ("Mother number", "7"),
    "groups": ("control: mothers", "2"),
    "measured groups": ("group B: mother", "7"),
    "sampling": ("Truth without, %", "101"),
    "size": ("Wanted power, %", "0"),
    "coins": ("Seed", "-1"),
    "wards": ("Alike within a ward, %", "101"),
    "outcomes": ("Outcomes", "51"),
}


@pytest.fixture(params=MOVES)
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
    for count in ("16", "15", "14"):
        named(lab, "Improved").value = count
    for count in ("15", "16", "17"):
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


def test_a_lab_names_the_test_of_its_p_values(lab):
    if lab.kind != "first":  # it shows no p-value
        assert re.search("Wilcoxon|Mann-Whitney|Fisher", lab._repr_mimebundle_()["text/plain"])


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
    kinds = (Text, Dropdown, Button, ToggleButton)
    names = [c.description for c in controls(lab) if isinstance(c, kinds)]
    assert all(names)
    assert len(names) == len(set(names))


def test_no_control_changes_what_is_typed_or_needs_a_font(lab):
    """A browser's own number box drops the comma of 2,5 without a word."""
    for control in controls(lab):
        assert not isinstance(control, IntText | FloatText)
        assert not getattr(control, "icon", "")


def test_every_picture_is_inline_named_and_on_the_screen_once(lab):
    named(lab, "More").value = True
    screen = lab._board.value + lab._beside.value + lab._rest.value
    drawn = [screen.count(figure.svg) for figure in lab.view(lab.state).figures]
    assert drawn == [0 if at in lab.DRAWN else 1 for at in range(len(drawn))]
    for picture in re.findall(r"<svg [^>]*>", screen):
        assert 'role="img"' in picture
        assert re.search(r'aria-label="[^"]{40,}"', picture)
    assert '<p class="ms-conclusion" role="status">' in lab._board.value
    for words in lab.view(lab.state).paragraphs:
        assert screen.count(f">{escape(words)}</p>") == 1
    assert screen.count("download=") == len(drawn)


def test_one_assignment_a_change(lab):
    """No frame without a chart: the value goes from one full board to the next."""
    values = []
    lab._board.observe(lambda change: values.append(change["new"]), names="value")
    words, value = MOVES[lab.kind]
    named(lab, words).value = value
    assert len(values) == 1
    assert "<svg" in values[0]


def mothers(lab):
    """Give the buttons of the mothers."""
    return [c for c in controls(lab) if "ms-mother" in c._dom_classes]


def test_a_press_on_a_mother_moves_her_on():
    lab = ms.PairsLab(ms.load_study("bekasi"))
    stayed = lab.state.pairs.index((1.0, 1.0))
    button = mothers(lab)[stayed]
    assert button.description.endswith(", stayed the same: fluent before, fluent after")
    button.click()
    assert lab.state.pairs[stayed] == (1.0, 0.0)
    told = f"Mother {stayed + 1}, got worse: fluent before, less fluent after"
    assert (button.description, button.tooltip) == (told, told)
    assert {"ms-down", "ms-p10"} < set(button._dom_classes)
    named(lab, "A press on a mother changes what she was").value = "before"
    button.click()
    assert lab.state.pairs[stayed] == (0.0, 0.0)


def test_changed_mothers_are_never_called_published():
    for lab in (ms.PairsLab(ms.load_study("bekasi")), ms.GroupsLab(ms.load_study("bontang"))):
        published = "Rebuilt from the published counts"
        assert published in lab._beside.value
        assert published in lab._repr_mimebundle_()["text/plain"]
        mothers(lab)[0].click()
        for shown in (lab._beside.value, lab._repr_mimebundle_()["text/plain"]):
            assert "Changed by you: these are not the mothers of the paper." in shown
            assert published not in shown
        named(lab, "Undo").click()
        assert published in lab._beside.value


def test_measured_mothers_show_their_ranks_on_the_first_screen():
    """Lesson 02 says: watch the table of signed ranks."""
    lab = ms.PairsLab([20, 35, 30, 40, 25, 30], [45, 30, 40, 60, 25, 40])
    assert "Signed ranks" in lab._beside.value
    named(lab, "Mother number").value = "5"
    named(lab, "After").value = "26"
    ranks = re.findall(r"<td[^>]*>([^<]*)</td>", lab._beside.value.partition("Signed ranks")[2])
    assert ranks[:6] == ["1", "0", "", "1", "1", "0"]  # one mother up by 1 ml: rank 1
    assert "Signed ranks" not in ms.PairsLab(ms.load_study("bekasi"))._beside.value


def test_the_line_above_the_picture_has_its_place_from_the_start():
    """Else the picture jumps down when a learner changes the first mother."""
    for lab in (ms.PairsLab([1, 2, 3], [2, 3, 1]), ms.GroupsLab([1, 2, 3], [2, 3, 4])):
        assert lab._beside.value.startswith('<p class="ms-caption">&nbsp;</p>')
    assert "ms-caption" not in ms.CoinLab(5)._beside.value


def test_one_more_and_one_less():
    lab = ms.PairsLab(ms.load_study("bekasi"))
    named(lab, "Got worse: one more").click()
    named(lab, "Got worse: one more").click()
    named(lab, "Got worse: one less").click()
    assert lab.state.counts[2] == 1
    named(lab, "Got worse: one less").click()
    named(lab, "Got worse: one less").click()
    assert message(lab) == "There are 25 mothers: write a number from 0 to 25, not -1."
    measured = LABS["measured"]()
    named(measured, "After: one more").click()
    assert measured.state.pairs[0] == (20.0, 26.0)


def test_the_first_lab_shows_the_mothers_and_no_test():
    lab = ms.FirstLab(ms.load_study("bekasi"))
    assert "Of 25 mothers, 17 improved" in lab._board.value
    mothers(lab)[0].click()
    assert "Of 25 mothers, 16 improved" in lab._board.value
    words = lab._repr_mimebundle_()["text/plain"]
    assert not re.search(r"\bp\b|W\+|rank", words)
    assert {type(c) for c in controls(lab)} & {Text, Dropdown} == set()
    assert len(mothers(ms.FirstLab([1.5, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7]))) == 6


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
    mothers(lab)[2].click()
    assert named(lab, "Mother number").value == "3"
    assert (named(lab, "Before").value, named(lab, "After").value) == ("40", "37")
    named(lab, "After").value = "41,5"
    assert lab.state.pairs[2] == (40.0, 41.5)
    named(lab, "After").value = "<b>many</b>"
    assert lab.state.pairs[2] == (40.0, 41.5)
    assert message(lab).startswith("&quot;&lt;b&gt;many&lt;/b&gt;&quot; is not a number.")
    assert named(lab, "After").value == "41.5"


def test_more_mothers_make_more_buttons_and_fewer_take_them_away():
    lab = ms.PairsLab([0, 0, 1], [1, 0, 1])
    named(lab, "Mothers").value = "60"
    assert len([c for c in controls(lab) if "ms-mother" in c._dom_classes]) == 60
    named(lab, "Mothers").value = "4"
    assert len([c for c in controls(lab) if "ms-mother" in c._dom_classes]) == 4


def test_groups_within_and_between():
    lab = ms.GroupsLab(ms.load_study("bontang"))
    named(lab, "control: sufficient after").value = "4"
    assert "0.046" in lab._beside.value
    assert named(lab, "Published data")
    measured = ms.GroupsLab([1.5, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7.5])
    named(measured, "group B: after").value = "9"
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
    named(lab, "Get worse, %").value = "50"
    assert message(lab) == "60% and 50% add up to more than 100%: a mother does one or the other."
    assert named(lab, "Get worse, %").value == "0"


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
        (lambda: ms.CoinLab(0), "1 to 60 coins, not 0"),
        (lambda: ms.CoinLab(5, 6), "from 0 to 5, not 6"),
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
    mothers(lab)[0].click()
    assert lab.state.pairs[0] == (0.0, 1.0)
    assert ms.PairsLab([0], [1]).state.pairs == ((0.0, 1.0),)
    assert ms.GroupsLab(levels, levels).state.labels[4] == "level 4"


def test_rates_are_taken_from_a_study():
    state = ms.SamplingLab(ms.load_study("bontang")).state
    assert (state.first_percent, state.second_percent, state.first_size) == (100, 30, 10)
    assert ms.SampleSizeLab(ms.load_study("bekasi")).state.first_percent == 68
    assert (ms.SampleSizeLab().state.groups, ms.SampleSizeLab(0.6).state.groups) == (2, 1)


HOSTILE = ("1e14", "1e301", "1e999", "-5", "2.5", "2,5", "1000000", "1e-300", "0.1234567", "")
HOSTILE += ("nan", "-inf", "25.0", " 7 ", "٣", "1" * 5000, "<b>", "0x10", "1/0", "1/3", "−2")
HOSTILE += ("inf", "1e308", "-1e308", "5e-324", "-0", "999999999999", "-999999999999", "99.9999999")


def test_a_number_that_cannot_be_is_refused_in_a_sentence():
    lab = LABS["pairs"]()
    for typed in ("2.5", "2,5", "1e3", "25.0", "many", "", "1000000", "1" * 5000):
        named(lab, "Improved").value = typed
        assert lab.state == lab.start, typed
        assert typed[:20] in message(lab)
        assert message(lab).endswith((".", "Nothing was changed."))
        assert named(lab, "Improved").value == "17"
    measured = LABS["measured"]()
    for typed in ("1e14", "1e301", "1e999", "-5", "991", "0.1234567"):
        named(measured, "After").value = typed
        assert measured.state == measured.start, typed
        assert message(measured)
        assert named(measured, "After").value == "25"
    named(measured, "After").value = "990"
    assert measured.state.pairs[0] == (20.0, 990.0)


def test_every_lab_is_among_those_that_are_tried():
    """A lab that a learner can open, and every class that is built on the frame of the labs."""
    tried = {type(make()) for make in LABS.values()}
    assert tried == {getattr(ms, name) for name in ms.__all__ if name.endswith("Lab")}
    for module in iter_modules(labs.__path__):
        import_module(f"{labs.__name__}.{module.name}")
    assert tried == {lab for lab in built_on(Panel) if lab.__module__.startswith(labs.__name__)}


def built_on(kind):
    for one in kind.__subclasses__():
        yield one
        yield from built_on(one)


@pytest.mark.parametrize("kind", LABS)
def test_no_hostile_number_in_any_box_shows_another_samples_numbers(kind):
    lab = LABS[kind]()
    named(lab, "More").value = True
    boxes = [c for c in controls(lab) if isinstance(c, Text)]
    assert len(boxes) >= {"first": 0, "cards": 1}.get(kind, 2)
    for box in boxes:
        for typed in HOSTILE:
            before = lab.state
            box.value = typed
            if lab.state == before:
                assert_shows_what_it_draws(lab)
            else:
                assert_shows_its_own_sample(lab)


@pytest.mark.parametrize("kind", LABS)
def test_no_key_ever_shows_another_samples_numbers(kind):
    """Random actions on every lab, 10,000 of them in CI."""
    lab, dice = LABS[kind](), Random(kind)
    for turn in range(10_000 // len(LABS) + 1 if os.environ.get("MIDWIFERY_CI") else 150):
        act(lab, dice)
        if turn % 10 == 0:
            assert_shows_its_own_sample(lab)


def assert_shows_what_it_draws(lab):
    """Compare the screen with what the lab's state looks like, all that stands under More too."""
    shown, screen = lab.view(lab.state), lab._board.value + lab._beside.value + lab._rest.value
    for control, box in lab._boxes:
        assert box.value == (
            control.get(lab.state) if not isinstance(box, Text) else written(control.get(lab.state))
        ), control.label
    for words in shown.paragraphs:
        assert screen.count(f">{escape(words)}</p>") == 1
    for table in shown.tables:
        assert table.html() in screen
    for at, figure in enumerate(shown.figures):
        assert (figure.svg in screen) == (at not in lab.DRAWN)


def act(lab, dice):
    control = dice.choice([c for c in controls(lab) if hasattr(c, "description")])
    if isinstance(control, Text):
        low, high = dice.choice([(0, 10), (-5, 200)])
        control.value = dice.choice([*HOSTILE, *(str(dice.randint(low, high)) for _ in range(20))])
    elif isinstance(control, Dropdown):
        control.value = dice.choice(control.options)[1]
    elif isinstance(control, ToggleButton):
        control.value = not control.value
    elif isinstance(control, Button) and not control.disabled:
        control.click()


def assert_shows_its_own_sample(lab):
    """Compare what stands on the screen with the package's own answer for the lab's state."""
    state, screen = lab.state, lab._board.value + lab._beside.value
    if lab._open.value:
        assert_shows_what_it_draws(lab)
    for control, box in lab._boxes:
        shown = float(box.value) if isinstance(box, Text) else box.value
        assert shown == control.get(state), control.label
    if hasattr(state, "pairs"):
        improved, stayed, worsened = state.counts
        assert [b.description.split(":")[0].split(", ")[1] for b in mothers(lab)].count(
            "improved"
        ) == improved
        if isinstance(lab, ms.FirstLab):
            assert f"{improved} improved, {stayed} stayed the same and {worsened} got" in screen
            return
        test = ms.wilcoxon_signed_rank(state.before, state.after)
        for p in (test.p_value(), test.p_value("normal")):
            assert f">{escape(small_p(p))}<" in screen
    elif isinstance(lab, ms.CardLab):
        groups = [group.after for group in state.groups.groups]
        assert f"apart is {escape(small_p(ms.mann_whitney(*groups).p_value()))}: that" in screen
    elif isinstance(lab, ms.ClusterLab):
        assert f"In the long run {escape(percent(false_alarms(state), 1))} of all" in screen
    elif isinstance(lab, ms.MultiplicityLab):
        assert (
            f" in {escape(percent(long_run(state, state.alpha), 1))} of all studies (Mann" in screen
        )
    elif hasattr(state, "groups") and isinstance(state.groups, tuple):
        test = ms.mann_whitney(*(group.after for group in state.groups))
        for p in (test.p_value(), test.p_value("normal")):
            assert f">{escape(small_p(p))}<" in screen
        assert len(mothers(lab)) == sum(len(group.pairs) for group in state.groups)
    elif hasattr(state, "changed"):
        test = ms.wilcoxon_signed_rank(
            [0] * state.changed, [1] * state.up + [-1] * (state.changed - state.up)
        )
        exact = test.exact_fraction()
        told = f"In the long run {exact} of all flips" if exact < 1 else "the Wilcoxon test is 1."
        assert told in screen
    elif hasattr(state, "draws"):
        sizes = state.first_size, state.second_size
        rates = state.first_percent / 100, state.second_percent / 100
        power = ms.power_groups(*sizes, *rates, alpha=state.alpha, method=state.method)
        assert f"in {escape(percent(power, 1))} of all studies" in screen
    else:
        rates = state.first_percent / 100, state.second_percent / 100
        power = (
            ms.power_groups(
                state.mothers, state.mothers, *rates, alpha=state.alpha, method=state.method
            )
            if state.groups == 2
            else ms.power_pairs(state.mothers, *rates, alpha=state.alpha, method=state.method)
        )
        assert f"in {escape(percent(power, 1))} of all cases" in screen


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
