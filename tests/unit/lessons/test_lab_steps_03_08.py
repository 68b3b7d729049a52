"""What lessons 03 to 08 ask a learner to do in a lab, done; and what she should find there."""

import re
from fractions import Fraction

import pytest
from by_hand import cards, cards_curve, coins, coins_curve, dec
from ipywidgets import Text
from prose import source_of

import midwifery_stats as ms


class Hands:
    """A learner at a lab: she finds controls by the words on them."""

    def __init__(self, lab):
        self.lab = lab

    def control(self, words, widget=None):
        for child in (widget or self.lab).children:
            if getattr(child, "description", None) == words:
                return child
            if getattr(child, "children", ()) and (found := self.control(words, child)):
                return found
        return None

    def set(self, words, value):
        control = self.control(words)
        assert control is not None, f"no control says {words!r}"
        control.value = str(value) if isinstance(control, Text) else value

    def press(self, *words):
        for one in words:
            control = self.control(one)
            assert control is not None, f"no button says {one!r}"
            control.click()

    def mothers(self, row=0):
        """Give the buttons of a group's mothers."""
        grids = [widget for widget in self.below() if "ms-mothers" in widget._dom_classes]
        return grids[row].children

    def below(self, widget=None):
        for child in (widget or self.lab).children:
            yield child
            if getattr(child, "children", ()):
                yield from self.below(child)

    def press_mothers(self, *numbers, row=0):
        for number in numbers:
            self.mothers(row)[number - 1].click()

    def signs(self, row=0):
        looks = {"ms-up": "▲", "ms-down": "▼", "ms-same": "●", "ms-open": "○"}
        return "".join(looks[button._dom_classes[1]] for button in self.mothers(row))

    def tables(self):
        shown = self.lab.view(self.lab.state)
        return {row[0]: row[1:] for table in shown.tables for row in table.rows}

    def p(self, start, column=0):
        """Give a p-value from the row that starts so; the columns are exact, SPSS, R."""
        return next(row[column] for name, row in self.tables().items() if name.startswith(start))

    def says(self):
        return " ".join(self.lab.view(self.lab.state).paragraphs)


def shown(p: Fraction | float) -> str:
    """Write p as a lab's table does, for the p-values that the lessons speak of."""
    return "1" if p == 1 else dec(p, 3) if p >= 0.001 else "< 0.001"


@pytest.fixture
def bontang():
    return ms.load_study("bontang")


def test_03_time_needs_six_mothers():
    hands = Hands(ms.PairsLab([0] * 25, [1] * 12 + [0] * 13))
    hands.set("Improved", 6)
    assert hands.p("Exact") == shown(coins(6))
    hands.set("Improved", 5)
    assert coins(5) > 0.05
    assert hands.p("Exact") == shown(coins(5))
    hands.set("Improved", 6)
    hands.set("Got worse", 1)
    assert hands.p("Exact") == shown(coins(6, 1))
    hands.set("Improved", 7)
    assert hands.p("Exact") == shown(coins(7, 1))
    assert coins(7, 1) > 0.05 > coins(8, 1)
    hands.set("Improved", 8)
    assert hands.p("Exact") == shown(coins(8, 1))


def test_03_another_line_makes_another_p():
    before, after = [40, 45, 48, 30, 20, 60, 55, 35], [55, 52, 51, 48, 45, 90, 80, 49]
    hands = Hands(ms.PairsLab([ml >= 50 for ml in before], [ml >= 50 for ml in after]))
    assert hands.p("Exact") == shown(coins(3))
    hands.press_mothers(4, 5, 8)
    hands.set("A press on a mother changes what she was", "before")
    hands.press_mothers(2, 3)
    moved = Hands(ms.PairsLab([ml >= 45 for ml in before], [ml >= 45 for ml in after]))
    assert hands.lab.state.pairs == moved.lab.state.pairs
    assert hands.p("Exact") == shown(coins(4))


def test_04_wards_that_answer_alike_give_false_alarms():
    hands = Hands(ms.ClusterLab(wards=1, alike=0, seed=1))
    assert false_alarms(hands) < 5
    hands.set("Alike within a ward, %", 60)
    some = false_alarms(hands)
    hands.set("Alike within a ward, %", 100)
    assert 5 < some < false_alarms(hands) == pytest.approx(50, abs=0.5)
    hands.set("Wards in each group", 6)
    assert false_alarms(hands) > 25


def false_alarms(hands):
    """Give the percentage in the long run, as the lab's table has it."""
    return float(hands.tables()["in the long run, exact"][0].rstrip("%"))


def test_05_each_mother_more_halves_the_p(bontang):
    hands = Hands(ms.PairsLab(bontang, group="control"))
    for improved in range(1, 7):
        hands.set("Improved", improved)
        assert hands.p("Exact") == shown(coins(improved))


