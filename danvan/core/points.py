"""Points as people type and read them. They are kept as whole hundredths, so that sums are exact on every database."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import number, read_number


def points_words(points: int | None) -> str:
    """Hundredths as people write points: 17,5; empty where there are none."""
    return "" if points is None else number(Decimal(points) / 100)


def hundredths(typed: str) -> int:
    """Points as typed (17,5) in hundredths; refused where they are finer, or fewer than none."""
    said: Any = read_number(typed) * 100
    if said != int(said) or said < 0:
        raise Refused(_("Điểm là số không âm, nhiều nhất hai chữ số thập phân."))
    return int(said)
