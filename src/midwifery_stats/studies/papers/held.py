"""Printed p-values, and the effects read from them, held against confirmed counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import pandas as pd

from midwifery_stats.inference.printed import PrintedP, printed_p
from midwifery_stats.inference.reanalysis import pairs_reporting, samples_reporting
from midwifery_stats.language import _
from midwifery_stats.studies.checks.p_values import p_text
from midwifery_stats.studies.ledger import AGREES, ASSUMING, DISAGREES, NOT_RECOMPUTABLE, Finding
from midwifery_stats.studies.printed_numbers import zeros_for_letters

from .belongs import Confirmed, words_of_group
from .clauses import MEAN_RANKS, Clause, clause_of
from .figures import Figure, place_text
from .named_tests import FISHER, RANKS, SUMS, NamedTest, is_one_sided, named_test
from .paper import Desk, Row
from .rebuild import BESIDE, Comparison, Group
from .values import VALUES, value_finding

MOST_TRIED = 40
"""Mothers in a group up to which the way back is looked for: beyond, it takes seconds."""
_EFFECT = re.compile(
    r"(?P<proved>membuktikan|terbukti|\bprove[sdn]?\b)|"
    r"(?:ada|adanya|terdapat|memiliki)\s{1,2}pengaruh|berpengaruh|efektif|"
    r"(?:is|was|has|had) (?:an |a )?(?:significant )?effect|\beffective\b"
)


def held_rows(desk: Desk, groups: Sequence[Group]) -> Iterator[Row]:
    """Hold each p, statistic, ratio and interval that belongs to the counts against them."""
    confirmed = Confirmed(desk, tuple(groups))
    together: dict[tuple[str, int, int], list[tuple[Figure, Finding]]] = defaultdict(list)
    for figure in desk.paper.found:
        if figure.cited or figure.kind not in ("p-value", *VALUES):
            continue
        clause = clause_of(desk, figure)
        compared = confirmed.belonging(figure, clause)
        held = _p if figure.kind == "p-value" else _value
        finding = held(desk, figure, clause, compared) if compared else None
        if finding is not None:
            together[figure.section, figure.sentence, clause.start].append((figure, finding))
    for rows in together.values():
        several = sum(finding.verdict == DISAGREES for _figure, finding in rows) > 1
        for figure, finding in rows:
            doubtful = several and finding.verdict == DISAGREES
            yield desk.row(figure, _doubtful() if doubtful else finding)
    yield from _effects(desk, groups)


def _doubtful() -> Finding:
    text = _(
        "More than one figure printed here does not follow from the counts that were confirmed: "
        "perhaps they belong to others."
    )
    return Finding("", NOT_RECOMPUTABLE, text)


def _value(
    desk: Desk, figure: Figure, clause: Clause, compared: Sequence[Comparison]
) -> Finding | None:
    found = value_finding(desk, figure, compared)
    ratio = figure.kind not in ("Z", "U", "W", "chi-square", *MEAN_RANKS)
    return found if ratio or found is None else _of_a_larger_table(found, compared)


def _p(
    desk: Desk, figure: Figure, clause: Clause, compared: Sequence[Comparison]
) -> Finding | None:
    try:
        printed_as = printed_p(_string(figure))
    except ValueError:
        return None
    text = desk.smooth[clause.start : clause.end]
    test = named_test(desk.smooth[clause.start : figure.start]) or named_test(text)
    chosen = _meant(desk, figure, clause, compared, test)
    if not chosen:
        told = _("The confirmed counts do not hold what this test compares.")
        return Finding("", NOT_RECOMPUTABLE, told)
    sided = is_one_sided(text)
    findings = [_held(figure, printed_as, one, test, one_sided=sided) for one in chosen]
    order = {AGREES: 0, ASSUMING: 1, NOT_RECOMPUTABLE: 2, DISAGREES: 3}
    found = min(findings, key=lambda finding: order[finding.verdict])
    return found if test == FISHER else _of_a_larger_table(found, chosen)


def _of_a_larger_table(found: Finding, compared: Sequence[Comparison]) -> Finding:
    """Accuse no p or statistic of counts that nobody confirmed: they may be part of a table."""
    if found.verdict != DISAGREES or compared[0].name != BESIDE:
        return found
    text = _(
        "It does not follow from the two counts of its own sentence; the text does not say whether "
        "they are the whole of what it compares."
    )
    return Finding(found.recomputed, NOT_RECOMPUTABLE, text)


def _string(figure: Figure) -> str:
    sign = "" if figure.relation == "=" else figure.relation
    return f"{sign}{zeros_for_letters(figure.reported)}"


def _meant(
    desk: Desk,
    figure: Figure,
    clause: Clause,
    compared: Sequence[Comparison],
    test: NamedTest | None,
) -> list[Comparison]:
    """Leave what the named test compares; of several groups, the one that is named nearest."""
    if test is None:
        return list(compared)
    fitting = [one for one in compared if one.paired == test.paired]
    if not test.paired or len(fitting) < 2:
        return fitting
    before = desk.smooth[clause.start : figure.start]
    after = desk.smooth[figure.end : clause.end]
    wider = desk.smooth[max(0, clause.start - 250) : figure.start]
    for context, nearest in ((before, -1), (after, 0), (wider, -1)):
        places = [
            (match.start(), one.name)
            for one in fitting
            for match in re.finditer(words_of_group(one.name), context)
        ]
        if places:
            meant = sorted(places)[nearest][1]
            return [one for one in fitting if one.name == meant]
    return fitting


def _held(
    figure: Figure,
    printed_as: PrintedP,
    one: Comparison,
    test: NamedTest | None,
    *,
    one_sided: bool,
) -> Finding:
    standard = test.procedures if test else RANKS if one.paired else SUMS
    tables = [table[(table["alternative"] != "two-sided") == one_sided] for table in one.tables]
    if one_sided and not any(set(standard) & set(table["procedure"]) for table in tables):
        tables = list(one.tables)
    fits = [set(t["procedure"][[printed_as.matches(p) for p in t["p"]]]) for t in tables]
    values = [float(p) for t in tables for p in t["p"][t["procedure"].isin(standard)]]
    asked = [name for name in standard if any(name in set(t["procedure"]) for t in tables)]
    if one.has_levels and not fits[0] and (test is None or not asked):
        text = _("The text does not name a test that is known here for more than two levels.")
        return Finding("", NOT_RECOMPUTABLE, text)
    if len(fits) > 1:
        return _several(figure, one, fits, asked, values)
    shown = " / ".join(map(p_text, values))
    told = {
        "where": _(one.name),
        "standard": " / ".join(_(name) for name in asked),
        "values": shown,
        "printed": figure.printed,
    }
    if asked and set(asked) <= fits[0]:
        text = _("The counts of {where} give {values} ({standard}): {printed} follows.")
        return Finding(shown, AGREES, text.format(**told))
    if fits[0]:
        giving = [name for name in asked if name in fits[0]] or sorted(fits[0])[:3]
        told["procedure"] = "; ".join(_(name) for name in giving)
        text = _(
            "The counts of {where} give {values} ({standard}); {printed} is what {procedure} gives."
        )
        return Finding(shown, ASSUMING, text.format(**told))
    return Finding(shown, DISAGREES, _none(figure, printed_as, one, told))


def _none(figure: Figure, printed_as: PrintedP, one: Comparison, told: dict[str, str]) -> str:
    table = one.tables[0]
    wide = table[table["alternative"] == "two-sided"]["p"]
    text = _(
        "The counts of {where} give {values} ({standard}), and no two-sided procedure "
        "that was tried gives {printed}: all lie between {low} and {high}."
    ).format(low=p_text(wide.min()), high=p_text(wide.max()), **told)
    sided = table[table["alternative"] != "two-sided"]
    sided = sided[[printed_as.matches(p) for p in sided["p"]]]
    if len(sided):
        procedure = _(str(sided["procedure"].iloc[0]))
        text += " " + _("One-sided, {procedure} gives it.").format(procedure=procedure)
    return text + _way_back(figure, one)


@lru_cache(maxsize=64)
def _ways_to_print(reported: str, first: int, second: int | None) -> pd.DataFrame:
    if second is None:
        return pairs_reporting(reported, pairs=first)
    return samples_reporting(reported, first_size=first, second_size=second)


def _way_back(figure: Figure, one: Comparison) -> str:
    """Say for which other counts SPSS would print this p; the nearest to those confirmed."""
    first, second = one.samples[0]
    if max(len(first), len(second)) > MOST_TRIED or one.has_levels or one.name == BESIDE:
        return ""
    if one.paired:
        table = _ways_to_print(_string(figure), len(first), None)
        seen = {"improved": (second > first).sum(), "worsened": (second < first).sum()}
        text = _(
            "SPSS's Wilcoxon test would print it, for example, if {improved} of {size} went up and "
            "{worsened} down."
        )
    else:
        table = _ways_to_print(_string(figure), len(first), len(second))
        seen = {"first_successes": first.sum(), "second_successes": second.sum()}
        text = _(
            "SPSS's Mann-Whitney test would print it, for example, for {first_successes} of {size} "
            "and {second_successes} of {other}."
        )
    if table.empty:
        return ""
    best = table.loc[sum((table[name] - number).abs() for name, number in seen.items()).idxmin()]
    told = {name: int(best[name]) for name in seen}
    return " " + text.format(**told, size=len(first), other=len(second))


def _several(
    figure: Figure,
    one: Comparison,
    fits: Sequence[set[str]],
    asked: Sequence[str],
    values: Sequence[float],
) -> Finding:
    every = sum(set(asked) <= fit for fit in fits)
    some = sum(bool(fit) for fit in fits)
    verdict = AGREES if asked and every == len(fits) else ASSUMING if some else DISAGREES
    low, high = p_text(min(values, default=1.0)), p_text(max(values, default=1.0))
    text = _(
        "The counts of {where} leave {ways} ways in which mothers can have changed: {standard} "
        "gives between {low} and {high}, depending on who changed; {some} of the {looked} looked "
        "at give {printed} by some procedure."
    ).format(
        where=_(one.name),
        ways=one.shown,
        standard=" / ".join(_(name) for name in asked),
        low=low,
        high=high,
        some=some,
        looked=len(fits),
        printed=figure.printed,
    )
    return Finding(f"{low} - {high}", verdict, text)


def _effects(desk: Desk, groups: Sequence[Group]) -> Iterator[Row]:
    """Say what it takes to call a difference an effect, once for each such sentence."""
    for sentence in desk.paper.sentences:
        match = _EFFECT.search(desk.smooth, sentence.start, sentence.end)
        told = desk.by_sentence.get((sentence.section, sentence.number), [])
        tested = any(figure.kind == "p-value" for figure in told)
        own = tested or sentence.section in ("abstract", "conclusion")
        if match is None or not own or any(f.cited for f in told):
            continue
        if len(groups) > 1:
            verdict = ASSUMING
            text = _(
                "That the groups differ is an effect of what was done only if they were alike but "
                "for chance, and were looked at on the same day by somebody who judged both alike."
            )
        elif match["proved"]:
            verdict = DISAGREES
            text = _(
                "Without a control group, time alone may explain the change, so it "
                "does not prove an effect."
            )
        else:
            verdict = ASSUMING
            text = _(
                "A change in one group is an effect of what was done only if nothing else made it; "
                "without a control group, time alone may explain it as well."
            )
        place = place_text(sentence.section, sentence.number)
        words = " ".join(desk.paper.text[match.start() : match.end()].split())
        after = " ".join(desk.paper.text[match.end() : sentence.end].split()[:8])
        finding = Finding("", verdict, text)
        yield Row(f"e{match.start()}", place, after, "conclusion", words, finding)
