"""In which way the words around a time make it binding: a label, a "trước", a "vào", a stretch; or not at all."""

import re

from .lines import HEADINGS
from .paragraphs import Body, Paragraph
from .times import Expression

LABEL, DUE, ON, STRETCH = "label", "due", "on", "stretch"

_LABEL = re.compile(
    r"\W*(?:(?:dự kiến )?(?:thời gian|thời hạn|thời điểm|tiến độ|hạn|lịch|kỳ hạn)\b[^:.;]{0,70}|hoàn thành|xong):"
)
_INNER_LABEL = re.compile(r"(?:thời gian|thời hạn|tiến độ|hạn)\b[^.;]{0,40}$")
_ENTRY = re.compile(r"[^\W\d_][^:;.\d]{3,60}: $")  # an entry of a schedule: "Vòng chung khảo: ngày 15/10/2026"
_TIME_HEADING = re.compile(r"\b(?:thời (?:gian|hạn)|tiến độ|lộ trình)\b")
_DUE = re.compile(
    r"(?:\btrước|chậm nhất(?: là)?|muộn nhất(?: là)?|không muộn hơn|không chậm hơn|hạn cuối(?: là)?|thời hạn|hạn|\bxong"
    r"|hoàn thành|hoàn tất|kết thúc|\btrong|đến hết|\bhết)"
    r"(?: (?:vào|trong|trước|là|ngày|thời điểm|đến|hết|cuối|giữa|đầu|khoảng|lúc|\d{1,2} ?(?:h|giờ) ?\d{0,2}))*:?\s*$"
)
_ON = re.compile(r"(?:\bvào|\bdịp|\bđến|\btới|\btừ nay đến)(?: (?:ngày|hết|cuối|giữa|đầu|thời điểm|khoảng))*\s*$")
_IN = re.compile(r"\b(?:trong|vào|từ|đến|hết) $")
_FROM = re.compile(r"(?:\btừ|bắt đầu(?: từ)?|kể từ)(?: (?:ngày|đầu|giữa|cuối))*\s*$")
_AFTER_SYMBOL = re.compile(
    r"\d[a-z]?\s?(?:-\s?[a-zđ]{1,6}\s?/|/\s?(?:\d{4}\s?/?\s?)?[a-zđ]{2})[^\s;]*\s?[^\s;.]{0,12}[,)]?\s*(?:ban hành"
    r"|ký)?\s*$"
)
_AFTER_NAME = re.compile(
    r"(?:(?<!pháp )luật|pháp lệnh|hiến pháp|nghị quyết|nghị định)\b[^.;:]{0,90}$"
    r"|(?:\bký|ban hành|đăng|thông qua|họp|sinh|thành lập)\s*$"
)
_IN_FORCE = re.compile(r"(?:hiệu lực|áp dụng|hưởng)[^.;]{0,40}$")
_ANNIVERSARY = re.compile(
    r"(?:kỷ niệm|truyền thống|ngày thành lập|quốc khánh|ngày sinh|chào mừng|nhân dịp|ngày quốc tế|lần thứ|nhiệm kỳ"
    r"|khóa)[^.;]{0,60}$"
)
_OCCASION = re.compile(r"vào dịp[^.;]{0,80}$")
YEARLY_AFTER = re.compile(r"[\s,)]*(?:của )?(?:(?:hằng|hàng|mỗi|từng) năm|năm báo cáo|của năm(?! \d))")
MONTHLY_AFTER = re.compile(
    r"[\s,]*(?:(?:của )?(?:hằng|hàng|mỗi) tháng|của tháng(?! (?:đầu|cuối|thứ))|tháng (?:sau|trước|kế))"
)
REPORTS = re.compile(r"(?:báo cáo|gửi|phát hành|đánh giá|nộp)\b")
_UNTIL = re.compile(r"\b(?:đến|hết)(?: (?:hết|cuối))?\s*$")
_CLOSES = re.compile(r"\s*(?:[.;]|$)")
_FIGURE = re.compile(r"\d\s?%|\d\s(?:mô hình|cuộc)|ít nhất|trở lên|\bđạt\b")
_CITES = re.compile(r"\d/\d{4}/|\d-[a-zđ]+/|/[a-zđ]+-|chương trình|chiến lược|đề án|giai đoạn")
_LONGEST_CELL = 60


