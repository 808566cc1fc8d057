"""Models of a unit that ended go to its one heir; what was counted of them stays with the unit of then."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.exemplars.actions.finding import be_found
from danvan.exemplars.actions.notices import tell_receiver
from danvan.exemplars.models import Copying, CopyingStage, Exemplar, Stage
from danvan.exemplars.tallies.touching import touch_model
from danvan.units.models import Unit
from danvan.workflow.locking import compare_and_set, locked

# What came to its end stays where it ended; the heir still reads it.
ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.CLOSED, Stage.DROPPED)


@action
def inherit_models(ended: Unit, heirs: Sequence[Unit], *, by: Acting) -> int:
    """Models and copies of a unit that ended: its one heir carries on. Of several heirs nobody knows whose a model is, so
    that it stays, and the office that received it is told. Returns how many models moved.
    """
    models = list(Exemplar.objects.filter(unit=ended).exclude(stage__in=ENDED).order_by("pk"))
    if len(heirs) != 1:
        for exemplar in models:
            tell_receiver(exemplar, "unit_ended", by=by)
        return 0
    [heir] = heirs
    for exemplar in models:
        _move(exemplar, ended, heir, by)
    for row in Copying.objects.filter(unit=ended, stage=CopyingStage.TAKEN_OVER).order_by("pk"):
        _move_copy(row, ended, heir, by)
    _receive(ended, heir, by)
    if models:
        touch_model({ended.pk, heir.pk})
    return len(models)


def _move(exemplar: Exemplar, ended: Unit, heir: Unit, by: Acting) -> None:
    fresh = locked(exemplar)
    record("inherit", fresh, by=by, changes={"unit": (ended.name, heir.name)})
    compare_and_set(fresh, {"unit": heir, "first_unit": fresh.first_unit or ended})
    be_found(fresh)


def _move_copy(copying: Copying, ended: Unit, heir: Unit, by: Acting) -> None:
    """The heir goes on applying the model, unless it is its own or it applies it already: then one of the two ends."""
    fresh = locked(copying)
    standing = Copying.objects.filter(origin=fresh.origin_id, unit=heir).exclude(stage=CopyingStage.DROPPED)
    if fresh.origin.unit_id != heir.pk and not standing.exists():
        record("inherit", fresh, by=by, changes={"unit": (ended.name, heir.name)})
        compare_and_set(fresh, {"unit": heir})


def _receive(ended: Unit, heir: Unit, by: Acting) -> None:
    """What waits with an office that ended waits with its heir."""
    waiting = Exemplar.objects.filter(receiver=ended).exclude(Q(stage__in=ENDED) | Q(unit=heir))
    for exemplar in waiting.order_by("pk"):
        fresh = locked(exemplar)
        told = {"receiver": (ended.name, heir.name)}
        record("inherit", fresh, by=by, changes=told, reason=_("cơ quan tiếp nhận đã kết thúc hoạt động"))
        compare_and_set(fresh, {"receiver": heir})
