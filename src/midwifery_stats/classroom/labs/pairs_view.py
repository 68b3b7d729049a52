"""What the pairs lab shows: a pure function from its state to pictures, tables and sentences."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import chain

from midwifery_stats.classroom.labs.choices import (
    Alternative,
    Choices,
    Zeros,
    choice_words,
    corrected_words,
    small_p,
    verdict,
)
from midwifery_stats.classroom.labs.pairs_flip import Differences, Flip, by_directions, by_outcomes
from midwifery_stats.classroom.labs.pairs_state import Pair, PairsState
from midwifery_stats.display.drawing import mothers_list
from midwifery_stats.display.effects import interval_chart, interval_text
from midwifery_stats.display.mothers import mothers_chart
from midwifery_stats.display.null import null_chart
from midwifery_stats.display.one_way import effect_told, one_way_words
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import format_p, is_word, value_text
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.samples import FloatArray
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
from midwifery_stats.inference.yes_no_tables import pairs_table
from midwifery_stats.language import _, ngettext


def pairs_shown(state: PairsState) -> Shown:
    """Give everything that the lab shows for a state."""
    test = signed_rank_of(state.pairs, state.choices.zeros)
    p = chosen_p(test, state.choices)
    flip = what_would_it_take(state) if state.asked else None
    one_way = one_way_words(test)
    conclusion = verdict(p, state.choices.alpha, test.note, one_way)
    ranked = (_counts_sentence(state, test), _effect_sentence(test))
    paragraphs = [conclusion, _counts_words(state)] if one_way else [conclusion, *ranked]
    if state.asked:
        paragraphs.insert(1, _flip_sentence(state, flip))
    return Shown(
        figures=(
            _mothers_figure(state, flip),
            _null_figure(test, state.choices),
            _effect_figure(test, one_way=bool(one_way)),
        ),
        tables=(p_table(state), rank_table(test)),
        paragraphs=tuple(paragraphs),
    )


def counts_shown(state: PairsState) -> Shown:
    """Give the mothers, and how many improved, for a lab without a test."""
    words = (_("Improved"), _("Stayed the same"), _("Got worse"))
    rows = tuple((name, str(count)) for name, count in zip(words, state.counts, strict=True))
    table = Table(_("How the mothers changed"), (_("Change"), _("Mothers")), rows, frozenset({1}))
    return Shown((_mothers_figure(state, None),), (table,), (_counts_words(state),))


@lru_cache(maxsize=512)
def signed_rank_of(pairs: tuple[Pair, ...], zeros: Zeros) -> SignedRankTest:
    """Give the signed-rank test of these mothers."""
    before, after = zip(*pairs, strict=True)
    return wilcoxon_signed_rank(before, after, zeros=zeros)


def chosen_p(test: RankTest, choices: Choices) -> float:
    """Give the p-value of the procedure that the learner chose."""
    return test.p_value(
        choices.method, alternative=choices.alternative, continuity=choices.continuity
    )


def p_table(state: PairsState) -> Table:
    """Give p for the same mothers as the exact test, SPSS, R and the chosen options have it."""
    test = signed_rank_of(state.pairs, "drop")
    chosen = signed_rank_of(state.pairs, state.choices.zeros)
    rows = (
        (_("Exact: every way the signs can fall is counted"), test.p_value()),
        (_("SPSS: normal approximation"), test.p_value("normal")),
        (corrected_words(test), test.p_value("normal", continuity=True)),
        (
            _("Your choice: {choice}").format(choice=choice_words(state.choices)),
            chosen_p(chosen, state.choices),
        ),
    )
    return Table(
        _("Wilcoxon signed-rank test: p-values of these mothers"),
        (_("Procedure"), _("p")),
        tuple((words, small_p(p)) for words, p in rows),
        frozenset({1}),
    )


def rank_table(test: SignedRankTest) -> Table:
    """Give the signed-rank table, mothers with the same size of change in one row."""
    sizes = sorted({abs(d) for d in test.differences.tolist()})
    rows = [_rank_row(test, size) for size in sizes]
    total = (
        _("all"),
        str(test.positive),
        str(test.negative),
        str(test.unchanged) if test.unchanged else "",
        "",
        value_text(test.positive_sum),
        value_text(test.negative_sum),
    )
    headings = (
        _("Size of change"),
        _("Up"),
        _("Down"),
        _("Same"),
        _("Rank of each"),
        _("Adds to W+"),
        _("Adds to W−"),
    )
    return Table(_("Signed ranks"), headings, (*rows, total), frozenset(range(7)))


@lru_cache(maxsize=256)
def what_would_it_take(state: PairsState) -> Flip | None:
    """Search for the fewest mothers who would have to change for the conclusion to flip."""
    choices = state.choices
    p_value = partial(_p_of_differences, choices=choices)
    significant = partial(is_significant, alpha=choices.alpha)
    if state.scale:
        if len(state.scale) == 2 and choices.zeros == "drop":
            p_value = partial(
                _p_of_yes_no,
                step=state.scale[1] - state.scale[0],
                choices=choices,
                mothers=len(state.pairs),
            )
        return by_outcomes(state.pairs, state.scale, p_value, significant)
    ranks = signed_rank_of(state.pairs, choices.zeros).ranks.tolist()
    return by_directions(state.pairs, ranks, p_value, significant, choices.alternative)


@lru_cache(maxsize=20_000)
def _p_of_differences(differences: Differences, choices: Choices) -> float:
    after = list(chain.from_iterable([value] * count for value, count in differences))
    test = wilcoxon_signed_rank([0.0] * len(after), after, zeros=choices.zeros)
    return chosen_p(test, choices)


def _p_of_yes_no(differences: Differences, step: float, choices: Choices, mothers: int) -> float:
    """Look p up in the table of all outcomes: with yes and no only the counts matter."""
    counts = dict(differences)
    corrected = choices.method == "normal" and choices.continuity
    method = "continuity" if corrected else choices.method
    table = _kept_pairs_table(mothers, method, choices.alternative)
    return float(table[counts.get(step, 0), counts.get(-step, 0)])


def _rank_row(test: SignedRankTest, size: float) -> tuple[str, ...]:
    here = abs(test.differences) == size
    up = int((here & (test.differences > 0)).sum())
    down = int((here & (test.differences < 0)).sum())
    same = int(here.sum()) - up - down
    rank = float(test.ranks[here][0])
    if rank != rank:
        return value_text(size), "", "", str(same), "–", "–", "–"
    halves = rank * same / 2
    return (
        value_text(size),
        str(up) if size else "",
        str(down) if size else "",
        str(same) if same else "",
        value_text(rank),
        value_text(up * rank + halves),
        value_text(down * rank + halves),
    )


def _mothers_figure(state: PairsState, flip: Flip | None) -> Figure:
    place = {value: float(index) for index, value in enumerate(state.scale)}
    before, after = (
        [place.get(value, value) for value in side] for side in (state.before, state.after)
    )
    return mothers_chart(
        before,
        after,
        levels=state.labels or None,
        better="higher",
        highlight=[mother + 1 for mother in flip.mothers] if flip else [],
        remark=state.remark,
    )


def _null_figure(test: SignedRankTest, choices: Choices) -> Figure:
    deviation = test.variance() ** 0.5
    normal = (test.expected, deviation) if choices.method == "normal" and deviation else None
    return null_chart(
        test.null,
        test.statistic,
        choices.alternative,
        normal=normal,
        title=_("If chance alone decided between up and down"),
        steady=True,
    )


def _effect_figure(test: SignedRankTest, *, one_way: bool) -> Figure:
    return interval_chart(
        [effect_told(test)],
        limits=(-1.0, 1.0),
        sides=(_("more got worse"), _("more improved")),
        title=_("How many such mothers change") if one_way else _("How one-sided the changes are"),
    )


def _counts_words(state: PairsState) -> str:
    improved, stayed, worsened = state.counts
    mothers = len(state.pairs)
    return ngettext(
        "Of {n} mother, {improved} improved, {stayed} stayed the same and {worsened} got worse.",
        "Of {n} mothers, {improved} improved, {stayed} stayed the same and {worsened} got worse.",
        mothers,
    ).format(n=mothers, improved=improved, stayed=stayed, worsened=worsened)


def _counts_sentence(state: PairsState, test: SignedRankTest) -> str:
    ranks = _("W+ is {up}, W− is {down}; chance alone would give {middle} on average.").format(
        up=value_text(test.positive_sum),
        down=value_text(test.negative_sum),
        middle=value_text(test.expected),
    )
    return f"{_counts_words(state)} {ranks}"


def _effect_sentence(test: SignedRankTest) -> str:
    effect = test.effect()
    told = _(
        "Effect (rank-biserial): {effect}. It runs from -1 (every change for the worse) over 0"
        " to 1 (every change for the better)."
    ).format(effect=interval_text(effect))
    few = _("The interval is an approximation and can be too narrow, most of all with few mothers.")
    return told if effect.at_least or effect.note else f"{told} {few}"


def _flip_sentence(state: PairsState, flip: Flip | None) -> str:
    if flip is None:
        if not state.scale:
            return _(
                "What would it take? However many of these mothers' changes go the other way, the"
                " conclusion stays."
            )
        return _("What would it take? No change of these mothers' outcomes flips the conclusion.")
    if state.scale:
        start = ngettext(
            "What would it take? {n} mother with another outcome after: {mothers}.",
            "What would it take? {n} mothers with another outcome after: {mothers}.",
            len(flip.mothers),
        )
    else:
        start = ngettext(
            "What would it take? {n} mother whose change goes the other way: {mothers}.",
            "What would it take? {n} mothers whose changes go the other way: {mothers}.",
            len(flip.mothers),
        )
    told = start.format(n=len(flip.mothers), mothers=_flip_names(state, flip))
    return " ".join((told, _("Then {p}.").format(p=format_p(flip.p)), _flip_proof(flip)))


def _flip_names(state: PairsState, flip: Flip) -> str:
    """Name the mothers, and for levels what they would become: ``11 to 17 less fluent``."""
    becoming: dict[float, list[int]] = {}
    for mother, (_before, after) in zip(flip.mothers, flip.pairs, strict=True):
        becoming.setdefault(after if state.scale else 0.0, []).append(mother + 1)
    named = all(map(is_word, state.labels))
    told = _("number {list} {level}") if named else _("number {list} with value {level}")
    return "; ".join(
        told.format(list=mothers_list(mothers), level=state.labels[state.scale.index(after)])
        if state.scale
        else _("number {list}").format(list=mothers_list(mothers))
        for after, mothers in becoming.items()
    )


def _flip_proof(flip: Flip) -> str:
    if flip.fewest:
        return _("No smaller number of mothers is enough.")
    return ngettext(
        "Every change of {n} mother was tried and is not enough; fewer than this may be.",
        "Every change of up to {n} mothers was tried and is not enough; fewer than this may be.",
        flip.tried,
    ).format(n=flip.tried)


@lru_cache(maxsize=32)
def _kept_pairs_table(mothers: int, method: str, alternative: Alternative) -> FloatArray:
    return pairs_table(mothers, method, alternative)