def test_05_one_mother_crosses_the_line_and_the_comparison_stays():
    start, a, b = [0] * 10, [1] * 6 + [0] * 4, [1] * 5 + [0] * 5
    lab = ms.GroupsLab(a, b, first_before=start, second_before=start, names=("A", "B"))
    hands = Hands(lab)
    assert [hands.p(row) for row in ("A: ", "B: ", "A against B: Mann")] == [
        shown(coins(6)),
        shown(coins(5)),
        "1",
    ]
    assert [hands.p(row, 1) for row in ("A: ", "B: ")] == [
        shown(coins_curve(6)),
        shown(coins_curve(5)),
    ]
    hands.press_mothers(hands.signs(1).index("○") + 1, row=1)
    assert [hands.p(row) for row in ("B: ", "A against B: Mann")] == [shown(coins(6)), "1"]
    hands.press("First data")
    hands.press_mothers(1, row=0)
    assert [hands.p(row) for row in ("A: ", "B: ", "A against B: Mann")] == [
        shown(coins(5)),
        shown(coins(5)),
        "1",
    ]


def test_05_the_control_group_crosses_the_line_by_itself(bontang):
    hands = Hands(ms.GroupsLab(bontang))
    assert [hands.p(row, 1) for row in ("intervention: ", "control: ")] == ["0.002", "0.083"]
    for sufficient in (4, 5, 6):
        hands.press_mothers(hands.signs(1).index("○") + 1, row=1)
        assert hands.p("control: ") == shown(coins(sufficient))
    assert hands.p("intervention against control: Mann") == shown(cards(10, 10, 6, 10))


def test_06_the_share_of_studies_follows_the_truth():
    hands = Hands(ms.SamplingLab(0.3, 0.3, first_size=10, second_size=10, seed=1))
    assert "1.2%" in hands.says()
    hands.press("Draw one", "Draw a thousand")
    assert hands.lab.state.draws == 1001
    hands.set("Truth with massage, %", 60)
    assert hands.lab.state.draws == 1001
    assert "12.3%" in hands.says()
    hands.set("Mothers with massage", 30)
    hands.set("Mothers without", 30)
    assert "56.1%" in hands.says()


def test_07_six_control_mothers_and_larger_groups_stand_on_both_sides(bontang):
    hands = Hands(ms.GroupsLab(bontang))
    hands.set("control: sufficient after", 6)
    row = "intervention against control: Mann"
    expected = (
        cards(10, 10, 6, 10),
        cards_curve(10, 10, 6, 10),
        cards_curve(10, 10, 6, 10, continuity=True),
    )
    assert [hands.p(row, column) for column in range(3)] == [shown(p) for p in expected]
    hands.press("Published data")
    hands.set("intervention: mothers", 30)
    hands.set("control: mothers", 30)
    hands.set("intervention: sufficient after", 20)
    hands.set("control: sufficient after", 12)
    expected = cards(20, 30, 12, 30), cards_curve(20, 30, 12, 30)
    assert [hands.p(row, column) for column in range(2)] == [shown(p) for p in expected]


def test_07_a_fourth_control_mother_mends_one_figure_and_breaks_another(bontang):
    hands = Hands(ms.GroupsLab(bontang))
    hands.press_mothers(hands.signs(1).index("○") + 1, row=1)
    assert hands.p("intervention against control: Mann", 1) == "0.004"
    assert hands.p("control: ", 1) == shown(coins_curve(4))


def test_08_the_sample_size_follows_the_truth_and_the_line():
    hands = Hands(ms.SampleSizeLab(0.6, 0.3))
    assert "12.3%" in hands.says()
    assert "takes 48 mothers in each group" in hands.says()
    hands.set("With massage, %", 90)
    assert "takes 12 mothers in each group" in hands.says()
    hands.set("With massage, %", 50)
    assert "No study of up to 60 mothers" in hands.says()
    hands.set("Picture up to", 120)
    assert "takes 102 mothers in each group" in hands.says()
    hands.set("With massage, %", 60)
    hands.set("Alpha", 0.01)
    assert "takes 68 mothers in each group" in hands.says()


LABS = {
    'PairsLab(study, group="control")': lambda: ms.PairsLab(
        ms.load_study("bontang"), group="control"
    ),
    "GroupsLab(study)": lambda: ms.GroupsLab(ms.load_study("bontang")),
    "SamplingLab(0.3, 0.3": lambda: ms.SamplingLab(0.3, 0.3, first_size=10, second_size=10),
    "SampleSizeLab(0.6, 0.3)": lambda: ms.SampleSizeLab(0.6, 0.3),
    "ClusterLab(wards=1": lambda: ms.ClusterLab(wards=1, alike=0),
    "CardLab(study": lambda: ms.CardLab(ms.load_study("bontang")),
    "MultiplicityLab(20": lambda: ms.MultiplicityLab(20, mothers=30),
}


@pytest.mark.parametrize("lesson", ["03", "04", "05", "06", "07", "08", "10"])
def test_every_control_that_a_lesson_names_is_in_one_of_its_labs(lesson):
    text = source_of(lesson).read_text(encoding="utf-8")
    labs = [Hands(make()) for call, make in LABS.items() if call in text]
    labs.append(Hands(ms.PairsLab([0] * 10, [1] * 5 + [0] * 5)))
    named = re.findall(r"(?:[Ss]et|[Pp]ress|Lower|At|Change) \*([^*]+)\*", text)
    assert named
    for words in named:
        wanted = (words, f"intervention: {words}")
        assert any(lab.control(one) for lab in labs for one in wanted), words