def label_end(body: Body, paragraph: Paragraph) -> int:
    """Where a label of time ends in the paragraph, its start when a label or heading of time stands over it, else -1."""
    own = _LABEL.match(body.flat, paragraph.body, paragraph.end)
    if own:
        return own.end()
    if paragraph.cell:
        return paragraph.start if paragraph.timed and paragraph.end - paragraph.start < _LONGEST_CELL else -1
    above = paragraph.over[-1] if paragraph.over else None
    if above and (_is_open_label(body, above) or _is_heading_of_time(body, above)):
        return paragraph.start
    return -1


def is_label(body: Body, paragraph: Paragraph) -> bool:
    """Whether the paragraph is nothing but a label of time with its value."""
    return paragraph.end - paragraph.body < 200 and bool(_LABEL.match(body.flat, paragraph.body, paragraph.end))


def _is_open_label(body: Body, above: Paragraph) -> bool:
    return body.flat[above.end - 1] == ":" and bool(_LABEL.match(body.flat, above.body, above.end))


def _is_heading_of_time(body: Body, above: Paragraph) -> bool:
    return above.end - above.body < 120 and bool(_TIME_HEADING.search(body.flat, above.body, above.body + 80))


def way(body: Body, sentence: tuple[int, int], paragraph: Paragraph, expression: Expression, label: int) -> str:
    """LABEL, DUE, ON or STRETCH; empty when the words only name the time."""
    flat, start = body.flat, expression.start
    left = flat[max(paragraph.start, start - 120) : start]
    near = left[-45:]
    if not expression.exists() or _AFTER_SYMBOL.search(left):
        return ""
    if _AFTER_NAME.search(left) or _IN_FORCE.search(near) or _is_quoted(flat, paragraph, start):
        return DUE if _DUE.search(near) else ""
    if _is_of_years(expression):
        return _way_of_years(body, sentence, paragraph, expression, label)
    if 0 <= label <= start:
        return LABEL
    return DUE if _DUE.search(near) else _looser_way(flat, sentence, expression, left)


def _looser_way(flat: str, sentence: tuple[int, int], expression: Expression, left: str) -> str:
    occasion = _OCCASION.search(left)
    if _ANNIVERSARY.search(left) and not occasion:
        return ""
    if expression.kind == "period":
        return STRETCH
    if occasion or _ON.search(left[-45:]):
        return ON
    if _ENTRY.search(left):
        return LABEL
    if _INNER_LABEL.search(left) and not _FROM.search(left):
        return LABEL
    return DUE if _recurs(flat, sentence, expression) else ""


def _recurs(flat: str, sentence: tuple[int, int], expression: Expression) -> bool:
    """A day without "trước" that comes again: "ngày 15/12 hằng năm", "ngày mồng 3 hằng tháng"."""
    after = flat[expression.end : expression.end + 30]
    recurring = YEARLY_AFTER.match(after) or MONTHLY_AFTER.match(after)
    return bool(recurring) and (expression.kind == "day" or bool(REPORTS.search(flat, *sentence)))


def _is_of_years(expression: Expression) -> bool:
    return expression.first.kind == "year" and (not expression.last or expression.last.kind == "year")


def _way_of_years(
    body: Body, sentence: tuple[int, int], paragraph: Paragraph, expression: Expression, label: int
) -> str:
    """Years bind only as a label's value, at the head of a paragraph ("Từ 2014 - 2015 …") or at the end of a clause."""
    flat, start = body.flat, expression.start
    if 0 <= label <= start and (start - label < 60 or _IN.search(flat, start - 8, start)):
        return LABEL
    if expression.last:
        at_head = not flat[paragraph.body : start].strip(" -+") and flat.startswith("từ", start)
        return STRETCH if at_head else ""
    closes = _UNTIL.search(flat, max(paragraph.start, start - 20), start) and _CLOSES.match(
        flat, expression.end, paragraph.end
    )
    if paragraph.mark in HEADINGS and body.source.plain[paragraph.start : paragraph.end].isupper():
        return ""
    if not closes or _FIGURE.search(flat, *sentence) or _CITES.search(flat, sentence[0], start):
        return ""
    return ON


def _is_quoted(flat: str, paragraph: Paragraph, at: int) -> bool:
    before = flat[max(paragraph.start, at - 300) : at]
    return before.rfind("“") > before.rfind("”")
