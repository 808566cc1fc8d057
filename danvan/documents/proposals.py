"""From what the reader found to clauses for a person to confirm. Pure: a reading in, proposals out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.core.text import fold
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.words import rule_of
from danvan.documents.models import ClauseKind, Purpose, Relation
from danvan.documents.reader import Reading
from danvan.documents.reader.reading import Citation, Deadline
from danvan.documents.shapes import figure, shaped

RELATIONS = {
    "căn cứ": Relation.BASIS,
    "thực hiện": Relation.CARRIES_OUT,
    "thay thế": Relation.REPLACES,
    "sửa đổi": Relation.AMENDS,
    "bãi bỏ": Relation.REPEALS,
    "đề nghị": Relation.PROPOSAL,
}
# These change another document whether or not they stand among the bases.
CHANGING = (Relation.REPLACES, Relation.AMENDS, Relation.REPEALS)
PURPOSES = {
    "báo cáo": Purpose.REPORT,
    "thực hiện": Purpose.CARRY_OUT,
    "phối hợp": Purpose.COOPERATE,
    "để biết": Purpose.INFORM,
    "lưu": Purpose.FILE,
}
LONGEST_SECTION = 100
LONGEST_DOUBT = 300


@dataclass(frozen=True)
class Proposal:
    """A clause as the reader sees it: where it stands, what it says, and why a person should look again."""

    kind: ClauseKind
    section: str
    start: int
    end: int
    words: str
    content: dict[str, str]
    doubt: str = ""

    @property
    def is_unsure(self) -> bool:
        """Whether somebody must look before it may be accepted with the others."""
        return bool(self.doubt)


def proposals(reading: Reading, text: str) -> list[Proposal]:
    """All that was found, in the order of the text."""
    found = [
        _proposal(kind, text, item, content)
        for kind, item, content in (
            *_targets(reading),
            *_tasks(reading),
            *_times(reading),
            *_phases(reading),
            *_bases(reading),
            *_recipients(reading),
        )
    ]
    return sorted(found, key=lambda each: (each.start, each.end))


def passing_mentions(reading: Reading) -> list[Citation]:
    """Documents only named on the way, each once: they are kept for the relations, nobody has to confirm them."""
    first: dict[str, Citation] = {}
    confirmed = {each.symbol or each.printed for each in _confirmed(reading)}
    for citation in reading.citations:
        key = citation.symbol or citation.printed
        if key not in confirmed:
            first.setdefault(key, citation)
    return list(first.values())


def relation_of(citation: Citation) -> Relation:
    """What the cited document is to this one."""
    return RELATIONS.get(citation.kind, Relation.MENTIONS)


def _proposal(kind: ClauseKind, text: str, item: Any, content: dict[str, Any]) -> Proposal:
    place = getattr(item, "place", None)
    section = place.words[:LONGEST_SECTION] if place else ""
    doubt = getattr(item, "doubt", "")[:LONGEST_DOUBT]
    words = " ".join(text[item.span.start : item.span.end].split())
    return Proposal(kind, section, item.span.start, item.span.end, words, shaped(kind, content), doubt)


Part = tuple[ClauseKind, Any, dict[str, Any]]


def _targets(reading: Reading) -> Iterator[Part]:
    for item in reading.targets:
        figures = {"comparator": item.comparator, "value": figure(item.value), "unit": item.unit}
        yield ClauseKind.TARGET, item, {"text": item.text, **figures, "scope": item.scope, "rule": item.rule}


def _tasks(reading: Reading) -> Iterator[Part]:
    for item in reading.tasks:
        due = next((each.date for each in reading.deadlines if each.words == item.due), "") if item.due else ""
        who = {"lead": item.lead, "cooperating": item.cooperating}
        yield ClauseKind.TASK, item, {"text": item.text, **who, "due": due, "due_words": item.due}


def _times(reading: Reading) -> Iterator[Part]:
    for item in reading.deadlines:
        said = {"date": item.date, "what": item.what, "words": item.words}
        if is_report(item):
            yield ClauseKind.REPORTING, item, {**said, "to": item.to, "via": item.via}
        elif not _is_of_a_task(item, reading):
            yield ClauseKind.DEADLINE, item, said


def _is_of_a_task(item: Deadline, reading: Reading) -> bool:
    """Whether a task carries this time already: one sentence is confirmed once."""
    return any(
        item.words in task.due and task.span.start <= item.span.start and item.span.end <= task.span.end
        for task in reading.tasks
    )


def is_report(item: Deadline) -> bool:
    """Whether what is due is a report: it goes to somebody, or its words say so."""
    return bool(item.to) or "bao cao" in fold(f"{item.what} {item.words}")


def _phases(reading: Reading) -> Iterator[Part]:
    for item in reading.phases:
        first, last = stretch(item.date, item.text)
        days = {"from": first.isoformat() if first else "", "to": last.isoformat() if last else ""}
        yield ClauseKind.PHASE, item, {"text": item.text, **days}


def stretch(code: str, words: str) -> tuple[date | None, date | None]:
    """The first and the last day of a code's time, as far as it has them."""
    _kind, _colon, value = code.partition(":")
    begin, _slash, end = value.partition("/")
    first, last = _days(begin), _days(end or begin)
    if first or last:
        return (first[0] if first else None), (last[1] if last else None)
    rule = rule_of(code, words)
    try:
        return None, rule.last_day(Calendar({})) if rule else None
    except Refused:
        return None, None


def _days(value: str) -> tuple[date, date] | None:
    """The first and the last day of one end of a stretch: a day, a month, a quarter, a year; None for an event."""
    try:
        return date.fromisoformat(value), date.fromisoformat(value)
    except ValueError:
        pass
    try:
        return Period.parse(value).starts_on, Period.parse(value).ends_on
    except Refused:
        return None


def _confirmed(reading: Reading) -> list[Citation]:
    """The bases, and what replaces, amends or repeals; each once."""
    first = {each.symbol or each.printed: each for each in reversed(reading.bases)}
    for citation in reading.citations:
        if RELATIONS.get(citation.kind) in CHANGING:
            first.setdefault(citation.symbol or citation.printed, citation)
    return list(first.values())


def _bases(reading: Reading) -> Iterator[Part]:
    for item in _confirmed(reading):
        relation = RELATIONS.get(item.kind, Relation.BASIS)
        said = {"symbol": item.symbol, "date": item.date, "issuer": item.issuer, "words": item.printed}
        yield ClauseKind.BASIS, item, {**said, "relation": relation}


def _recipients(reading: Reading) -> Iterator[Part]:
    for item in reading.recipients:
        purpose = PURPOSES.get(item.purpose, Purpose.OTHER)
        yield ClauseKind.RECIPIENT, item, {"words": item.name, "purpose": purpose}
