"""By when something is due: the times that words make binding, and those told by a rule or an event."""

import re
from collections.abc import Iterator
from dataclasses import replace

from . import binding, doubts
from .binding import REPORTS
from .calendar import Calendar
from .outline import title_of
from .paragraphs import Body, Paragraph
from .reading import Deadline, Task
from .reporting import Duties
from .sentences import Sentences
from .times import expressions

_LISTED = re.compile(r"\s*(?:,|và)\s*")  # "trước ngày 15/6 và 15/11/2026": the second is due as the first is
_TAIL = re.compile(
    r"\s*(?:\(?đối với báo cáo [^,;.()]{2,40}|\(báo cáo [^()]{2,40}\)|(?:của )?(?:hằng|hàng|mỗi) (?:năm|tháng|quý))"
)
_LEAD = re.compile(
    r"(?:(?:\btrước|chậm nhất|muộn nhất|là|\btrong|\bvào|dịp|\btừ|\bđến|\bhết|\bcuối|không|hơn|ngày|xong|hạn|cuối) )+$"
)
_YEARLY_REPORT = re.compile(
    r"(?:hằng|hàng) năm(?: hoặc (?:đột xuất|khi có yêu cầu))?"
    r"(?=[^.;:\d]{0,30}\bbáo cáo\b[^.;]{0,60}\b(?:về|ủy ban|ubnd|bộ|sở|ban)\b)"
)
_RULE = re.compile(
    r"(?:trong (?:vòng|thời hạn|thời gian)|chậm nhất(?: là)?(?: sau)?|trước|sau"
    r"|không quá)\s+(?:ít nhất )?\d{1,3}\s+(?:ngày|giờ|tháng)"
    r"(?: làm việc)?(?: (?:kể )?từ[^.;,]{0,60})?"
    r"|định kỳ (?:(?:hằng|hàng|mỗi|theo) )?(?:tuần|tháng|quý|0?6 tháng)(?:,? (?:0?[69] tháng|(?:(?:hằng"
    r"|hàng) )?(?:năm|quý))){0,3}"
    r"|tuần (?:đầu|cuối)[^.;,]{0,40}(?:tháng|quý)[^.;,]{0,20}|trong quý [ivx\d]+ của năm[^.;,]{0,30}"
)
_QUARTERLY = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|vào)(?: là)?(?: ngày)? \d{1,2}(?: của)? tháng (?:đầu|cuối|thứ ba)"
    r"(?: (?:của )?(?:mỗi |hằng |hàng )?quý)?"
)
_EVENT = re.compile(r"(?:khi|sau khi) (?:tổng kết|sơ kết|kết thúc|hoàn thành|có yêu cầu)[^.;,]{0,60}")
_TOLD = ((_QUARTERLY, "rule"), (_YEARLY_REPORT, "yearly"), (_RULE, "rule"), (_EVENT, "event"))

_Place = tuple[int, int]


def read(body: Body, sentences: Sentences, calendar: Calendar, works: dict[int, Task]) -> tuple[Deadline, ...]:
    """All deadlines in order of their places; the same time said again is one, with its other places.

    `works` are the tasks of tables by where their times stand: a cell "Quý I/2025" is due what its row says.
    """
    reader = _Reader(body, sentences, calendar, works)
    return _merged([found for paragraph in body.paragraphs for found in reader.in_paragraph(paragraph)])


