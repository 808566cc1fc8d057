"""A clause as the reading page tells it: what it is about, its parts in words, and what was read beside what was decided."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import long_day, number, table_date
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.rules import due
from danvan.deadlines.words import rule_of
from danvan.documents.models import Clause, ClauseKind, ClauseState, Purpose, Relation
from danvan.documents.shapes import SUBJECT, Rule

TONES = {
    ClauseState.UNSURE: "warn",
    ClauseState.PROPOSED: "off",
    ClauseState.ACCEPTED: "ok",
    ClauseState.CORRECTED: "info",
    ClauseState.DROPPED: "off",
}
SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ "}
# The four colours the page has for spans.
MARKS = {
    ClauseKind.TARGET: "target",
    ClauseKind.TASK: "task",
    ClauseKind.DEADLINE: "deadline",
    ClauseKind.REPORTING: "deadline",
    ClauseKind.PHASE: "deadline",
    ClauseKind.BASIS: "basis",
    ClauseKind.RECIPIENT: "recipient",
}
Fact = tuple[str, str]


@dataclass(frozen=True)
class Item:
    """One line of the draft beside the text."""

    clause: Clause
    subject: str
    facts: list[Fact]
    read: list[Fact]
    tone: str

    @property
    def is_by_hand(self) -> bool:
        return not self.clause.proposed


def item_of(clause: Clause, calendar: Calendar, since: date | None = None) -> Item:
    """The clause in words; `read` is what the reader had made of it, where a person decided otherwise."""
    facts = facts_of(clause.kind, clause.content, calendar, since)
    read = []
    if clause.state == ClauseState.CORRECTED and clause.proposed:
        before = dict(_all(clause.kind, clause.proposed, calendar, since))
        after = dict(_all(clause.kind, clause.content, calendar, since))
        read = [(name, value) for name, value in before.items() if after.get(name, "") != value]
        read += [(name, "") for name in after if name not in before]
    subject = str(clause.content.get(SUBJECT[ClauseKind(clause.kind)]) or clause.words)
    return Item(clause, subject, facts, read, TONES[ClauseState(clause.state)])


def facts_of(kind: str, said: dict[str, Any], calendar: Calendar, since: date | None = None) -> list[Fact]:
    """The parts beside the subject, in words; what is blank is left out."""
    parts = FACTS[ClauseKind(kind)](said, calendar, since)
    return [(name, value) for name, value in parts if value]


def _all(kind: str, said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    return [(_("nội dung"), str(said.get(SUBJECT[ClauseKind(kind)]) or "")), *facts_of(kind, said, calendar, since)]


def _target(said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    rule = Rule(said["rule"]).label if said["rule"] in Rule.values else ""
    return [(_("mức"), _level(said)), (_("cách tính"), str(rule)), (_("phạm vi"), said["scope"])]


def _level(said: dict[str, Any]) -> str:
    """≥ 80%, ≥ 1 cuộc, 100%; blank without a figure."""
    if not said["value"]:
        return ""
    gap = "" if said["unit"] == "%" else " "
    return f"{SIGNS.get(said['comparator'], '')}{number(Decimal(said['value']))}{gap}{said['unit']}".strip()


def _task(said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    who = [(_("chủ trì"), said["lead"]), (_("phối hợp"), said["cooperating"])]
    return [
        *who,
        (_("thời hạn"), said["due_words"]),
        (_("tính ra"), day_told(said["due"], said["due_words"], calendar, since)),
    ]


def _deadline(said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    return [(_("thời hạn"), said["words"]), (_("tính ra"), day_told(said["date"], said["words"], calendar, since))]


def _reporting(said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    return [*_deadline(said, calendar, since), (_("gửi đến"), said["to"]), (_("qua"), said["via"])]


def _phase(said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    return [(_("từ ngày"), _day(said["from"])), (_("đến hết ngày"), _day(said["to"]))]


def _basis(said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    relation = Relation(said["relation"]).label if said["relation"] in Relation.values else ""
    place = [(_("số"), said["symbol"]), (_("ngày"), _day(said["date"])), (_("của"), said["issuer"])]
    return [(_("quan hệ"), str(relation)), *place]


def _recipient(said: dict[str, Any], calendar: Calendar, since: date | None) -> list[Fact]:
    known = said["purpose"] in Purpose.values and said["purpose"] != Purpose.OTHER
    return [(_("mục đích"), str(Purpose(said["purpose"]).label) if known else "")]


FACTS = {
    ClauseKind.TARGET: _target,
    ClauseKind.TASK: _task,
    ClauseKind.DEADLINE: _deadline,
    ClauseKind.REPORTING: _reporting,
    ClauseKind.PHASE: _phase,
    ClauseKind.BASIS: _basis,
    ClauseKind.RECIPIENT: _recipient,
}


def day_told(code: str, words: str, calendar: Calendar, since: date | None) -> str:
    """The last good day that a time comes to, and the working day to send it by; blank where the words name none."""
    rule = rule_of(code, words) if code else None
    if rule is None:
        return ""
    try:
        found = due(rule, calendar, since)
    except Refused:
        return ""
    if found.remind_on == found.on:
        return _("hết %(day)s") % {"day": long_day(found.on)}
    return _("hết %(day)s, nên gửi trong %(sent)s") % {"day": long_day(found.on), "sent": long_day(found.remind_on)}


def _day(iso: str) -> str:
    return table_date(date.fromisoformat(iso)) if iso else ""
