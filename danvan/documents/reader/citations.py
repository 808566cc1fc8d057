"""The other documents this one names, and which of them it rests on."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from . import dates, doubts
from .paragraphs import Body, Paragraph
from .reading import Citation, Place
from .symbols import SYMBOL, Symbol, symbol_at
from .vocabulary import DOC_TYPES, TYPE_OF_CODE, TYPE_WORDS

_BASIS = re.compile(
    r"(?:-\s*)?(?:căn cứ|thực hiện|triển khai|tiếp tục|tiếp theo|thi hành|quán triệt|để (?:tiếp tục |kịp thời "
    r"|triển khai )*(?:thực hiện|triển khai|quán triệt)"
    r"|nhằm (?:tiếp tục |kịp thời )*(?:thực hiện|triển khai|cụ thể)|theo (?:tinh thần|chỉ đạo|hướng dẫn|quy định"
    r"|nội dung|công văn"
    r"|kế hoạch|chương trình|quyết định|nghị quyết|chỉ thị)|trên cơ sở|luật|bộ luật|nghị định|nghị quyết)\b"
)
_BASIS_INSIDE = re.compile(r"(?<=[.;:] )(?=(?:căn cứ|thực hiện|triển khai thực hiện) )")
_PROPOSAL = re.compile(r"(?:theo|xét|trên cơ sở) (?:đề nghị|đề xuất|báo cáo|tờ trình|ý kiến)")
_ISSUING = re.compile(
    r"[,;.]\s*(?:nay )?(?:ủy ban|ubnd|ban |sở |bộ |thủ tướng|thường trực|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|hội "
    r"|liên đoàn|đoàn |mặt trận"
    r"|chủ tịch|hội đồng|công an|phòng |chi cục|trường |trung tâm|tổ công tác|văn phòng)(?P<between>[^,;.]{0,110}?)"
    r"\b(?:ban hành|xây dựng|hướng dẫn|đề ra|yêu cầu|triển khai|phát động|tổ chức|đề nghị|có ý kiến|quy định)\b"
)
_OF_A_TITLE = re.compile(r"\b(?:đã|về|giữa|với|tại|số|ngày|của)\b")
_LEFT = re.compile(
    rf"(?P<type>{TYPE_WORDS})(?: (?:liên tịch|hành động|kết luận|phối hợp|liên ngành|liên bộ))?,?\s*(?:số|số:"
    rf"|ký hiệu)?\s*$"
)
_BEFORE_DAY = re.compile(r"\s*[,(]?\s*(?:ban hành |ký )?")
_ISSUER = re.compile(
    r"[\s,)]*của (?P<issuer>[^,;.:()“”\n]{2,90}?)(?=\s*(?:[,;.:()“”\n]|$)| (?:về|ban hành|quy định|sửa đổi"
    r"|hướng dẫn|phê duyệt|thực hiện"
    rf"|triển khai|và (?:{TYPE_WORDS}|văn bản)\b|kèm theo|tiếp tục|thành lập|giao))"
)
_NAMED = re.compile(
    r"\b(?P<name>(?:bộ luật|luật|pháp lệnh)(?! số) (?:(?!\b(?:ngày|năm|số|và các|của)\b)[^,;.:()“”\n]){3,110}?)"
    r"(?:,? (?P<dated>năm \d{4}|ngày \d)|\s*[;.,]|\s*$)"
)
# A law named as what another paper is about: "Nghị định … sửa đổi Luật X", "… quy định chi tiết thi hành Luật X".
_ABOUT_IT = re.compile(r"sửa đổi|(?:chi tiết|hướng dẫn thi hành|biện pháp thi hành)[^.;]{0,60}$")
_REPLACES = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ)\b[^.;]{0,200}$")
_AMENDS = re.compile(r"(?:sửa đổi|bổ sung|điều chỉnh)[^.;]{0,120}$")
_CARRIES_OUT = re.compile(r"(?:thực hiện|triển khai|quán triệt|cụ thể hóa|thi hành)[^.;]{0,160}$")


def read(body: Body, own: str, resting: bool) -> tuple[Citation, ...]:
    """All citations in order; `own` is this document's symbol; a news item rests on nothing (`resting` false)."""
    preamble = _preamble(body) if resting else []
    found = [*_by_symbol(body, own, preamble), *_by_name(body, preamble)]
    return tuple(sorted(found, key=lambda citation: citation.span))


