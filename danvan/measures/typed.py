"""What people type where a figure is asked, read as figures are kept. Blank is no figure, which is not nought; each way of
writing something else has a sentence of its own.
"""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import number, read_number
from danvan.core.text import fold
from danvan.measures.models.figures import MOST

LONGEST_SHOWN = 40

NOTHING_THERE = {
    "khong",
    "khong co",
    "ko",
    "ko co",
    "k",
    "chua co",
    "khong phat sinh",
    "khong co doi tuong",
    "na",
    "n a",
}
_DASHES = re.compile(r"[-–—_.]+")
_DAY = re.compile(r"\d{1,2}\s?([/.-])\s?\d{1,2}\s?\1\s?\d{4}|\d{1,2}/\d{1,2}/\d{2}|\d{4}-\d{2}-\d{2}.*", re.ASCII)
_TWO = re.compile(r"[\d.]+\s?[/-]\s?[\d.]+", re.ASCII)


def read_amount(typed: Any, decimals: int = 0) -> int | None:
    """A figure as it is kept (1,25 of two decimals is 125), from a field or a cell; None for blank."""
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return None
    value = _number_in(typed)
    if value < 0:
        raise Refused(_("Số liệu không thể âm. Đề nghị ghi số từ 0 trở lên; ghi giảm so với trước thì sửa số đã báo."))
    scaled = value.scaleb(decimals)
    if scaled > MOST:
        raise Refused(
            _("“%(typed)s” lớn hơn mức hệ thống ghi được. Đề nghị xem lại đơn vị tính và số chữ số.")
            % {"typed": number(value)[:LONGEST_SHOWN]}
        )
    # Asked of the value itself: what is scaled is rounded to 28 digits.
    if value % Decimal(1).scaleb(-decimals):
        raise Refused(_too_fine(decimals) % {"typed": number(value)})
    return int(scaled)


def _number_in(typed: Any) -> Decimal:
    if isinstance(typed, bool):
        raise Refused(_("Ô này ghi số, không ghi đúng hay sai. Đề nghị ghi số như 12."))
    if isinstance(typed, date | datetime):
        raise Refused(_is_a_day(f"{typed:%d/%m/%Y}"))
    if isinstance(typed, int | float | Decimal):
        return _of_a_cell(typed)
    plain = " ".join(typed.split())[: LONGEST_SHOWN + 1]
    sentence = _not_a_figure(plain)
    if sentence:
        raise Refused(sentence)
    return read_number(typed)


def _of_a_cell(cell: Any) -> Decimal:
    """A number of Excel by its shortest writing: 0.1 is not 0.1000000000000000055."""
    try:
        value = Decimal(str(cell))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise Refused(_("Ô này không có số đọc được. Đề nghị ghi số như 12."))
    return value


def _not_a_figure(plain: str) -> str:
    """The sentence for what is plainly something else than a number; blank otherwise."""
    shown = {"typed": plain[:LONGEST_SHOWN]}
    if fold(plain) in NOTHING_THERE or _DASHES.fullmatch(plain):
        return (
            _(
                "“%(typed)s” chưa rõ là bằng 0 hay không có đối tượng. Đã làm, đã rà soát mà không phát sinh thì ghi 0; "
                "đơn vị không có đối tượng thì để trống và gửi kiến nghị để được miễn."
            )
            % shown
        )
    if plain.startswith("="):
        return _("Ô này có công thức. Đề nghị ghi kết quả bằng số, như 12.")
    if plain.endswith("%"):
        return _("“%(typed)s” là tỷ lệ. Đề nghị ghi số lượng; hệ thống tự tính tỷ lệ từ số lượng.") % shown
    if _DAY.fullmatch(plain):
        return _is_a_day(plain)
    if _TWO.fullmatch(plain):
        return _("“%(typed)s” là hai số hoặc một ngày. Đề nghị ghi mỗi số vào một ô.") % shown
    return ""


def _is_a_day(day: str) -> str:
    return _("“%(day)s” là một ngày, ô này ghi số lượng. Đề nghị ghi số như 12.") % {"day": day[:LONGEST_SHOWN]}


def _too_fine(decimals: int) -> str:
    if not decimals:
        return _("“%(typed)s” có phần lẻ, chỉ số này đếm số nguyên. Đề nghị ghi lại số nguyên.")
    return _("“%%(typed)s” có quá nhiều chữ số lẻ. Chỉ số này ghi đến %(decimals)s chữ số sau dấu phẩy.") % {
        "decimals": decimals
    }
