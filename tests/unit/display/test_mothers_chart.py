import pytest

from midwifery_stats.display.mothers import mothers_chart
from midwifery_stats.display.svg import BLUE, GREY, QUIET, VERMILLION

TWO = ("less fluent", "fluent")
FIVE = ("none", "a little", "some", "enough", "more than the baby needs")


def test_every_mother_is_numbered_and_tipped(read):
    picture = read(mothers_chart([0] * 17 + [1] * 8, [1] * 25, levels=TWO, better="higher"))
    assert [text for text in picture.texts if text.isdigit()] == [str(n) for n in range(1, 26)]
    assert "Mother 1: less fluent before, fluent after" in picture.tips
    assert "Mother 25: fluent before, fluent after" in picture.tips


def test_alt_text_tells_what_is_seen():
    before, after = [0, 0, 0, 1, 1], [1, 1, 0, 1, 0]
    assert mothers_chart(before, after, levels=TWO, better="higher", title="Five").alt == (
        "Five. 5 mothers before and after. Before: 3 less fluent, 2 fluent."
        " After: 2 less fluent, 3 fluent. 2 improved (mothers 1, 2)."
        " 2 stayed the same (mothers 3, 4). 1 got worse (mother 5)."
    )


@pytest.mark.parametrize(
    ("better", "words"),
    [
        (None, ["2 went up", "1 stayed the same", "0 went down"]),
        ("higher", ["2 improved", "1 stayed the same", "0 got worse"]),
        ("lower", ["2 got worse", "1 stayed the same", "0 improved"]),
    ],
)
def test_the_legend_counts_and_never_guesses_what_is_better(read, better, words):
    picture = read(mothers_chart([0, 0, 1], [1, 1, 1], levels=TWO, better=better))
    assert [text for text in picture.texts if text in words] == words


def test_directions_differ_by_colour_and_by_arrow(read):
    up = read(mothers_chart([0], [1], levels=TWO))
    same = read(mothers_chart([0], [0], levels=TWO))
    down = read(mothers_chart([1], [0], levels=TWO))
    arrows = [len(p.strokes(BLUE.colour)) - len(p.strokes(VERMILLION.colour)) for p in (up, down)]
    # A changed mother has an outline (before) and an arrow's shaft more than the legend alone.
    assert arrows == [2, -2]
    assert len(same.paths(GREY.colour)) == len(up.paths(GREY.colour)) + 1


def test_the_legend_has_an_outline_for_before_and_a_filled_mark_for_after(read):
    picture = read(mothers_chart([0], [0], levels=TWO))
    assert len(picture.paths(QUIET.colour)) == len(picture.strokes(QUIET.colour)) == 1


@pytest.mark.parametrize("mothers", [1, 2, 15, 16, 30, 31, 60])
@pytest.mark.parametrize("levels", [None, TWO, FIVE])
def test_any_size_is_drawn_inside_the_card(read, mothers, levels):
    top = len(levels) if levels else 7
    before = [n % top for n in range(mothers)]
    after = [(2 * n + 1) % top for n in range(mothers)]
    picture = read(mothers_chart(before, after, levels=levels))
    # One tip for the mark after, one more for the mark before of those who changed.
    changed = sum(a != b for a, b in zip(after, before, strict=True))
    assert len(picture.tips) == mothers + changed


def test_all_the_same_measured_value(read):
    alt = mothers_chart([0.0, 0.0], [0.0, 0.0])
    read(alt)
    assert "2 stayed the same (mothers 1, 2)" in alt.alt


def test_higher_levels_stand_higher(read):
    picture = read(mothers_chart([0], [0], levels=FIVE))
    named = {t.text: float(t.get("y")) for t in picture.root.iter() if t.text in FIVE}
    assert named["enough"] < named["some"] < named["none"]


def test_marked_mothers_are_named():
    assert (
        "Marked: mothers 2, 3." in mothers_chart([0] * 3, [1] * 3, levels=TWO, highlight={3, 2}).alt
    )


def test_levels_of_a_user_are_escaped():
    drawn = mothers_chart([0], [1], levels=("<b>", "&"))
    assert "<b>" not in drawn.svg


def test_the_same_mothers_give_the_same_text():
    assert mothers_chart([0, 1], [1, 0], levels=TWO) == mothers_chart([0, 1], [1, 0], levels=TWO)
