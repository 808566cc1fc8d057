"""Why units can be urged over models that fell silent: nothing was heard of them for a year since their certificate. The
record is the office that received the models; it asks all their units in one go, or chosen ones.
"""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.acting import Acting, acting_of
from danvan.exemplars.models import Exemplar, Stage
from danvan.exemplars.queries.asked import Mark
from danvan.units.acting import InPost
from danvan.units.forms.fields import written
from danvan.units.models import Unit
from danvan.units.permissions import writes_in, writes_somewhere
from danvan.units.scope import scope_of
from danvan.urging import causes
from danvan.urging.causes import Asked, Cause


def received(office: int) -> QuerySet[Exemplar]:
    """The recognised models that an office received."""
    return Exemplar.objects.filter(receiver=office, stage=Stage.RECOGNISED).exclude(unit=office)


def silent(office: int) -> QuerySet[Exemplar]:
    """Those of which nothing was heard for so long; who answers is out of it at once."""
    return received(office).filter(fading_since__isnull=False)


def register_page(**asked: str) -> str:
    """The list of the register over silent models."""
    return f"{reverse('register:exemplars')}?{urlencode({'dau': Mark.FADING.value, **asked})}"


def upkeep_asked(pk: int) -> Asked | None:
    """That units tell whether their recognised models still work; no paper names a day for it."""
    office = Unit.objects.filter(pk=pk).first()
    if office is None:
        return None
    cited = _("yêu cầu theo dõi mô hình, điển hình đã công nhận của %(office)s") % {"office": office.name}
    return Asked(office, _("Mô hình một năm không có hoạt động sau công nhận"), cited, register_page())


def units_of(rows: QuerySet[Exemplar]) -> QuerySet[Unit]:
    """Whose models these are."""
    return Unit.objects.filter(pk__in=rows.values("unit")).select_related("kind", "territory")


def silent_units(pk: int, user: Any) -> QuerySet[Unit]:
    """The units of silent models; to a person, of the offices in which they work."""
    return units_of(silent(pk)) if user is None or watched(user).filter(pk=pk).exists() else Unit.objects.none()


def still_silent(pk: int, units: QuerySet[Any]) -> list[int]:
    """Which of some units have a silent model, with these held until the act ends."""
    rows = silent(pk).filter(unit__in=units).order_by("pk").select_for_update(of=("self",))
    return list(dict.fromkeys(rows.values_list("unit", flat=True)))


def watched(user: Any) -> QuerySet[Unit]:
    """The offices in which a person works, auditors too."""
    return Unit.objects.filter(pk__in=scope_of(user).unit_ids)


def may_urge(by: Acting, pk: int) -> bool:
    """Those who write in the office."""
    office = Unit.objects.filter(pk=pk).first()
    return office is not None and writes_in(by, office)


def unit_address(pk: int, unit_id: int) -> str:
    """The unit's one silent model, where it answers; of several their list."""
    found = list(silent(pk).filter(unit=unit_id).order_by("pk").values_list("pk", flat=True)[:2])
    if len(found) == 1:
        return reverse("ladder:ladder", args=found)
    unit = Unit.objects.filter(pk=unit_id).first()
    return register_page(don_vi=written(unit)) if unit else register_page()


def way_there(request: HttpRequest, record: Any) -> dict[str, str] | None:
    """From the register: for who writes in an office that received a model which fell silent."""
    by = acting_of(request)
    if not isinstance(by, InPost) or not writes_somewhere(by) or not silent(by.unit.pk).exists():
        return None
    return {"href": reverse("urging:missing", args=[SILENCE.key, by.unit.pk])}


SILENCE = Cause(
    key="exemplar-silence",
    model=Unit,
    lacks=gettext_lazy("chưa báo cáo hoạt động của mô hình đã công nhận"),
    asks=gettext_lazy("báo cáo hoạt động của mô hình đã công nhận"),
    find=upkeep_asked,
    missing=silent_units,
    still_missing=still_silent,
    all_units=lambda pk: units_of(received(pk)),
    watched=watched,
    may_urge=may_urge,
    unit_address=unit_address,
)
causes.register(SILENCE)
