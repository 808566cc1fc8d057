"""The columns of a workbook of figures: a line is one figure of one unit."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.jobs.sheets import Column
from danvan.jobs.sheets.columns import Cell, code, day, one_of, text, whole_number
from danvan.units.posts import SOURCES


def period(cell: Cell) -> Period:
    """A period by its code; Excel makes a number of a year."""
    return Period.parse(str(cell).strip().removesuffix(".0"))


def as_sent(cell: Cell) -> Any:
    """The cell itself: how many decimals it may have is known only with its measure."""
    return cell


def source(cell: Cell) -> str:
    """From what one types for another unit, in the words of the office."""
    return str(one_of({str(words): str(words) for words in SOURCES.values()})(cell))


def measure(cell: Cell) -> int:
    """The number of a measure."""
    number = whole_number(1)(cell if not isinstance(cell, float) or cell % 1 else int(cell))
    if number >= 2**63:
        raise Refused(_("không có số liệu mang mã này"))
    return int(number)


COLUMNS = [
    Column(
        _("kỳ"),
        "period",
        period,
        required=True,
        help=_("giữ nguyên như tệp tải về"),
        example="2026",
        width=12,
        locked=True,
    ),
    Column(
        _("mã đơn vị"), "unit", code(), required=True, help=_("giữ nguyên"), example="X-0001", width=14, locked=True
    ),
    Column(_("đơn vị"), "unit_name", text(300), help=_("để đọc, không dùng khi nhập"), width=32, locked=True),
    Column(
        _("mã số liệu"), "measure", measure, required=True, help=_("giữ nguyên"), example="12", width=10, locked=True
    ),
    Column(_("nội dung"), "words", text(400), help=_("để đọc, không dùng khi nhập"), width=44, locked=True),
    Column(_("năm trước"), "last", as_sent, help=_("để đọc, không dùng khi nhập"), width=12, locked=True),
    Column(
        _("số liệu"),
        "part",
        as_sent,
        help=_("số như 1.234 hoặc 12,5; trống là chưa báo, không phải bằng 0"),
        example="12",
        width=12,
    ),
    Column(_("trên tổng số"), "whole", as_sent, help=_("chỉ với số liệu tính theo tỷ lệ"), example="15", width=14),
    Column(_("ghi chú"), "note", text(500), width=28),
    Column(_("lý do sửa"), "reason", text(500), help=_("bắt buộc khi số liệu khác số đã báo"), width=28),
    Column(
        _("xác nhận"),
        "confirmed",
        text(200),
        help=_("khi số khác thường: ghi vì sao, hoặc ghi “đúng”"),
        example="đúng",
        width=20,
    ),
    Column(
        _("nguồn"),
        "source",
        source,
        help=_("bắt buộc khi ghi thay đơn vị"),
        example=str(SOURCES["paper"]),
        width=20,
        choices=SOURCES.values(),
    ),
    Column(
        _("ngày nhận"),
        "received_on",
        day,
        help=_("khi nhận qua đường khác: ngày số liệu đến cơ quan"),
        example="15/5/2026",
        width=14,
    ),
    Column(
        _("lần"),
        "version",
        whole_number(),
        help=_("giữ nguyên; cho biết có ai sửa sau khi tải tệp"),
        example="0",
        width=8,
        locked=True,
    ),
]
