"""Making the demonstration, once, in an empty house."""

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.core import clock
from danvan.core.errors import Refused
from danvan.demonstration.committees import sit
from danvan.demonstration.exemplars import tell_models
from danvan.demonstration.judging import judge
from danvan.demonstration.ladders import climb
from danvan.demonstration.past_models import tell_past
from danvan.demonstration.people import make_people
from danvan.demonstration.rounds import give_remits
from danvan.demonstration.scoring import lay_down_criteria
from danvan.demonstration.story import tell
from danvan.demonstration.units import make_units
from danvan.units.models import Unit

# A Sunday, the last day of what is due "trước ngày 25/5".
FIRST_MOMENT = datetime(2026, 5, 24, 15, tzinfo=clock.VIETNAM)
MOMENTS = {
    "may": FIRST_MOMENT,
    "october": datetime(2026, 10, 15, 9, tzinfo=clock.VIETNAM),
    "today": None,
}


def stands() -> bool:
    """Whether the demonstration has been made here."""
    return User.objects.filter(is_demonstration=True).exists()


def make() -> None:
    """Makes province, people and story, and sets the clock. Refused outside a demonstration and beside real work."""
    if not settings.DEMONSTRATION:
        raise Refused(_("Dữ liệu mẫu chỉ tạo được khi đặt DANVAN_DEMO=1."))
    if User.objects.exists() or Unit.objects.exists():
        raise Refused(_("Cơ sở dữ liệu đã có đơn vị hoặc tài khoản thật, không tạo dữ liệu mẫu vào đây."))
    with clock.frozen(FIRST_MOMENT):
        make_units()
        people = make_people()
        tell(people)
        give_remits()
        tell_past(people)
        # What follows asks of hundreds of models that the database would otherwise take for none.
        count_rows()
        climb(people)
        tell_models(people)
        sit(people)
        judge(people)
        lay_down_criteria(people)
    count_rows()
    clock.turn_to(FIRST_MOMENT)


def count_rows() -> None:
    """Has the database look at what was put into it all at once, so that it reads it by the right indexes from now on."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
