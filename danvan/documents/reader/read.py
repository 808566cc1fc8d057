"""One text, one reading."""

from . import citations, closing, deadlines, header, period, phases, tables, targets, tasks, zones
from .calendar import Calendar
from .outline import Outline
from .paragraphs import Body
from .reading import Found, Header, Reading, Recipient
from .roles import Roles
from .sentences import Sentences
from .source import Source

# How far above the signature a paper may say where and when it was signed.
_LAST_LINES = 200


def read(text: str) -> Reading:
    """Everything the reader finds in the text; any text gives a reading, and no text makes it invent."""
    source = Source(text)
    top, start, is_news = header.read(source)
    zone = zones.find(source, start)
    recipients, top = _closing(source, zone, top)
    body = Body(source, zone.stretches())
    outline, sentences, roles = Outline(body), Sentences(body), Roles(body)
    planned = period.read(source, top.title, start)
    works = tables.read(body, zone.stretches())
    due = deadlines.read(body, sentences, _calendar(top, planned), works)
    return Reading(
        header=top,
        period=planned,
        citations=citations.read(body, top.symbol.value if top.symbol else "", not is_news),
        sections=tuple(outline.sections),
        targets=targets.read(body, sentences, roles),
        tasks=(*tasks.read(body, roles, due), *works.values()),
        phases=phases.read(body, due),
        deadlines=due,
        recipients=recipients,
    )


def _closing(source: Source, zone: zones.Zones, top: Header) -> tuple[tuple[Recipient, ...], Header]:
    end = zone.annexes[0][0] if zone.annexes else zone.end
    received, signer, position = closing.read(source, zone.closing, end)
    signed_at = zones.signature_above(source, zone.body, zone.closing)
    if not signer and signed_at < zone.closing:
        _none, signer, position = closing.read(source, signed_at, zone.closing)
    if not top.date:
        top = header.dated_below(source, top, max(signed_at - _LAST_LINES, zone.body), end)
    addressed = closing.addressed(source, zone.head, zone.closing)
    top = header.signed(top, signer, position)
    return (*addressed, *received), top


def _calendar(top: Header, planned: Found | None) -> Calendar:
    years = [int(year) for year in planned.value.split("-")] if planned else []
    return Calendar(top.date.value if top.date else "", years[0] if years else None, years[-1] if years else None)
