"""How much may come in through the QR: of one network, through one box, and into the house. A mobile network is one
address to us for thousands of people; so its share is of each box, and nobody is shut out by name.

What was stored is counted from the rows themselves; what was only tried, in the shared cache.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext_lazy as _

from danvan.core import clock, pace
from danvan.core.errors import Refused
from danvan.exemplars.models import DropBox, Slip, SlipStage

HOUR = timedelta(hours=1)
# Stored within an hour from one network through one box; tried, also what was refused.
OF_NETWORK, TRIED = 20, 60
# Through one box in a day; waiting there altogether.
OF_BOX, WAITING = 40, 200
# Stored within an hour in the whole house.
OF_HOUSE = 300
# Photos that are drawn anew at one time.
DRAWN_AT_ONCE = 2
TOO_MANY = 429

LATER = _("Vừa có nhiều phiếu gửi từ mạng này. Mời gửi lại sau một giờ, hoặc đưa nội dung cho cán bộ thôn, tổ.")
TOMORROW = _("Hôm nay mã này đã nhận đủ phiếu. Mời gửi lại vào ngày mai, hoặc đưa nội dung cho cán bộ thôn, tổ.")
FULL = _("Phiếu gửi trước chưa được xem hết nên tạm chưa nhận thêm. Mời đưa nội dung cho cán bộ thôn, tổ.")
BUSY = _("Hệ thống đang nhận nhiều phiếu. Mời gửi lại sau ít phút.")
NO_PHOTO_NOW = _("Hệ thống đang bận nhận ảnh. Mời gửi lại sau ít phút, hoặc gửi phiếu không kèm ảnh.")


def refuse_beyond(box: DropBox, network: str) -> None:
    """Refuses a slip where enough came already, with when to come again."""
    now = clock.now()
    through = Slip.objects.filter(box=box)
    within_hour = Slip.objects.filter(sent_at__gt=now - HOUR)
    for count, most, sentence in (
        (within_hour.filter(box=box, network_digest=network), OF_NETWORK, LATER),
        (through.filter(sent_at__gte=_midnight(now)), OF_BOX, TOMORROW),
        (through.filter(stage=SlipStage.WAITING), WAITING, FULL),
        (within_hour, OF_HOUSE, BUSY),
    ):
        if count.count() >= most:
            raise Refused(sentence, status=TOO_MANY)


def count_try(box: DropBox, network: str) -> None:
    """Counts one form that was sent, whatever becomes of it; refuses where too many were."""
    if pace.taken("slips tried", f"{box.pk} {network}", TRIED, HOUR):
        raise Refused(LATER, status=TOO_MANY)


@contextmanager
def drawing() -> Iterator[None]:
    """One of the few places in which a stranger's photo is drawn; refused while all are taken."""
    try:
        with pace.slots("slip photos", DRAWN_AT_ONCE):
            yield
    except pace.Busy:
        raise Refused(NO_PHOTO_NOW, status=TOO_MANY) from None


def _midnight(now: datetime) -> datetime:
    return datetime.combine(localtime(now).date(), time(), get_current_timezone())
