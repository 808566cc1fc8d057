"""Who keeps the lists and forms that models rest on.

| what | who |
|---|---|
| read levels, fields, resources, forms of the house | everybody who signs in, like the directory |
| read the forms of a plan | who sees the plan, or a round that asks for them, by its opening or while it runs |
| keep the fields of a province | its keepers (below), and the keepers of the house |
| keep levels, resources, the house's fields and forms | administrators of a central office; of one province, its keepers |
| make the forms of a plan | officers and leaders of its issuer or drafting office |

Keepers of a province are the administrators in person of its provincial offices, and who writes in one of these that by a
remit recognises models, or guides about models in particular.
"""

from typing import Any

from django.db.models import Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import FieldCode, Form
from danvan.exemplars.permissions import OF_LEVEL
from danvan.exemplars.permissions.rounds import rounds_visible_to
from danvan.exemplars.queries.homes import home_of
from danvan.plans.models import Plan
from danvan.plans.permissions import makes
from danvan.plans.permissions import visible_to as plans_visible_to
from danvan.units.acting import InPost
from danvan.units.models import Act, Level, Remit, Territory, Unit
from danvan.units.permissions import keeps_people_somewhere, writes_somewhere


def keeps_house(by: Acting) -> bool:
    """Who keeps what holds in every province of this house."""
    if _administers_centre(by):
        return True
    homes = _homes_of_house()
    return len(homes) == 1 and _keeps_province(by, homes[0])


def keeps_fields(by: Acting, home: Territory | None) -> bool:
    """Who keeps the fields of a province, or with none those of the house."""
    if home is None:
        return keeps_house(by)
    return _administers_centre(by) or _keeps_province(by, home.pk)


def keeps_form(by: Acting, plan: Plan | None) -> bool:
    """Who makes the forms of a plan, or with none those of the house."""
    return keeps_house(by) if plan is None else makes(by, plan)


def forms_visible_to(user: Any) -> QuerySet[Form]:
    """The forms of the house, and those of plans and rounds in sight."""
    if not (user.is_authenticated and user.is_active):
        return Form.objects.none()
    rounds = rounds_visible_to(user)
    asked = Q(pk__in=rounds.values("registration_form")) | Q(pk__in=rounds.values("result_form"))
    # Put in use while the round runs.
    asked |= Q(for_running=True, plan__in=rounds.values("plan"))
    return Form.objects.filter(Q(plan=None) | Q(plan__in=plans_visible_to(user).values("pk")) | asked)


def lists_visible_to(model: Any, user: Any) -> QuerySet[Any]:
    """The rows of a list: open like the directory."""
    return model.objects.all() if user.is_authenticated and user.is_active else model.objects.none()


def keeps_row(by: Acting, row: Any) -> bool:
    """Who keeps a row of whichever list."""
    return keeps_fields(by, row.home) if isinstance(row, FieldCode) else keeps_house(by)


def own_home(by: Acting) -> Territory | None:
    """The province this post works in."""
    return home_of(by.unit) if isinstance(by, InPost) else None


def _administers_centre(by: Acting) -> bool:
    return keeps_people_somewhere(by) and by.unit.kind.level == Level.CENTRAL  # type: ignore[attr-defined]


def _keeps_province(by: Acting, home: int) -> bool:
    if not isinstance(by, InPost) or by.unit.kind.level != Level.PROVINCE:
        return False
    if keeps_people_somewhere(by):
        return _is_at_home(by.unit, home)
    return writes_somewhere(by) and _is_charged(by.unit) and _is_at_home(by.unit, home)


def _is_at_home(unit: Unit, home: int) -> bool:
    found = home_of(unit)
    return found is not None and found.pk == home


def _is_charged(unit: Unit) -> bool:
    """Whether a remit lets this office recognise models, or guide about models in particular."""
    remits = Remit.objects.on(clock.today()).filter(unit=unit, subject__in=["", OF_LEVEL]).only("acts", "subject")
    return any(Act.RECOGNISE in each.acts or (each.subject and Act.GUIDE in each.acts) for each in remits)


def _homes_of_house() -> list[int]:
    """The provinces in which offices of a province work today; no more than two are asked for."""
    there = Unit.objects.open_on(clock.today()).filter(kind__level=Level.PROVINCE, territory__level=Level.PROVINCE)
    return list(there.order_by().values_list("territory", flat=True).distinct()[:2])
