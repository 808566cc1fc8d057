"""Why units can be urged over a round: nothing was registered, or the result of what was accepted was not told."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar, Round, RoundStage, Stage
from danvan.exemplars.permissions.rounds import rolls_visible_to, runs
from danvan.exemplars.queries.rounds import expected, not_registered
from danvan.units.models import Unit
from danvan.units.scope import scope_of
from danvan.urging import causes
from danvan.urging.causes import Asked, Cause

# Taken on by the office, and its result is still to come.
OWES_RESULT = (Stage.ACCEPTED, Stage.UNDER_WAY, Stage.PAUSED)
RUNNING = (RoundStage.OPEN, RoundStage.CLOSED)


def _round(pk: int) -> Round | None:
    return Round.objects.filter(pk=pk, stage__in=RUNNING).select_related("office", "level", "plan").first()


def _asked(row: Round, due_on: date, first: date | None = None) -> Asked:
    cited = _("%(name)s, %(office)s tiếp nhận") % {"name": row.name, "office": row.office.name}
    page = reverse("rounds:round", args=[row.pk])
    return Asked(row, row.name, cited, page, since=row.opens_on, due_on=due_on, first_due_on=first or due_on)


def registration_asked(pk: int) -> Asked | None:
    """That units register, until the round's last day."""
    row = _round(pk)
    return _asked(row, row.closes_on, row.first_closes_on) if row else None


def result_asked(pk: int) -> Asked | None:
    """That results are told, where the round names a day for it."""
    row = _round(pk)
    return _asked(row, row.result_due_on) if row and row.result_due_on else None


def unregistered(pk: int, user: Any) -> QuerySet[Unit]:
    """The units that are to register and sent nothing; to a person, of the rounds whose roll they see."""
    row = _round(pk) if user is None else rolls_visible_to(user).filter(pk=pk).select_related("office").first()
    return not_registered(row, clock.today()) if row else Unit.objects.none()


def still_unregistered(pk: int, units: QuerySet[Any]) -> list[int]:
    """Which of some units have sent nothing, with their own models held until the act ends."""
    of_units = Exemplar.objects.filter(round=pk, unit__in=units).order_by("pk")
    list(of_units.select_for_update(of=("self",)).values_list("pk", flat=True))
    row = Round.objects.select_related("office").get(pk=pk)
    return list(not_registered(row, clock.today()).order_by("pk").filter(pk__in=units).values_list("pk", flat=True))


def all_expected(pk: int) -> QuerySet[Unit]:
    """All units that are to register."""
    return expected(Round.objects.select_related("office").get(pk=pk), clock.today())


def owing(pk: int) -> QuerySet[Exemplar]:
    """The models of a round whose result is still to come."""
    return Exemplar.objects.filter(round=pk, stage__in=OWES_RESULT)


def owing_units(pk: int, user: Any) -> QuerySet[Unit]:
    """The units of those models."""
    rows = owing(pk) if user is None or rolls_visible_to(user).filter(pk=pk).exists() else Exemplar.objects.none()
    return _units(rows)


def still_owing(pk: int, units: QuerySet[Any]) -> list[int]:
    """Which of some units owe a result, with their models held until the act ends."""
    rows = owing(pk).filter(unit__in=units).order_by("pk").select_for_update(of=("self",))
    return list(dict.fromkeys(rows.values_list("unit", flat=True)))


def all_registered(pk: int) -> QuerySet[Unit]:
    """All units whose models the round's office took on."""
    return _units(Exemplar.objects.filter(round=pk, registered_on__isnull=False))


def _units(rows: QuerySet[Exemplar]) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=rows.values("unit")).select_related("kind", "territory")


def watched(user: Any) -> QuerySet[Round]:
    """The rounds of the offices in which a person works, auditors too."""
    return Round.objects.filter(scope_of(user).mine("office"), stage__in=RUNNING)


def may_urge(by: Acting, pk: int) -> bool:
    """Those who run the round."""
    row = _round(pk)
    return row is not None and by.user is not None and runs(by, row)


def unit_address(pk: int, unit_id: int) -> str:
    """The unit's model in this round, or the round itself."""
    one = Exemplar.objects.filter(round=pk, unit=unit_id).exclude(stage=Stage.DROPPED).order_by("pk").first()
    return reverse("exemplars:exemplar", args=[one.pk]) if one else reverse("rounds:round", args=[pk])


def closing_within(first: date, last: date) -> list[int]:
    """The rounds whose last day lies within these days."""
    rows = Round.objects.filter(Q(closes_on__range=(first, last)), stage__in=RUNNING)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def results_within(first: date, last: date) -> list[int]:
    """The rounds whose results are due within these days."""
    rows = Round.objects.filter(result_due_on__range=(first, last), stage__in=RUNNING)
    return list(rows.order_by("pk").values_list("pk", flat=True))


SHARED: dict[str, Any] = {"model": Round, "watched": watched, "may_urge": may_urge, "unit_address": unit_address}
REGISTRATION = Cause(
    key="exemplar-registration",
    lacks=gettext_lazy("chưa đăng ký mô hình"),
    asks=gettext_lazy("đăng ký mô hình"),
    find=registration_asked,
    missing=unregistered,
    still_missing=still_unregistered,
    all_units=all_expected,
    due_within=closing_within,
    **SHARED,
)
RESULT = Cause(
    key="exemplar-result",
    lacks=gettext_lazy("chưa báo cáo kết quả mô hình"),
    asks=gettext_lazy("báo cáo kết quả mô hình"),
    find=result_asked,
    missing=owing_units,
    still_missing=still_owing,
    all_units=all_registered,
    due_within=results_within,
    **SHARED,
)
for cause in (REGISTRATION, RESULT):
    causes.register(cause)
