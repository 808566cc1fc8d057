"""The header put together: letterhead, title, issuers, signature; where they are missing, what the page or the text says."""

import re
from dataclasses import replace

from . import dates, details, doubts, issuers, letterhead, title
from .letterhead import Letterhead
from .reading import Found, Header
from .source import Source
from .vocabulary import DOC_TYPES, FRONT_WORDS, PARTY_WORDS, STATE_WORDS, TYPE_OF_CODE
from .zones import head_start

_ISSUING = re.compile(
    r"(?:^|[,;.]\s+|\n)(?P<issuer>(?:ban thường vụ|ban chấp hành|ban thường trực|thường trực|ban chỉ đạo"
    r"|ban dân vận|ban tuyên giáo"
    r"|ủy ban nhân dân|ubnd|ủy ban mặt trận|ủy ban mttq|ban|sở|đảng ủy|hội|tỉnh ủy|huyện ủy|thành ủy|liên đoàn"
    r"|đoàn)[^,;.:\n]{0,70}?)"
    r"(?:,? (?:khóa|nhiệm kỳ) [ivxlc\d\s-]{1,15}){0,2}\s+(?:ban hành|xây dựng|đề ra|hướng dẫn)\s+"
    rf"(?:(?P<type>{'|'.join(DOC_TYPES)})(?P<title>[^:;.\n]{{10,500}})?|một số)"
)
_DECIDES = re.compile(
    r"^[ \t|]*((?:CHỦ TỊCH |THƯỜNG TRỰC )?(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|BAN THƯỜNG VỤ|BỘ TRƯỞNG|GIÁM ĐỐC"
    r"|THỦ TƯỚNG)[^\n|]{2,90}?)[ \t|]*$",
    re.MULTILINE,
)
_TITLE_END = re.compile(r"\(|,? (?:cụ thể|như sau|với (?:các |những )?nội dung|trên cơ sở)|$")
_STAMP = re.compile(r"\n[ \t]*(\d{1,4})[ \t]*\n[ \t]*(\d{1,2})[ \t]*\n[ \t]*(\d{1,2})[ \t]*(?=\n\s*\n)")
_BARE_COMMITTEE = re.compile(r"ủy ban nhân dân$")
_LEVELS = r"(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
_LEVEL = re.compile(rf"{_LEVELS}\b.*")
_PAGE = 5000


def read(source: Source) -> tuple[Header, int, bool]:
    """The header, where the body begins, and whether the text is a news item about a document."""
    top = letterhead.read(source, head_start(source))
    bodies, parent = issuers.read(source, top)
    heading, body = title.read(source, top, bodies[0].value if bodies else "")
    printed = source.plain[top.number.start : top.number.end] if top.number else ""
    header = Header(
        family=_family(top),
        doc_type=_doc_type(source, top, heading),
        symbol=_symbol(source, top),
        printed_symbol=" ".join(printed.split()),
        issuers=bodies,
        parent=parent,
        place=top.place,
        date=top.date if top.date and top.date.value else None,
        title=heading,
        secrecy=top.secrecy,
    )
    if not (top.taken or top.type_name or heading):
        told = details.news(source)
        if told:
            return _of_family(_from(header, told)), 0, True
    return _completed(source, header, top, body), body, False


def signed(header: Header, signer: Found | None, position: Found | None) -> Header:
    """The header with the signature from the document's end; what a page's details said of the signer gives way to it."""
    return replace(header, signer=signer or header.signer, signer_position=position)


def dated_below(source: Source, header: Header, start: int, end: int) -> Header:
    """A paper without a letterhead says where and when it was signed above its signature."""
    foot = letterhead.below(source, start, end)
    return (
        replace(header, date=foot.date, place=header.place or foot.place) if foot.date and foot.date.value else header
    )


def _family(top: Letterhead) -> str:
    """From the symbol's shape or the heading of the Party; else from what the issuer is called."""
    if top.number:
        return top.number.family
    return "party" if top.party else ""


def _symbol(source: Source, top: Letterhead) -> Found | None:
    return Found(top.number.text, source.original(top.number.start, top.number.end)) if top.number else None


def _doc_type(source: Source, top: Letterhead, heading: Found | None) -> Found | None:
    if top.type_name:
        return Found(top.type_name, source.original(*top.type_span))
    if not top.number:
        return None
    known = TYPE_OF_CODE.get(top.number.code)
    span = source.original(top.number.start, top.number.end)
    if known and not (heading and heading.value.lower().startswith("v/v")):
        return Found(known, span, doubts.TYPE_FROM_SYMBOL)
    return Found("Công văn", span)


