"""Numbers: 1.234,5 on the page, and the same read back from what a person typed."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from danvan.core.errors import Refused

NOTHING = "–"  # there is no figure, which is not the figure nought

_LONGEST = 40
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_PLAIN = re.compile(r"([+-]?) ?([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_FOREIGN = re.compile(r"([+-]?) ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_UNITS = ("KB", "MB", "GB", "TB")


def number(value: int | Decimal | None, places: int | None = None) -> str:
    """1.234,5; with as many decimals as it has, or rounded half up to `places`; a dash where there is no figure."""
    if value is None:
        return NOTHING
    value = Decimal(value)
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0  # -0 becomes 0
    whole, _point, decimals = f"{value:,f}".partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def number_to_edit(value: int | Decimal) -> str:
    """A number as a field shows it for changing: `read_number` reads exactly it again."""
    shown = number(value)
    return f"{shown}0" if _means_thousands_abroad(*shown.lstrip("-").partition(",")[::2]) else shown


def percent(part: int | Decimal, whole: int | Decimal, places: int = 1) -> str:
    """94,6%: recomputed from its parts, never from other percentages; a dash where there is nothing to be a part of.

    Only the whole is 100% and only nothing is 0%: 1.999 of 2.000 shows as 99,9%, one of 5.000 as 0,1%.
    """
    if not whole:
        return NOTHING
    step = Decimal(1).scaleb(-places)
    share = (Decimal(part) * 100 / Decimal(whole)).quantize(step, ROUND_HALF_UP)
    if 0 < part < whole:
        share = min(max(share, step), 100 - step)
    return f"{number(share)}%"


def capped(count: int, cap: int = 1000) -> str:
    """A count taken up to one over `cap`: beyond it the page says "hơn 1.000" and the database stops counting."""
    return _("hơn %(count)s") % {"count": number(cap)} if count > cap else number(count)


def letter_number(count: int) -> str:
    """A whole number in an official document: one below ten takes a leading nought (Nghị định 30/2020/NĐ-CP)."""
    return f"{count:02}" if 0 < count < 10 else number(count)


def file_size(size: int) -> str:
    """820 B, 12,4 KB, 3 MB: in steps of 1.024, never rounded up to the next unit's one."""
    if size < 1024:
        return f"{number(size)} B"
    step = min((size.bit_length() - 1) // 10, len(_UNITS))
    tenths = size * 10 // 1024**step
    return f"{number(Decimal(tenths) / 10)} {_UNITS[step - 1]}"


def read_number(typed: str) -> Decimal:
    """What a person typed, read the Vietnamese way; what could mean two numbers is refused with both of them named."""
    plain = _SPACES.sub(" ", typed).strip().replace("\u2212", "-")
    found = _PLAIN.fullmatch(plain) if len(plain) <= _LONGEST else None
    if found is None:
        raise Refused(_not_a_number(plain))
    sign, whole, decimals = found.groups(default="")
    digits = re.sub("[. ]", "", whole)
    if _means_thousands_abroad(whole, decimals):
        raise Refused(_two_readings(plain, Decimal(f"{sign}{digits}{decimals}")))
    return Decimal(f"{sign}{digits}.{decimals or 0}")


def read_count(typed: str) -> int:
    """A whole number of things: 0, 12, 1.234."""
    value = read_number(typed)
    if value < 0 or value % 1:
        raise Refused(
            _("“%(typed)s” không phải là số đếm. Đề nghị nhập số nguyên, từ 0 trở lên.") % {"typed": typed.strip()}
        )
    return int(value)


def _means_thousands_abroad(whole: str, decimals: str) -> bool:
    """1,234 from a foreign Excel is a thousand and more; 0,125 and 1.234,567 can only be decimals."""
    return len(decimals) == 3 and whole.isdigit() and 0 < len(whole.lstrip("0")) <= 3


def _two_readings(typed: str, thousands: Decimal) -> str:
    return _(
        "“%(typed)s” có thể đọc thành hai số. Đề nghị nhập %(thousands)s nếu là hàng nghìn, "
        "hoặc %(typed)s0 nếu là số lẻ."
    ) % {"typed": typed, "thousands": number(thousands)}


def _not_a_number(typed: str) -> str:
    shown = {"typed": typed[:_LONGEST]}
    found = _FOREIGN.fullmatch(typed) if len(typed) <= _LONGEST else None
    if found is None:
        return _("“%(typed)s” không phải là số. Đề nghị nhập số như 1.234 hoặc 1.234,5.") % shown
    sign, whole, decimals = found.groups(default="0")
    meant = number(Decimal(f"{sign.strip('0')}{whole.replace(',', '')}.{decimals}"))
    return _(
        "Chưa rõ phần lẻ của “%(typed)s”. Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ: đề nghị nhập %(meant)s."
    ) % {**shown, "meant": meant}
