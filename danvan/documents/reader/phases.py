"""Phases: paragraphs that begin with a stretch of time or a wave of the plan and say what is done in it."""

import re

from .paragraphs import Body
from .reading import Deadline, Phase

_BEGINS = re.compile(
    r"\W*(?:(?:trong |từ |đến |vào )?(?:quý (?:i|[1-4])|tháng \d|năm \d{4}|\d{4}\s*-|giai đoạn (?:\d|i|một|hai|ba"
    r"|tiếp)|ngày \d)"
    r"|đợt (?:\d|i|cao điểm|một|hai)|bước (?:\d|i|một|hai)|6 tháng|sáu tháng)"
)
_SOON = 60


def read(body: Body, deadlines: tuple[Deadline, ...]) -> tuple[Phase, ...]:
    """Paragraphs that open with their time; the time's form is that of the deadline read there, when there is one."""
    times = [(place, deadline.date) for deadline in deadlines for place in (deadline.span, *deadline.also)]
    times.sort()
    found: list[Phase] = []
    at = 0
    for paragraph in body.paragraphs:
        span = body.source.original(paragraph.start, paragraph.end)
        while at < len(times) and times[at][0].start < span.start:
            at += 1
        if paragraph.cell or not _BEGINS.match(body.flat, paragraph.body, paragraph.end):
            continue
        inside = times[at][1] if at < len(times) and times[at][0].end <= span.end else ""
        if inside:
            found.append(Phase(body.source.words(paragraph.body, paragraph.end), inside, paragraph.place, span))
    return tuple(found)