def _from(header: Header, told: dict[str, Found]) -> Header:
    """The header with what is missing in it taken from elsewhere."""
    issuer = told.get("issuer")
    return replace(
        header,
        doc_type=header.doc_type or told.get("doc_type"),
        symbol=header.symbol or told.get("symbol"),
        issuers=header.issuers or ((issuer,) if issuer else ()),
        date=header.date or told.get("date"),
        title=header.title or told.get("title"),
        signer=header.signer or told.get("signer"),
    )


def _completed(source: Source, header: Header, top: Letterhead, body: int) -> Header:
    told = details.page_details(source)
    said = _ISSUING.search(source.low, body, body + _PAGE)
    header = header if header.issuers else _with_decider(source, header, body)
    header = _with_title(source, _with_issuer(source, header, told.pop("issuer", None), said), said)
    return _of_family(_from(_with_stamp(source, header, top), told))


def _of_family(header: Header) -> Header:
    """Without a number, the family is told by what the issuer is called."""
    called = " ".join(found.value for found in header.issuers).lower()
    shapes = (("front", FRONT_WORDS), ("party", PARTY_WORDS), ("state", STATE_WORDS))
    seen = header.family
    if seen == "state" and FRONT_WORDS.search(called) and not STATE_WORDS.search(called):
        seen = "front"  # a union that numbers its papers as the state does
    family = seen or next((name for name, shape in shapes if shape.search(called)), "")
    return replace(header, family=family)


def _with_decider(source: Source, header: Header, body: int) -> Header:
    """A decision names who decides in capitals under its title, also where the letterhead is lost."""
    found = _DECIDES.search(source.plain, max(body - 200, 0), body + 600)
    if not found or not found[1].isupper():
        return header
    return replace(header, issuers=(Found(source.words(*found.span(1)), source.original(*found.span(1))),))


def _with_title(source: Source, header: Header, said: re.Match[str] | None) -> Header:
    """A document whose title is lost is called what the clause that issues it calls it."""
    if header.title or not header.symbol or not said or not said["title"]:
        return header
    start = said.start("title")
    end = start + next(found.start() for found in _TITLE_END.finditer(said["title"]))
    return replace(header, title=Found(source.words(start, end), source.original(start, end), doubts.TITLE_FROM_TEXT))


def _with_issuer(source: Source, header: Header, told: Found | None, said: re.Match[str] | None) -> Header:
    """A letterhead that lost its issuer, or the issuer's place: from the page's details or from the issuing clause."""
    if not header.issuers and said:
        start, end = said.span("issuer")
        return replace(
            header, issuers=(Found(source.words(start, end), source.original(start, end), doubts.ISSUER_FROM_TEXT),)
        )
    if not header.issuers:
        return replace(header, issuers=(told,) if told else ())
    issuer = header.issuers[0]
    if len(header.issuers) == 1 and _BARE_COMMITTEE.match(issuer.value.lower()):
        territory = _territory(source, header, told, said)
        whole = Found(f"Ủy ban nhân dân {territory}".strip(), issuer.span, doubts.ISSUER_COMPLETED)
        return replace(header, issuers=(whole,))
    return header


def _territory(source: Source, header: Header, told: Found | None, said: re.Match[str] | None) -> str:
    """ "tỉnh …" from the page's details, from the issuing clause, or where the text names the place of the date line."""
    if told:
        return told.value[0].lower() + told.value[1:]
    place = header.place.value if header.place else ""
    level = _LEVEL.search(said["issuer"]) if said else None
    if level and place and place.lower() not in level[0]:
        return f"{level[1]} {place}"
    if level:
        return level[0]
    named = re.search(rf"{_LEVELS} {re.escape(place.lower())}\b", source.low) if place else None
    return f"{named[1]} {place}" if named else ""


def _with_stamp(source: Source, header: Header, top: Letterhead) -> Header:
    """A page signed digitally, its number and day stamped over blanks: three lone numbers, left where the page ends."""
    found = _STAMP.search(source.plain, top.end, top.end + 2 * _PAGE) if top.blank_symbol and top.blank_year else None
    day = dates.iso(int(top.blank_year), int(found[3]), int(found[2])) if found else ""
    if not found or not day:
        return header
    symbol = Found(found[1] + top.blank_symbol, source.original(*found.span(1)), doubts.NUMBER_STAMPED)
    date = Found(day, source.original(found.start(2), found.end(3)), doubts.DATE_STAMPED)
    return replace(header, symbol=header.symbol or symbol, date=header.date or date)
