"""Lists of persons do not belong here: runs of identity or mobile numbers, and tables of names with what is nobody's
business. A plan with its recipients, one office's telephone or a hundred document numbers is no such list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused

# Numbers of a list stand on neighbouring lines; in PDF text a row may take several.
NEIGHBOURS = 6
IDENTITIES, TELEPHONES, ROWS = 3, 5, 3
LONGEST_LINE = 2_000
SHORT_LINE = 60

# Twelve digits: province 001-096, century and sex, year. Nine: the old card. Neither inside a longer number or symbol.
EDGE_BEFORE, EDGE_AFTER = r"(?<![\w.,/-])", r"(?![\w/]|[.,-]\d)"
CITIZEN = re.compile(EDGE_BEFORE + r"0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}" + EDGE_AFTER)
OLD_CARD = re.compile(EDGE_BEFORE + r"[0-3]\d{6}(?!00)\d{2}" + EDGE_AFTER)
MOBILE = re.compile(EDGE_BEFORE + r"(?:\+?84[ .]?|0)[35789]\d(?:[ .-]?\d){7}" + EDGE_AFTER)
SPACED_CITIZEN = re.compile(EDGE_BEFORE + r"0\d{2}[ .]\d{3}[ .]\d{3}[ .]\d{3}" + EDGE_AFTER)

CARD_WORD = re.compile(r"\b(?:cmnd|cmtnd|cccd|chứng minh|căn cước|định danh)\b", re.I)
TAX_WORD = re.compile(r"\b(?:mã số thuế|mst)\b", re.I)
TELEPHONE_WORD = re.compile(r"\b(?:điện thoại|di động|sđt|liên hệ)\b", re.I)

NAME_HEAD = re.compile(
    r"\bhọ\s+(?:và\s+|,\s*)?(?:chữ\s+đệm\s+và\s+)?tên\b|\bhọ\s*&\s*tên\b|\btên\s+(?:công dân|hội viên|chủ hộ)\b", re.I
)
PRIVATE_HEAD = re.compile(
    r"\b(?:cccd|cmnd|cmtnd|căn cước|chứng minh nhân dân|số định danh|định danh cá nhân"
    r"|ngày(?:,? tháng,? năm)? sinh|năm sinh|sinh ngày|sinh năm|dân tộc|tôn giáo|tín ngưỡng|hộ nghèo|cận nghèo"
    r"|ngày vào đảng|đảng viên|sức khỏe|sức khoẻ|khuyết tật|bệnh|tiền án|tiền sự|nơi cư trú|thường trú)\b",
    re.I,
)
YEAR_OR_NUMBER = re.compile(r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d{2}\b|\b\d{9,12}\b")
PEOPLES = re.compile(
    r"(?:^|\|)\s*(?:kinh|tày|thái|mường|khmer|khơ me|hoa|nùng|mông|h'mông|hmông|dao|gia rai|jrai|ê đê|ba na|xơ đăng|sán chay"
    r"|cơ ho|chăm|sán dìu|hrê|ra glai|phật giáo|công giáo|thiên chúa(?: giáo)?|tin lành|cao đài|hòa hảo|không|hộ nghèo"
    r"|hộ cận nghèo|đảng viên)\s*(?:\||$)",
    re.I,
)
WORD = r"[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][A-Za-zĐđÀ-ýĂăĨĩŨũƠơƯưẠ-ỹ]*"
PERSON_NAME = re.compile(rf"(?:(?:Ông|Bà|Anh|Chị|Đ/c|Đồng chí)\s+)?{WORD}(?:\s+{WORD}){{1,5}}")
NUMBERED_NAME = re.compile(rf"\s*(?:\d{{1,4}}[.)]?\s+)?{PERSON_NAME.pattern}")


@dataclass(frozen=True)
class PersonList:
    """Where a list of persons was found: what gave it away, its first and last line counted from 1, how many."""

    sign: str
    first_line: int
    last_line: int
    count: int


SIGNS = {
    "identity": _("số căn cước hoặc chứng minh nhân dân"),
    "telephone": _("số điện thoại di động"),
    "columns": _("họ tên kèm thông tin riêng"),
}


def refuse_person_list(text: str) -> None:
    """Refuses text in which a list of persons is found, and says the way out. The numbers themselves are not repeated."""
    found = find(text)
    if found:
        raise Refused(
            _(
                "Có danh sách người kèm %(sign)s (dòng %(first)s đến %(last)s). Hệ thống không giữ danh sách cá nhân: "
                "đề nghị bỏ danh sách, chỉ nhập số lượng và ghi “bản gốc lưu tại …”."
            )
            % {"sign": SIGNS[found.sign], "first": found.first_line, "last": found.last_line}
        )


def find(text: str) -> PersonList | None:
    """The first list of persons in a text, in time linear in its length."""
    lines = [line[:LONGEST_LINE] for line in text.split("\n")]
    # Nine digits are also sums of money; tax numbers look like mobile ones: the text's own words decide.
    identities = [CITIZEN, SPACED_CITIZEN, *([OLD_CARD] if CARD_WORD.search(text) else [])]
    telephones = [MOBILE] if TELEPHONE_WORD.search(text) or not TAX_WORD.search(text) else []
    return (
        _run("identity", _counts(lines, identities), IDENTITIES)
        or _run("telephone", _counts(lines, telephones), TELEPHONES)
        or _table(lines)
    )


def _counts(lines: list[str], patterns: list[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for at, line in enumerate(lines, start=1):
        numbers = {found for pattern in patterns for found in pattern.findall(line)}
        if numbers:
            yield at, len(numbers)


def _run(sign: str, counted: Iterator[tuple[int, int]], enough: int) -> PersonList | None:
    """A run is as many numbers as `enough` on lines of which none is far from the one before."""
    first = last = total = 0
    for at, found in counted:
        if not total or at - last > NEIGHBOURS:
            if total >= enough:
                break
            first, total = at, 0
        last, total = at, total + found
    return PersonList(sign, first, last, total) if total >= enough else None


def _table(lines: list[str]) -> PersonList | None:
    """A heading with a name and something private, and under it rows that have both."""
    heads = [at for at, line in enumerate(lines) if NAME_HEAD.search(line)]
    end = -1
    for at in heads:
        if at < end:
            continue
        below = _heading_ends(lines, at)
        if below is None:
            continue
        rows = _person_rows(lines, below)
        if len(rows) >= ROWS:
            return PersonList("columns", at + 1, rows[-1] + 1, len(rows))
        end = below
    return None


def _heading_ends(lines: list[str], at: int) -> int | None:
    """The line after a table's heading; None where it is only a sentence, or says nothing private."""
    if "|" in lines[at]:
        return at + 1 if PRIVATE_HEAD.search(lines[at].replace(NAME_HEAD.search(lines[at])[0], "")) else None  # type: ignore[index]
    end = at
    while (
        end < len(lines)
        and end - at < 2 * NEIGHBOURS
        and len(lines[end]) <= SHORT_LINE
        and not _is_row_start(lines[end])
    ):
        end += 1
    head = " ".join(lines[max(0, at - 2) : end])
    return end if end > at and PRIVATE_HEAD.search(head) else None


def _is_row_start(line: str) -> bool:
    return re.match(r"\s*(?:\|\s*)?0*1\s*(?:[.|)]|$|\s)", line) is not None


def _person_rows(lines: list[str], start: int) -> list[int]:
    """The lines under a heading that name a person beside something private, until they stop coming."""
    rows: list[int] = []
    for at in range(start, len(lines)):
        if at - (rows[-1] if rows else start) > 2 * NEIGHBOURS:
            break
        around = " | ".join(lines[at : at + 1] if "|" in lines[at] else lines[at : at + 4])
        if _names_person(lines[at]) and (YEAR_OR_NUMBER.search(around) or PEOPLES.search(around)):
            rows.append(at)
    return rows


def _names_person(line: str) -> bool:
    """Whether a cell is a person's name, or a line without cells starts with one and a number follows."""
    cells = [cell.strip(" \t.-0123456789)") for cell in re.split(r"[|\t]|\s{3,}", line)]
    if any(PERSON_NAME.fullmatch(cell) for cell in cells[:4]):
        return True
    starts = NUMBERED_NAME.match(line)
    return starts is not None and line[starts.end() :].lstrip(" ,;-:(")[:1].isdigit()
