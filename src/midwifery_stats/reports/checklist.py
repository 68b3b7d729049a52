"""What only the author can vouch for, and what a report of such a study must hold."""

from __future__ import annotations

from dataclasses import dataclass

from midwifery_stats.language import _
from midwifery_stats.studies.study import Study

from .comparisons import Comparison


@dataclass(frozen=True)
class Item:
    """One item of a reporting guideline: where it stands, what it asks, whether it is filled."""

    source: str
    asks: str
    filled: bool


def questions(study: Study, comparison: Comparison) -> tuple[str, ...]:
    """Ask what the numbers rest on and no file can answer."""
    asked = [
        _("Was the outcome, its measure and this comparison settled before you saw the data?"),
        _("Were other outcomes or subgroups compared too? Then report all of them."),
        _("Does each mother count once, and did mothers not influence one another?"),
        _("Did one person rate the outcome, by one rule, without knowing what you hoped for?"),
    ]
    if comparison.design == "pairs":
        asked.append(
            _("Were mothers chosen because their first value was low? Then some rise by itself.")
        )
        asked.append(_("What else happened between the two times?"))
    else:
        asked.append(_("Who or what decided which mother came into which group?"))
        asked.append(
            _(
                "Apart from the treatment, were both groups cared for alike and looked at on the"
                " same day?"
            )
        )
        asked.append(_("Did whoever rated the outcome know the group?"))
    if comparison.is_tested:
        asked += _of_sizes(comparison)
    if study.about.get("left_out"):
        asked.append(_("Why are the values of the mothers left out not there?"))
    return tuple(asked)


def _of_sizes(comparison: Comparison) -> list[str]:
    """Ask what a test takes for granted of how far mothers changed."""
    if comparison.scale == "ordered" and comparison.design != "groups":
        return [_("Is each step from one category to the next about equally large?")]
    if comparison.scale == "measured" and comparison.design == "pairs":
        return [_("Are changes spread evenly on both sides of their middle?")]
    return []


def checklist(study: Study, comparison: Comparison) -> tuple[Item, ...]:
    """List what TREND, CONSORT and SAMPL ask of such a study, with what the data fill in.

    TREND: Des Jarlais 2004. CONSORT: Schulz 2010 (where mothers were drawn into groups by lot).
    SAMPL: Lang and Altman 2013.
    """
    own = [
        ("TREND 1, CONSORT 1", _("Design named in title or abstract")),
        ("TREND 3, CONSORT 4", _("Who could take part, how they were found, where")),
        ("TREND 4, CONSORT 5", _("What was done: how, how long, how often, by whom")),
        ("TREND 6, CONSORT 6", _("Outcome defined: what was looked at, when, by which rule")),
        ("TREND 7, CONSORT 7", _("How the number of mothers was settled")),
    ]
    if comparison.design != "pairs":
        own.append(("TREND 8, CONSORT 8-10", _("How mothers came into the groups")))
        own.append(("TREND 9, CONSORT 11", _("Who knew the group: mothers, carers, raters")))
    own += [
        ("TREND 13, CONSORT 14", _("Dates of recruitment and of both looks")),
        ("TREND 10", _("Unit of analysis: the mother, her ward or her midwife")),
        ("TREND 18, CONSORT 18", _("Further analyses: all of them, and which were planned")),
        ("TREND 19, CONSORT 19", _("Harms, or that there were none")),
        ("TREND 20-22, CONSORT 20-22", _("What the result means beside other evidence")),
        ("CONSORT 23-25", _("Registration, protocol, funding")),
        ("–", _("Ethics approval")),
    ]
    filled = [
        ("TREND 11, CONSORT 12, SAMPL", _("Procedure named, exact or approximate, software")),
        ("TREND 16, CONSORT 16", _("Numbers analysed")),
        ("TREND 17, CONSORT 17, SAMPL", _("Counts, effect with interval, p itself")),
    ]
    # A study rebuilt from totals does not know who was left out; a file does.
    left_out = ("TREND 12, CONSORT 13", _("How many mothers were left out, and why"))
    (filled if "rows" in study.about else own).append(left_out)
    other = [c for c in study.mothers if c not in ("mother", "group", "before", "after", "outcome")]
    baseline = ("TREND 14, CONSORT 15", _("Who the mothers were at the start"))
    (filled if other or study.is_paired else own).append(baseline)
    return (
        *(Item(source, asks, True) for source, asks in filled),
        *(Item(source, asks, False) for source, asks in own),
    )
