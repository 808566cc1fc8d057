"""Who may see and run rounds of registration, and who handles what comes through a QR.

| what | who |
|---|---|
| see a round that was opened | everybody at work: it says who receives what until when, like the directory |
| see one being prepared or given up | those at work in its office |
| see who registered, who was late and why, who has not | those at work in its office, and who has that office in sight |
| make, open, close, reopen a round | who writes in an office that receives: it has units below, or a remit to receive |
| make and close a unit's QR | who writes in the round's office or in the unit, or serves the unit |
| read, take and drop the slips of a QR | who writes in the unit, or serves it |
"""

from typing import Any

from django.db.models import Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import DropBox, Round, RoundStage, Slip
from danvan.exemplars.permissions import OF_LEVEL, below_unheard, writes_in_commune
from danvan.units.acting import InPost
from danvan.units.models import Act, Remit, Unit
from danvan.units.permissions import writes_for, writes_in, writes_somewhere
from danvan.units.scope import scope_of

# With the office that makes it alone.
UNOPENED = (RoundStage.DRAFT, RoundStage.DROPPED)


def rounds_visible_to(user: Any) -> QuerySet[Round]:
    """The rounds a person may see."""
    scope = scope_of(user)
    if not scope.working:
        return Round.objects.none()
    return Round.objects.filter(scope.mine("office") | ~Q(stage__in=UNOPENED))


def rolls_visible_to(user: Any) -> QuerySet[Round]:
    """The rounds of which a person may see who registered and who did not."""
    scope = scope_of(user)
    opened = scope.seen("office") & ~Q(stage__in=UNOPENED)
    return Round.objects.filter(scope.mine("office") | opened)


def runs(by: Acting, row: Round) -> bool:
    """Those who write in its office; the house itself closes it on the day after the last."""
    return by.user is None or (writes_in(by, row.office) and receives_anything(row.office))


def makes_rounds(by: Acting) -> bool:
    """Those who write in an office that receives."""
    return isinstance(by, InPost) and writes_somewhere(by) and receives_anything(by.unit)


def receives_anything(office: Unit) -> bool:
    """Whether units stand below this office, or a remit lets it receive."""
    today = clock.today()
    if Unit.objects.open_on(today).under(office, itself=False).exists():
        return True
    remits = Remit.objects.on(today).filter(unit=office, subject__in=["", OF_LEVEL]).values_list("acts", flat=True)
    return any(Act.RECEIVE in acts for acts in remits)


def keeps_boxes(by: Acting, row: Round, unit: Unit) -> bool:
    """Those who run the round, and those who write in the unit or for it."""
    return runs(by, row) or writes_for(by, unit)


def takes(by: Acting, slip: Slip) -> bool:
    """Those who write in the unit whose QR it came through, or serve it."""
    return writes_for(by, slip.box.unit)


def slips_visible_to(user: Any) -> QuerySet[Slip]:
    """What came through the QR of one's own units, and of those that one's office serves, as a commune its villages."""
    return Slip.objects.filter(_worked_for(user, "box__unit"))


def boxes_visible_to(user: Any) -> QuerySet[DropBox]:
    """The QR of the same units, and all of the rounds of one's own offices."""
    return DropBox.objects.filter(_worked_for(user, "unit") | scope_of(user).mine("round__office"))


def _worked_for(user: Any, column: str) -> Q:
    scope = scope_of(user)
    own = scope.mine(column) | Q(**{f"{column}__in": scope.served})
    return own | Q(**{f"{column}__in": below_unheard(scope)}) if writes_in_commune(scope) else own
