"""To which of the confirmed numbers a printed figure belongs, as far as its clause says it.

A paper prints many p-values, and counts are confirmed of one outcome. A figure is held against them
only where its clause prints the confirmed counts or percentages, or names the confirmed levels, and
names nothing else; or where it names nothing at all and follows a sentence that prints them. A
clause that prints two counts of its own is held against those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .clauses import (
    MAY_STAND,
    OTHERWISE,
    TIMES,
    Clause,
    Unit,
    clause_of_sentence,
    plain_words,
    units,
)
from .figures import Figure
from .mothers import words_of_level
from .named_tests import named_test
from .neutral import NEUTRAL, telling
from .paper import Desk
from .rebuild import (
    AFTER,
    BEFORE,
    BETWEEN_AFTER,
    BETWEEN_BEFORE,
    Comparison,
    Group,
    comparisons,
    counts_beside,
)
from .source import Sentence

_GROUPS = {
    "intervention": r"\b(?:intervensi|perlakuan|eksperimen|intervention|treatment|experiment)\w*",
    "control": r"\b(?:kontrol|controls?|pembanding|comparison)\b",
}
_CHANGED = (
    r"(?:increas|decreas|improv|chang)\w*|rose|fell|(?:meningkat|menurun|berubah|membaik)\w*|"
    r"(?:peningkatan|penurunan|perubahan)"
)
# Each group with itself, or mothers of another year: not the two groups compared.
_OTHER = re.compile(
    rf"\b(?:than|dibanding\w*)\b[^.;]{{0,30}}\b(?:19|20)\d\d\b|\b(?:both|each|all|either|kedua|masing-masing|setiap|tiap)\b[^.;]{{0,40}}"
    rf"\b(?:groups?|arms?|kelompok)\b[^.;]{{0,40}}\b(?:{_CHANGED})\b"
)
# Groups that are alike may be so at the start, and in what nobody counts here.
_ALIKE = re.compile(
    r"\b(?:alike|similar|equal|equally|same|comparable|serupa|setara|sama|sebanding|homogen)\b"
)
_POPULATION = re.compile(r"\b(?:population|populasi)\b")


class Place(NamedTuple):
    """What a number counts: a group (-1: all mothers), a time and a level."""

    group: int
    time: str
    level: str


@dataclass(frozen=True, eq=False)
class Confirmed:
    """The confirmed counts, and what the paper's text calls them."""

    desk: Desk
    groups: tuple[Group, ...]

    def belonging(self, figure: Figure, clause: Clause) -> list[Comparison]:
        """Give the comparisons that a figure speaks of, none if the text does not say of which."""
        free = re.findall(r"\b(?:df|db)\s?=\s?(\d+)", clause.words)
        if any(f.kind not in MAY_STAND for f in clause.figures) or len(clause.days) > 1:
            return []
        if {*free} - {str(len(self.groups[0].after) - 1)}:
            return []
        told = list(units(self.desk, clause, self._sizes))
        places = [self._places(unit) for unit in told]
        named = self._is_named(clause)
        if len(told) > 1 and self._nothing_between(clause, told):
            other = re.search(r"\d", clause.without_figures(clause.start, clause.first))
            sure = not all(unit.is_bare for unit in told) or (named and not other)
            matching = self._matching(places) if sure and all(places) else []
            if matching:
                return self._at_its_time(clause, matching) or matching
            return self._of_its_own(clause, told)
        if not all(places):
            return []
        # A sentence that tests several things, of which one is named otherwise, ties none by words.
        sentence = clause_of_sentence(self.desk, self._sentence(figure))
        other_day = sentence.days - {day for one in self._counting for day in one.days}
        if other_day or _OTHER.search(sentence.words):
            return []
        if len(self.groups[0].after) > 2 and [*units(self.desk, sentence, self._sizes)]:
            return []
        strangers = set(self._strangers(sentence, sentence.start, sentence.end))
        if named and strangers <= self._words_of_everybody:
            return self._at_its_time(clause, self._compared)
        if strangers or _ALIKE.search(sentence.words):
            return []
        return self._at_its_time(clause, self._compared_before(figure, clause))

    def _sentence(self, figure: Figure) -> Sentence:
        return next(s for s in self.desk.paper.sentences if s.start <= figure.start < s.end)

    @cached_property
    def _compared(self) -> tuple[Comparison, ...]:
        return comparisons(self.groups)

    @cached_property
    def _levels(self) -> re.Pattern[str]:
        words = "|".join(words_of_level(level) for level in self.groups[0].after)
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])(?!\s{{1,3}}(?:group|kelompok|risk))")

    @cached_property
    def _said_of_all(self) -> tuple[re.Pattern[str], ...]:
        """What names the confirmed numbers: levels, groups, times."""
        groups = "|".join(words_of_group(group.name) for group in self.groups)
        return (self._levels, re.compile(groups), *TIMES.values())

    @cached_property
    def _sizes(self) -> set[int | None]:
        sizes = [group.size for group in self.groups]
        return {*sizes, sum(sizes)}

    @cached_property
    def _known(self) -> dict[Place, tuple[int, int]]:
        """Each confirmed count and its size: of each group, and of all mothers."""
        known: dict[Place, tuple[int, int]] = {}
        for number, group in enumerate(self.groups):
            for time, counts in ((BEFORE, group.before), (AFTER, group.after)):
                for level, count in (counts or {}).items():
                    known[Place(number, time, level)] = (count, group.size)
                    more, most = known.get(whole := Place(-1, time, level), (0, 0))
                    known[whole] = (more + count, most + group.size)
        return known

    def _places(self, unit: Unit) -> list[Place]:
        return [place for place, told in self._known.items() if unit.is_of(*told)]

    def _matching(self, places: Sequence[Sequence[Place]]) -> list[Comparison]:
        """Give the comparisons whose two numbers are printed; of more than two numbers, all.

        A number that is printed more often than it was confirmed is that of a third group.
        """
        if len(places) > 2:
            often = Counter(frozenset(found) for found in places)
            once = all(
                number <= len([p for p in of if p.group >= 0] or of) for of, number in often.items()
            )
            return list(self._compared) if once else []
        pairs = [(a, b) for a in places[0] for b in places[1] if a.level == b.level]
        sides = [{a[:2], b[:2]} for a, b in pairs]
        whole = [compared for compared in self._compared if self._sides(compared) in sides]
        if len(self.groups[0].after) == 2 or not whole or whole[0].paired:
            return whole
        # One level of several may be held against all others, or be named for the whole table.
        a, b = next((a, b) for a, b in pairs if {a[:2], b[:2]} == self._sides(whole[0]))
        return [*whole, counts_beside(self._known[a], self._known[b])]

    def _sides(self, one: Comparison) -> set[tuple[int, str]]:
        """Give the group and the time of the two samples of a comparison."""
        for name, time in ((BETWEEN_AFTER, AFTER), (BETWEEN_BEFORE, BEFORE)):
            if one.name == name:
                return {(0, time), (1, time)}
        number = next(n for n, group in enumerate(self.groups) if group.name == one.name)
        return {(number, BEFORE), (number, AFTER)}

    def _nothing_between(self, clause: Clause, told: Sequence[Unit]) -> bool:
        """Whether nothing else is named between the numbers and the figure, or right after it."""
        before = [unit.end for unit in told if unit.end <= clause.first]
        if before and OTHERWISE.search(clause.text, max(before), clause.first):
            return False
        if before:
            return not self._strangers(clause, max(before), clause.stops)
        return not self._strangers(clause, clause.start, min(unit.start for unit in told))

    def _strangers(self, clause: Clause, start: int, end: int) -> list[str]:
        """Give the words that may name something else than the confirmed outcome and groups.

        What the clause has said before, and the sentences that print the counts, is no stranger.
        """
        text = clause.without_figures(start, end)
        for pattern in self._said_of_all:
            text = pattern.sub(" ", text)
        known = self._words_of_the_counts | set(telling(clause.text[clause.start : start]))
        return [word for word in telling(text) if word not in known]

    def _is_named(self, clause: Clause) -> bool:
        """Whether a level, or the words that stand with one beside its count, are in the clause."""
        said = plain_words(clause.words)
        return bool(self._levels.search(clause.words)) or any(name in said for name in self._names)

    @cached_property
    def _counting(self) -> list[Clause]:
        """The sentences that print confirmed counts of named levels, and no others."""
        text = self.desk.smooth
        named = [s for s in self.desk.paper.sentences if self._levels.search(text, s.start, s.end)]
        return [clause_of_sentence(self.desk, one) for one in named if self._counts(one)]

    def _counts(self, sentence: Sentence) -> set[Place]:
        """Give what a sentence counts, where it prints confirmed numbers and nothing else."""
        clause = clause_of_sentence(self.desk, sentence)
        if any(f.cited or f.kind not in MAY_STAND for f in clause.figures):
            return set()
        told = list(units(self.desk, clause, self._sizes))
        places = [self._places(unit) for unit in told]
        sure = all(places) and not all(unit.is_bare for unit in told)
        return {place for found in places for place in found} if sure else set()

    @cached_property
    def _words_of_the_counts(self) -> set[str]:
        """The words up to the last count of each such sentence, and those beside a level."""
        words: set[str] = set()
        for clause in self._counting:
            end = max(unit.end for unit in units(self.desk, clause, self._sizes))
            words |= set(telling(clause.text[clause.start : end]))
            for match in self._levels.finditer(clause.words):
                before, after = clause.words[: match.start()], clause.words[match.end() :]
                words |= {*plain_words(before).split()[-1:], *plain_words(after).split()[:1]}
        return words

    @cached_property
    def _words_of_everybody(self) -> set[str]:
        """The words for the population: who bears them all is no part of the mothers."""
        texts = (self.desk.smooth[s.start : s.end] for s in self.desk.paper.sentences)
        return {word for text in texts if _POPULATION.search(text) for word in telling(text)}

    @cached_property
    def _names(self) -> set[str]:
        """What has the level, in two words beside it, such as "milk production"."""
        names = set()
        for clause in self._counting:
            for match in self._levels.finditer(clause.words):
                before = plain_words(clause.words[: match.start()]).split()
                while before and before[-1] in NEUTRAL:
                    before.pop()
                if len(before) > 1 and not NEUTRAL & {*before[-2:]}:
                    names.add(" ".join(before[-2:]))
        return names

    def _compared_before(self, figure: Figure, clause: Clause) -> list[Comparison]:
        """Give what the sentences before compare, where neither they nor the clause name another.

        At the beginning of a text there is nothing else that a test could be about.
        """
        sentences = self.desk.paper.sentences
        own = sentences.index(self._sentence(figure))
        places: set[Place] = set()
        for one in reversed(sentences[:own]):
            if one.tabular or one.section != sentences[own].section:
                return []
            if counted := self._counts(one):
                places |= counted
            elif places:
                break
            elif self._strangers(clause_of_sentence(self.desk, one), one.start, one.end):
                return []
        if not places:
            first = sentences[own].section == sentences[0].section
            tested = figure.kind != "p-value" or named_test(clause.words)
            return list(self._compared) if first and tested else []
        told = {place[:2] for place in places}
        return [one for one in self._compared if self._sides(one) <= told]

    def _at_its_time(self, clause: Clause, compared: Sequence[Comparison]) -> list[Comparison]:
        """Leave what is compared at the time that the clause names; without one, at the end."""
        early, late = clause.times()
        return [one for one in compared if (one.name == BETWEEN_BEFORE) == (early and not late)]

    def _of_its_own(self, clause: Clause, told: Sequence[Unit]) -> list[Comparison]:
        """Give the two groups that a clause counts, where they are not those confirmed."""
        if len(told) != 2 or len(self.groups) < 2 or all(clause.times()) or self._is_named(clause):
            return []
        if self._strangers(clause, told[0].end, told[1].start):
            return []
        sizes = [unit.size or group.size for unit, group in zip(told, self.groups, strict=False)]
        counts = [(unit.count or 0, size) for unit, size in zip(told, sizes, strict=True)]
        printed = all(unit.count is not None for unit in told)
        fits = all(unit.is_of(*count) for unit, count in zip(told, counts, strict=True))
        return [counts_beside(*counts)] if printed and fits else []


def words_of_group(name: str) -> str:
    """Give the words that may stand for a group, in both languages."""
    for words in _GROUPS.values():
        if re.search(words, name.lower()):
            return words
    long = [word for word in plain_words(name.lower()).split() if len(word) > 3]
    return "|".join(rf"\b{word}\w*" for word in long) or rf"\b{re.escape(name.lower())}\b"
