"""Amounts of goals and resources: whole thousandths, read from and written as people write them ("1.234,5")."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import number, number_to_edit, read_number
from danvan.exemplars.models import PLACES

# What a column of eight bytes holds, after the factor of a unit.
LARGEST = 2**63 - 1


def read_amount(typed: str) -> int | None:
    """Thousandths of what a person typed; None where nothing is said, which is not nought."""
    return kept(read_number(typed)) if typed.strip() else None


def kept(value: Decimal) -> int:
    """A number in thousandths; one that is finer, below nought or beyond counting is refused."""
    if value < 0:
        raise Refused(_("Số không thể âm. Đề nghị nhập từ 0 trở lên."))
    thousandths = value.scaleb(PLACES)
    if thousandths > LARGEST:
        raise Refused(_("Số quá lớn. Đề nghị xem lại số và đơn vị tính."))
    if thousandths % 1:
        raise Refused(_("Chỉ ghi đến ba chữ số thập phân. Đề nghị làm tròn, hoặc đổi sang đơn vị tính nhỏ hơn."))
    return int(thousandths)


def in_base(amount: int, factor: int) -> int:
    """The same amount in thousandths of the base unit of its kind."""
    if amount * factor > LARGEST:
        raise Refused(_("Số quá lớn. Đề nghị xem lại số và đơn vị tính."))
    return amount * factor


def said(thousandths: int | None) -> str:
    """As the page writes it: 1.234,5; a dash where nothing is known."""
    return number(None if thousandths is None else Decimal(thousandths).scaleb(-PLACES))


def to_edit(thousandths: int | None) -> str:
    """As a field shows it for changing; nothing where nothing is known."""
    return "" if thousandths is None else number_to_edit(Decimal(thousandths).scaleb(-PLACES))


def sums(resources: Iterable[Any]) -> list[tuple[str, str]]:
    """What resources come to, kind by kind: (kind, "1.234,5 triệu đồng"). Money is said in the unit people say it in."""
    totals: dict[int, tuple[Any, int]] = {}
    for row in resources:
        kind = row.unit.kind
        totals[kind.pk] = (kind, totals.get(kind.pk, (kind, 0))[1] + row.base)
    ordered = sorted(totals.values(), key=lambda pair: (pair[0].order, pair[0].pk))
    return [(kind.name, _as_sum(kind, total)) for kind, total in ordered]


def _as_sum(kind: Any, total: int) -> str:
    if kind.is_money and total and total % 10**6 == 0:
        return f"{said(total // 10**6)} {_('triệu')} {kind.base_unit}"
    return f"{said(total)} {kind.base_unit}"
