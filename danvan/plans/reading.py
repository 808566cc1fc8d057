"""From the confirmed clauses of a document to the lines of a plan. Pure: contents in, values out."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.core.text import fold
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.words import rule_of
from danvan.documents.models import Clause, ClauseKind, Purpose, Relation
from danvan.plans.models import Rule

Values = dict[str, Any]
When = Callable[[str, str], date | None]
PERIOD = re.compile(r"(\d{4})(?:-(\d{4}))?")
TYPE = re.compile(r"\s*(?:kế hoạch|chương trình)(?!\s+(?:hóa|hoá)\b)\s*[:\-–]?\s+", re.IGNORECASE)
COUNTED_BY_UNITS = (Rule.COVERAGE, Rule.MINIMUM)
REPORT = re.compile(r"(?:đối với|cho)\s+(báo cáo\s[^;,.()]{2,60})", re.IGNORECASE)
CARRIED_OUT = (Relation.BASIS, Relation.CARRIES_OUT)


def title_of(printed: str) -> str:
    """The plan's name without the word "Kế hoạch" in front."""
    title = TYPE.sub("", printed, count=1) if TYPE.match(printed) else printed
    return title[:1].upper() + title[1:]


def period_of(years: str, signed_on: date | None, today: date) -> Period:
    """The plan's years as its title says them ("2025", "2017-2020"), else the year it was signed in, else this one."""
    said = PERIOD.fullmatch(years)
    if said and said[2]:
        return Period.years(int(said[1]), int(said[2]))
    if said:
        return Period.year(int(said[1]))
    return Period.year((signed_on or today).year)


def lines_of(clauses: list[Clause], since: date, calendar: Calendar) -> list[tuple[str, Values]]:
    """Each kept clause as a line of the plan: (kind of line, values), in the order of the text. Days that are counted
    ("10 ngày làm việc kể từ …") are counted from `since` under the calendar.
    """
    lines = []
    when: When = partial(day_of, since=since, calendar=calendar)
    for clause in clauses:
        if clause.kind in LINE:
            kind, values = LINE[ClauseKind(clause.kind)]
            lines.append((kind, {**values(clause.content, when), "section": clause.section, "clause": clause}))
    return lines


def _target(said: Values, when: When) -> Values:
    value = Decimal(said["value"]) if said["value"] else None
    rule = said["rule"] if said["rule"] in Rule.values else Rule.NARRATIVE
    measure = {"comparator": said["comparator"], "threshold": value, "unit_of_measure": said["unit"][:60]}
    return {"words": said["text"], "rule": rule, **measure, "scope_words": said["scope"][:500]}


def _task(said: Values, when: When) -> Values:
    due_on = when(said["due"], said["due_words"])
    who = {"lead_words": said["lead"][:500], "cooperating_words": said["cooperating"][:1000]}
    days = {"due_on": due_on, "first_due_on": due_on, "due_words": said["due_words"][:300]}
    return {"words": said["text"], **who, "due_rule": said["due"][:60], **days}


def _deadline(said: Values, when: When) -> Values:
    due_on = when(said["date"], said["words"])
    days = {"due_on": due_on, "first_due_on": due_on, "due_words": said["words"][:300]}
    return {"words": said["what"], "due_rule": said["date"][:60], **days}


def _phase(said: Values, when: When) -> Values:
    last = date.fromisoformat(said["to"]) if said["to"] else None
    first = date.fromisoformat(said["from"]) if said["from"] else None
    return {"words": said["text"], "starts_on": first, "ends_on": last + timedelta(1) if last else None}


def _reporting(said: Values, when: When) -> Values:
    due = {"due_rule": said["date"][:60], "due_words": said["words"][:300]}
    return {"words": report_words(said["what"], said["words"]), **due, "addressee_words": said["to"][:300]}


def report_words(sentence: str, due_words: str) -> str:
    """One sentence may ask for two reports ("… đối với báo cáo 6 tháng, … đối với báo cáo năm"): each goes by its name."""
    named = REPORT.search(due_words)
    name = named[1].strip() if named else ""
    return f"{name[:1].upper()}{name[1:]}: {sentence}" if name and not sentence.startswith(name) else sentence


LINE = {
    ClauseKind.TARGET: ("target", _target),
    ClauseKind.TASK: ("task", _task),
    ClauseKind.DEADLINE: ("task", _deadline),
    ClauseKind.PHASE: ("phase", _phase),
    ClauseKind.REPORTING: ("reporting", _reporting),
}


def day_of(code: str, words: str, since: date, calendar: Calendar) -> date | None:
    """The last good day of a time; None where its words name none."""
    rule = rule_of(code, words) if code else None
    try:
        return rule.last_day(calendar, since) if rule else None
    except Refused:
        return None


def bound_words(clauses: list[Clause]) -> str:
    """Whom the plan speaks to: those who get it "để thực hiện", else all who get it for no other purpose; and the units
    its targets count. What was said before is not said again.
    """
    recipients = [each.content for each in clauses if each.kind == ClauseKind.RECIPIENT]
    told = [said["words"] for said in recipients if said["purpose"] == Purpose.CARRY_OUT]
    told = told or [said["words"] for said in recipients if said["purpose"] == Purpose.OTHER]
    targets = [each.content for each in clauses if each.kind == ClauseKind.TARGET]
    scopes = [said["scope"] for said in targets if said["rule"] in COUNTED_BY_UNITS]
    return each_once([str(words) for words in (*told, *scopes)])


def each_once(phrases: list[str]) -> str:
    """The phrases in their order, less those that an earlier one holds: "sở, ban, ngành" after "Các sở, ban, ngành"."""
    kept: list[str] = []
    for phrase in phrases:
        phrase = phrase.strip().removeprefix("và ")
        if fold(phrase) and not any(fold(phrase) in fold(earlier) for earlier in kept):
            kept.append(phrase)
    return "; ".join(kept)


def carried_out(clauses: list[Clause]) -> list[Clause]:
    """The documents the plan carries out: what it rests on, not what it changes."""
    return [each for each in clauses if each.kind == ClauseKind.BASIS and each.content["relation"] in CARRIED_OUT]