def _preamble(body: Body) -> list[tuple[int, int, str]]:
    """The stretches that say what the document rests on, up to its first heading: start, end, kind."""
    stretches: list[tuple[int, int, str]] = []
    for paragraph in body.paragraphs:
        if paragraph.cell or paragraph.appendix or paragraph.mark not in ("", "dash"):
            break
        stretches += _resting_parts(body, paragraph)
    return stretches


def _resting_parts(body: Body, paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    text = body.flat[paragraph.start : paragraph.end]
    issuing = (found.start() for found in _ISSUING.finditer(text) if not _OF_A_TITLE.search(found["between"]))
    end = next(issuing, len(text))
    starts = [0, *(found.start() for found in _BASIS_INSIDE.finditer(text, 0, end)), end]
    for start, stop in pairwise(starts):
        part = text[start:stop]
        if not _BASIS.match(part) or _PROPOSAL.match(part):
            continue
        proposal = _PROPOSAL.search(part)
        stop = start + proposal.start() if proposal else stop
        yield paragraph.start + start, paragraph.start + stop, "căn cứ" if "căn cứ" in part[:12] else "thực hiện"


def _by_symbol(body: Body, own: str, preamble: list[tuple[int, int, str]]) -> Iterator[Citation]:
    starts = [paragraph.start for paragraph in body.paragraphs]
    for found in SYMBOL.finditer(body.source.plain, starts[0] if starts else 0):
        symbol = symbol_at(found)
        at = bisect_right(starts, found.start()) - 1
        if not symbol or symbol.text == own or at < 0 or found.start() >= body.paragraphs[at].end:
            continue
        yield _citation(body, body.paragraphs[at], symbol, preamble)


def _citation(body: Body, paragraph: Paragraph, symbol: Symbol, preamble: list[tuple[int, int, str]]) -> Citation:
    flat = body.flat
    left = _LEFT.search(flat, max(paragraph.start, symbol.start - 50), symbol.start)
    start = left.start() if left else symbol.start
    end, day = _dated(flat, symbol.end)
    issuer = _ISSUER.match(flat, end)
    at = bisect_right(preamble, (symbol.start, len(flat), "")) - 1
    basis = preamble[at][2] if at >= 0 and preamble[at][0] <= symbol.start < preamble[at][1] else ""
    kind = basis or _kind(flat, paragraph.start, start)
    return Citation(
        symbol=symbol.text,
        printed=body.source.words(start, end),
        doc_type=_doc_type(left, symbol),
        date=day,
        issuer=body.source.words(*issuer.span("issuer")) if issuer else "",
        kind=kind,
        basis=bool(basis),
        place=paragraph.place,
        span=body.source.original(start, issuer.end("issuer") if issuer else end),
        doubt="" if day else doubts.INCOMPLETE_CITATION,
    )


def _doc_type(left: re.Match[str] | None, symbol: Symbol) -> str:
    return DOC_TYPES[left["type"]] if left else TYPE_OF_CODE.get(symbol.code, "")


def _dated(flat: str, end: int) -> tuple[int, str]:
    """Where the citation ends with its day, and the day."""
    gap = _BEFORE_DAY.match(flat, end)
    day = dates.FULL.match(flat, gap.end() if gap else end)
    return (day.end(), dates.of(day)) if day else (end, "")


def _kind(flat: str, start: int, end: int) -> str:
    before = flat[max(start, end - 220) : end]
    if _PROPOSAL.search(before.rpartition(";")[2]):
        return "đề nghị"
    if _REPLACES.search(before):
        return "thay thế"
    if _AMENDS.search(before):
        return "sửa đổi"
    return "thực hiện" if _CARRIES_OUT.search(before) else "nhắc đến"


def _by_name(body: Body, preamble: list[tuple[int, int, str]]) -> Iterator[Citation]:
    """Laws that the preamble names without a number."""
    for start, end, kind in preamble:
        for found in _NAMED.finditer(body.flat, start, end):
            if _ABOUT_IT.search(body.flat, start, found.start()):
                continue
            day = dates.FULL.match(body.flat, found.start("dated")) if found["dated"] else None
            stop = day.end() if day else found.end("dated") if found["dated"] else found.end("name")
            yield Citation(
                symbol="",
                printed=body.source.words(found.start(), stop),
                doc_type=DOC_TYPES[found["name"].split(" ")[0]]
                if not found["name"].startswith(("bộ luật", "pháp lệnh"))
                else "",
                date=dates.of(day) if day else "",
                issuer="",
                kind=kind,
                basis=True,
                place=Place(),
                span=body.source.original(found.start(), stop),
            )