class _Reader:
    def __init__(self, body: Body, sentences: Sentences, calendar: Calendar, works: dict[int, Task]):
        self.body, self.sentences, self.calendar, self.works = body, sentences, calendar, works
        self.duties = Duties(body)

    def in_paragraph(self, paragraph: Paragraph) -> Iterator[tuple[str, Deadline]]:
        dated: set[_Place] = set()
        for way, sentence, deadline in self._dated(paragraph):
            dated.add(sentence)
            yield way, deadline
        if not paragraph.cell and REPORTS.search(self.body.flat, paragraph.body, paragraph.end):
            yield from self._told(paragraph, dated)

    def _dated(self, paragraph: Paragraph) -> Iterator[tuple[str, _Place, Deadline]]:
        flat, found = self.body.flat, expressions(self.body.flat, paragraph.start, paragraph.end)
        label = binding.label_end(self.body, paragraph) if found else -1
        way, reached = "", -1
        for expression in found:
            sentence = self.sentences.around(paragraph, expression.start)
            listed = reached >= 0 and _LISTED.fullmatch(flat, reached, expression.start)
            way = way if listed else binding.way(self.body, sentence, paragraph, expression, label)
            reached = expression.end
            form, doubt = self.calendar.form(flat, sentence, expression) if way else ("", "")
            if form and not self.calendar.is_past(form) and not self.calendar.is_whole_plan(expression, way):
                words = _with_lead(flat, sentence[0], expression.start), _with_tail(flat, expression.end, paragraph.end)
                doubt = doubt or (doubts.EVENT_DAY if way == binding.ON and form[0].isdigit() else "")
                yield way, sentence, self._deadline(paragraph, sentence, words, form, doubt)

    def _told(self, paragraph: Paragraph, dated: set[_Place]) -> Iterator[tuple[str, Deadline]]:
        """Times told by a rule or an event, in sentences that report or send something and name no day."""
        for shape, kind in _TOLD:
            for found in shape.finditer(self.body.flat, paragraph.body, paragraph.end):
                sentence = self.sentences.around(paragraph, found.start())
                # A report of each quarter stands beside those of half the year and the year, which have days of their own.
                if (sentence in dated and shape is not _QUARTERLY) or not REPORTS.search(self.body.flat, *sentence):
                    continue
                dated.add(sentence)
                form = f"rule:{self.body.source.words(*found.span())}" if kind == "rule" else kind
                yield binding.DUE, self._deadline(paragraph, sentence, found.span(), form, "")

    def _deadline(self, paragraph: Paragraph, sentence: _Place, words: _Place, form: str, doubt: str) -> Deadline:
        source, duty = self.body.source, self.duties.of(paragraph, sentence)
        row = self.works.get(paragraph.start) if paragraph.cell else None
        return Deadline(
            date=form,
            words=source.words(*words),
            what=row.text if row else self._what(paragraph, sentence),
            who=row.lead if row else duty.who,
            to=duty.to,
            via=duty.via,
            place=paragraph.place,
            span=source.original(*words),
            doubt=doubt,
        )

    def _what(self, paragraph: Paragraph, sentence: _Place) -> str:
        """The sentence; of a label ("Thời gian: Quý II") what the label stands under."""
        if paragraph.over and binding.is_label(self.body, paragraph):
            return title_of(self.body, paragraph.over[-1])
        return self.body.source.words(*sentence).strip(" .;")


def _with_lead(flat: str, floor: int, start: int) -> int:
    """Back over "trước", "chậm nhất", "từ": the words as printed include what makes them binding."""
    lead = _LEAD.search(flat, max(floor, start - 40), start)
    return lead.start() if lead else start


def _with_tail(flat: str, end: int, ceiling: int) -> int:
    tail = _TAIL.match(flat, end, ceiling)
    return tail.end() if tail else end


def _merged(found: list[tuple[str, Deadline]]) -> tuple[Deadline, ...]:
    kept: dict[tuple[str, str], list[Deadline]] = {}
    first: dict[str, tuple[str, str]] = {}
    for way, deadline in found:
        key = _key(way, deadline)
        if way == binding.ON:
            key = first.get(deadline.date, key)
        first.setdefault(deadline.date, key)
        kept.setdefault(key, []).append(deadline)
    merged = (replace(same[0], also=tuple(other.span for other in same[1:])) for same in kept.values())
    return tuple(sorted(merged, key=lambda deadline: deadline.span))


def _key(way: str, deadline: Deadline) -> tuple[str, str]:
    """A duty is itself by its sentence; a label's time, a stretch and an event's day are themselves by their date."""
    if way == binding.DUE:
        return deadline.date, deadline.what
    return deadline.date, "stretch" if deadline.date.startswith("period:") else way
