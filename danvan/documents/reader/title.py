"""The title (trích yếu): the lines under the kind of document, or after "V/v" beside the number of a letter."""

import re

from .letterhead import Letterhead
from .lines import Line, Lines
from .reading import Found
from .source import Source
from .vocabulary import BODY_HEADS, TYPE_WORDS

_REACH = 5000
_ABOUT = re.compile(r"(?:v/v|về việc)\b[ \t:.]*")
_STARTERS = (
    r"căn cứ|thực hiện|triển khai|tiếp tục|thi hành|quán triệt|để|nhằm|theo|xét|trên cơ sở|trong|thời gian qua"
    r"|tiếp theo|kính gửi"
    r"|năm \d{4}|ngày \d|phát huy|chào mừng|hưởng ứng|hướng tới|luật"
)
PREAMBLE = re.compile(rf"(?:-\s*)?(?:{_STARTERS})\b")
_CITES = re.compile(rf"\bsố:?\s+\d|\b(?:{TYPE_WORDS})\b.{{0,40}}\d|như sau|:$")
_BASES = re.compile(r"(?:-\s*)?căn cứ (?:vào )?(?:luật|bộ luật|hiến pháp|pháp lệnh|[^\n]{0,60}\bsố\b)")
_DECIDER = re.compile(
    r"(?:chủ tịch|thường trực|phó chủ tịch|giám đốc|bộ trưởng|thủ tướng|cục trưởng|trưởng ban|hiệu trưởng|ban thường vụ"
    r"|ban chấp hành|tổng giám đốc)\b"
)
_PARENTHESIS = re.compile(r"\((?:kèm|ban hành kèm|đính kèm|theo|trích)\b")
_ISSUING = re.compile(r"(?:quyết định|nghị quyết|chỉ thị|yêu cầu|quyết nghị)\s*:\s*$")
_BODY_HEAD = re.compile(BODY_HEADS)
_RUN_ENDS = re.compile(r"\n[ \t]*(?:\n|[-_=*]{3}|\||căn cứ\b|[ivx]{1,4}\s?[-./)]|\d{1,2}[.)]|(?:phần|chương|điều) )")
_LONGEST = 700


def read(source: Source, top: Letterhead, issuer: str) -> tuple[Found | None, int]:
    """The title and where the body begins."""
    if top.type_span[0] >= 0:
        return _under(source, top.type_span[1], issuer)
    if beside := _beside_number(source, top):
        return beside
    after = max([top.start, *(end for _, end in top.taken)])
    title, body = _under(source, after, issuer)
    if title and not title.value.isupper():  # no kind, no title: what follows is the text itself
        return None, after
    return title, body


def _under(source: Source, start: int, issuer: str) -> tuple[Found | None, int]:
    """Lines from there on while they read as one title."""
    taken: list[Line] = []
    gap = False
    for line in Lines(source, start, min(start + _REACH, len(source.plain))).all:
        if line.start == line.end:
            gap = gap or not line.cell
            if line.wall and not line.cell and taken:
                break
            continue
        if not _belongs(source, line, taken, gap, issuer):
            break
        taken.append(line)
        gap = False
    if not taken:
        return None, start
    cut = _cut(source, taken[0].start, taken[-1].end)
    return Found(source.words(taken[0].start, cut), source.original(taken[0].start, cut)), cut


def _belongs(source: Source, line: Line, taken: list[Line], gap: bool, issuer: str) -> bool:
    words = source.plain[line.start : line.end]
    low = source.low[line.start : line.end]
    if line.mark not in ("", "dash") or _PARENTHESIS.match(low) or _ISSUING.search(low):
        return False
    if not taken:
        return (words.isupper() or not _is_preamble(source, line)) and not _is_issuer(low, issuer)
    so_far = source.plain[taken[0].start : taken[-1].end]
    if len(so_far) > _LONGEST:
        return False
    if words == words.upper() and so_far == so_far.upper():
        if _BASES.match(low) or (gap and _DECIDER.match(low)):
            return False
        return not (gap and _is_issuer(low, issuer)) and not low.startswith(issuer.lower() or "\n")
    if so_far == so_far.upper() and not words[:1].islower() and words[:1] not in '(“"':
        return False
    if gap:
        return words[0].islower() or words[0] in '(“"'
    if PREAMBLE.match(low) and (low.startswith("căn cứ") or _CITES.search(low)):
        return False
    return not (issuer and low.startswith(issuer.lower()))


def _is_preamble(source: Source, line: Line) -> bool:
    """A line that cites what the paper rests on; "Thực hiện Nghị quyết số … về …" that ends without a stop is a title."""
    low = source.low[line.start : line.end]
    if not (PREAMBLE.match(low) and _CITES.search(low)):
        return False
    end = _RUN_ENDS.search(source.low, line.end, line.start + _REACH)
    run = source.low[line.start : end.start()].rstrip() if end else ":"
    return low.startswith("căn cứ") or run[-1] in ":;,." or "như sau" in run


def _is_issuer(low: str, issuer: str) -> bool:
    """The body that decides, in capitals under the title of a decision."""
    return (
        bool(issuer)
        and (low.startswith(issuer.lower()) or issuer.lower().startswith(low))
        and bool(_BODY_HEAD.match(low))
    )


def _cut(source: Source, start: int, end: int) -> int:
    """Where one line holds title and preamble, the title ends before the preamble."""
    found = re.search(r"(?<=\s)(?:Căn cứ|Thực hiện|Triển khai|Kính gửi|Để|Nhằm) ", source.plain[start + 20 : end])
    if found and end - start > 150 and not source.plain[start : start + 20 + found.start()].endswith(" "):
        return start + 20 + found.start()
    if found and end - start > 150 and _CITES.search(source.low, start + 20 + found.start(), end):
        return start + 20 + found.start()
    return end


def _beside_number(source: Source, top: Letterhead) -> tuple[Found, int] | None:
    """ "V/v …" under or beside the number of a letter, up to the place and date, the addressees or a wall."""
    found = _ABOUT.search(source.low, max(top.number_at, top.start), top.end)
    if not found or top.number_at < 0 or source.plain[found.start() : found.end()].startswith("VỀ"):
        return None
    end = found.end()
    for line in Lines(source, found.start(), top.end).all:
        if line.start == line.end or line.wall or any(a <= line.start < b for a, b in top.taken):
            if end > found.end():
                break
            continue
        end = line.end
    column = re.search(r" {3,}|\t", source.plain[found.end() : end])
    if column and "\n" not in source.plain[found.end() : end]:
        end = found.end() + column.start()
    title = Found(source.words(found.start(), end), source.original(found.start(), end))
    return title, max([end, *(stop for _, stop in top.taken)])
