"""Who reports or does what for whom, as far as the sentence says it."""

import re
from typing import NamedTuple

from .paragraphs import Body, Paragraph
from .vocabulary import BODY

_VERBS = (
    r"(?:căn cứ|tích cực|chủ trì|chủ động|phối hợp|xây dựng|báo cáo|gửi|(?<!các )tổ chức(?! (?:đảng|chính|đoàn|xã"
    r"|hội|thành|cơ sở|kinh|tôn|quốc|khác))|triển khai|thực hiện|tham mưu|chỉ đạo"
    r"|hướng dẫn|theo dõi|rà soát"
    r"|có trách nhiệm|chịu trách nhiệm|tiếp tục|tăng cường|đẩy mạnh|quán triệt|định kỳ|tổng hợp|kịp thời|tập trung"
    r"|thường xuyên|lãnh đạo"
    r"|tiến hành|trên cơ sở|nghiêm túc|cụ thể hóa|phát động|ban hành|nâng cao|đề xuất|bố trí|lồng ghép|nghiên cứu"
    r"|khẩn trương|giúp"
    r"|xác định|quan tâm|cử|đăng ký|lập|hoàn thành|đánh giá|kiểm tra|vận động|phát huy|tuyên truyền|phân công"
    r"|thành lập|chọn|gắn|làm tốt|bám sát|chấp hành|là đơn vị|là cơ quan|phải|cần|được|bảo đảm|đảm bảo|mở|ký kết)"
)
_WHO = re.compile(
    rf"(?:(?:đề nghị|giao|yêu cầu|mời|hằng năm,?|hàng năm,?"
    rf"|định kỳ,?) )?(?P<who>(?>{BODY})\b[^.;:]{{0,160}}?)[\s,]*(?:\(|:|\b{_VERBS}\b)"
)
_TO = re.compile(
    rf"(?:báo cáo(?: (?:kết quả|tình hình|đánh giá))?[^.;]{{0,90}}?\b(?:về|cho|gửi|đến|tới)|báo cáo"
    rf"|gửi(?: (?:báo cáo|về|cho|đến))*"
    rf"|trình|\bvề) (?P<to>(?:{BODY}|thường trực|bộ trưởng|đồng chí)\b[^,.;:(]{{0,80}}?)(?=\s*(?:[,.;:(]|$)"
    rf"|\s(?:kết quả|trước|để|theo|qua|chậm|xem|tổng hợp|về|và báo|định kỳ|vào|khi|từ|hằng|hàng)\b)"
)
_ASKED = re.compile(r"(?:(?:đề nghị|giao|yêu cầu|mời|trách nhiệm(?: của)?) )?")
_WHOLE = re.compile(rf"{BODY}\b[^.;:]{{0,160}}[.:]?\s*$")
_VIA = re.compile(
    r"\((?:thông )?qua (?P<via>[^(),;]{3,80}?)(?=\s(?:để |tổng hợp|theo dõi|trước)|[(),;])"
    r"|\bthông qua (?P<through>(?:sở|ban|phòng|văn phòng)[^,.;()]{3,60})"
)
_WORK = re.compile(
    r"(?:sở|ban|phòng|ubnd|ủy ban|các|công an|đảng|hội|đoàn|văn phòng|mttq|mặt trận|bộ|thủ trưởng|đề nghị|giao)"
)


class Duty(NamedTuple):
    """Who owes it, to whom, and through whom."""

    who: str
    to: str
    via: str


class Duties:
    """The duties of sentences, each looked for once."""

    def __init__(self, body: Body):
        self.body = body
        self._found: dict[tuple[int, int], Duty] = {}

    def of(self, paragraph: Paragraph, sentence: tuple[int, int]) -> Duty:
        """From the sentence itself; the one who owes it also from the paragraph's beginning or the heading over it."""
        if sentence not in self._found:
            self._found[sentence] = self._read(paragraph, sentence)
        return self._found[sentence]

    def _read(self, paragraph: Paragraph, sentence: tuple[int, int]) -> Duty:
        to = self._receiver(sentence)
        via = _VIA.search(self.body.flat, *sentence)
        through = via.lastgroup if via else None
        return Duty(
            doer(self.body, paragraph, sentence[0]),
            self.body.source.words(*to.span("to")) if to else "",
            self.body.source.words(*via.span(through)) if via and through else "",
        )

    def _receiver(self, sentence: tuple[int, int]) -> re.Match[str] | None:
        """The first body the sentence reports to by its name."""
        for shown in _TO.finditer(self.body.flat, *sentence):
            first = self.body.source.plain[shown.start("to")]
            if first.isupper() or shown["to"].startswith(("các", "cơ quan", "cấp", "thường trực")):
                return shown
        return None


def doer(body: Body, paragraph: Paragraph, start: int) -> str:
    """The body that a clause, its paragraph or the headings over it name at their head."""
    for at in dict.fromkeys((start, paragraph.body)):
        if found := _WHO.match(body.flat, _skipped(body.flat, at), paragraph.end):
            return _trimmed(body, *found.span("who"))
    for above in reversed(paragraph.over):
        if who := heading_doer(body, above):
            return who
    return ""


def heading_doer(body: Body, heading: Paragraph) -> str:
    """The body that a heading names: "1. Sở Y tế", "3. Đề nghị Ủy ban Mặt trận …:"."""
    at = _skipped(body.flat, heading.body)
    found = _WHO.match(body.flat, at, heading.end)
    if found:
        return _trimmed(body, *found.span("who"))
    asked = _ASKED.match(body.flat, at, heading.end)
    start = asked.end() if asked else at
    return _trimmed(body, start, heading.end) if _is_name(body, start, heading.end) else ""


def names_only(body: Body, heading: Paragraph) -> bool:
    """Whether the paragraph is no more than a body's name, with or without "Đề nghị"."""
    at = _skipped(body.flat, heading.body)
    asked = _ASKED.match(body.flat, at, heading.end)
    return not _WHO.match(body.flat, at, heading.end) and _is_name(body, asked.end() if asked else at, heading.end)


def _is_name(body: Body, start: int, end: int) -> bool:
    return bool(_WHOLE.match(body.flat, start, end)) and bool(_WORK.match(body.flat, start))


def _skipped(flat: str, at: int) -> int:
    while at < len(flat) and flat[at] in " -+:.,":
        at += 1
    return at


def _trimmed(body: Body, start: int, end: int) -> str:
    return body.source.words(start, end).strip(" ,.:;-")
