"""What goes with a model that must not have been here: the same model at other levels and the slip it began as, its traces,
what was noticed of it, its public pages, and what others told of applying it. A copy that is a model of its own stays.
"""

from collections.abc import Iterable
from itertools import chain

from django.db.models import Model, Q, QuerySet

from danvan.documents.models import Document
from danvan.exemplars.models import (
    Activity,
    Copying,
    Exchange,
    Exemplar,
    Form,
    Proposal,
    PublicPage,
    Recognition,
    Remark,
    Slip,
)
from danvan.exemplars.tallies.touching import touch_copying, touch_model
from danvan.likeness.keeping import forget


def same_model(record: Model) -> Iterable[Model]:
    """A model at its other levels, whose dossiers were taken from it, and its slip; of a slip the model it became."""
    if isinstance(record, Slip):
        return Exemplar.objects.filter(slip=record)
    if isinstance(record, Exemplar):
        ladder = Exemplar.objects.filter(Q(pk=record.origin_id) | Q(root=record.origin_id)).exclude(pk=record.pk)
        return chain(ladder.order_by("pk"), Slip.objects.filter(exemplar=record))
    return ()


def hanging(record: Model) -> Iterable[Model]:
    """What of a model has a history, files or notices of its own."""
    if not isinstance(record, Exemplar):
        return ()
    own = (model.objects.filter(exemplar=record).order_by("pk") for model in (Activity, PublicPage))
    return chain(*own, _remarks_on(record), _copyings_of(record))


def forget_traces(record: Model) -> int:
    """Nothing is held against it any more; gives how many traces there were."""
    return forget(record) if isinstance(record, Exemplar) else 0


def erase_remarks(record: Model) -> int:
    """What was noticed of it, also where it stands beside another model; gives how many remarks."""
    return _remarks_on(record).delete()[0] if isinstance(record, Exemplar) else 0


def erase_pages(record: Model) -> int:
    """What of it was prepared for the public or opened; gives how many pages."""
    return PublicPage.objects.filter(exemplar=record).delete()[0] if isinstance(record, Exemplar) else 0


def erase_copyings(record: Model) -> int:
    """What was told of applying it, or of applying another by it; gives how many copies."""
    if not isinstance(record, Exemplar):
        return 0
    copyings = list(_copyings_of(record))
    Exchange.objects.filter(copying__in=copyings).delete()
    Copying.objects.filter(pk__in=[each.pk for each in copyings]).delete()
    for each in copyings:
        touch_copying(each)
        touch_model({each.origin.unit_id})
    return len(copyings)


def untie_forms(record: Model) -> int:
    """Forms that rest on a document keep their own words of it; gives how many."""
    return Form.objects.filter(document=record).update(document=None) if isinstance(record, Document) else 0


def erase_model(exemplar: Exemplar) -> None:
    """Takes a model away with its dossiers, years and decisions, in the order in which one rests on the other."""
    Slip.objects.filter(exemplar=exemplar).update(exemplar=None)
    Proposal.objects.filter(candidacy=exemplar).update(candidacy=None)
    for model in (Activity, Recognition, Proposal):
        model.objects.filter(exemplar=exemplar).delete()
    Exemplar.objects.filter(root=exemplar).update(root=None)
    Exemplar.objects.filter(elevated_from=exemplar).update(elevated_from=None)
    Exemplar.objects.filter(pk=exemplar.pk).delete()
    touch_model({exemplar.unit_id})


def _remarks_on(exemplar: Exemplar) -> "QuerySet[Remark]":
    return Remark.objects.filter(Q(exemplar=exemplar) | Q(about=exemplar)).order_by("pk")


def _copyings_of(exemplar: Exemplar) -> "QuerySet[Copying]":
    return Copying.objects.filter(Q(origin=exemplar) | Q(exemplar=exemplar)).select_related("origin").order_by("pk")
