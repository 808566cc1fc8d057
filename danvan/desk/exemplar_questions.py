"""What the desk asks the register of models: of each kind of work a few rows, with how many there are in all."""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Window,
)
from django.db.models.functions import RowNumber

from danvan.core.prepared import Sized, one_of
from danvan.desk.items import FEW
from danvan.exemplars.models import (
    LIVING,
    CheckPoint,
    Copying,
    CopyingStage,
    Dossier,
    Exemplar,
    Purpose,
    Slip,
    SlipStage,
    Stage,
)
from danvan.exemplars.queries.keeping import units_beside, units_kept, units_written
from danvan.exemplars.queries.later import unanswered
from danvan.exemplars.urging.rounds import OWES_RESULT
from danvan.workflow.authors import written_by

KEY = (BigIntegerField(),)
# Of check-points, copies and later years, which no list of their own shows, the first by their days.
MOST = 20
CHECKED_IN = (*LIVING, Stage.APPRAISING)


def few_of_each(rows: "QuerySet[Exemplar]", order: Sequence[Any]) -> "QuerySet[Exemplar]":
    """The first few of each stage and round, each told of how many it is one (`in_all`)."""
    apart: Any = [F("stage"), F("round")]
    counted = rows.annotate(
        in_all=Window(Count("pk"), partition_by=apart),
        place=Window(RowNumber(), partition_by=apart, order_by=order),
    )
    return (
        counted.filter(place__lte=FEW).select_related("unit", "receiver", "round").order_by("stage", "round", "place")
    )


def sent_back(purpose: str) -> QuerySet[Dossier]:
    """The versions of a model that came back, the newest first."""
    rows = Dossier.objects.filter(exemplar=OuterRef("pk"), purpose=purpose, returned_at__isnull=False)
    return rows.order_by("-returned_at")


def begun(purpose: str) -> QuerySet[Dossier]:
    """The version of a model that is being written."""
    return Dossier.objects.filter(exemplar=OuterRef("pk"), purpose=purpose, submitted_at__isnull=True)


# With its unit: a draft whose round closes soon, what came back, a result that is due, the question to a silent one.
# What came back is seen by who serves its unit, where their own office received it.
OWED = Sized[Exemplar](
    lambda day, soon, until, own: few_of_each(
        Exemplar.objects.filter(
            Q(unit__in=units_written(own, day), stage=Stage.DRAFT, round__closes_on__lte=soon)
            | Q(unit__in=units_written(own, day), stage=Stage.RETURNED)
            | Q(one_of("receiver", own), unit__in=units_kept(own, day), stage=Stage.RETURNED)
            | (
                Q(unit__in=units_kept(own, day), stage__in=OWES_RESULT)
                & (Q(ends_on__lte=until) | Q(round__result_due_on__lte=until) | Exists(sent_back(Purpose.RESULT)))
            )
            | Q(unit__in=units_kept(own, day), stage=Stage.RECOGNISED, fading_since__isnull=False)
        ).annotate(
            back_at=Subquery(sent_back(Purpose.REGISTRATION).values("returned_at")[:1]),
            result_back_at=Subquery(sent_back(Purpose.RESULT).values("returned_at")[:1]),
            result_begun=Exists(begun(Purpose.RESULT)),
        ),
        [F("ends_on").asc(nulls_last=True), F("pk").asc()],
    ),
    DateField(),
    DateField(),
    DateField(),
    each=[KEY],
)
# What else is being written, in a round that closes later or in none yet.
WRITTEN = Sized[Exemplar](
    lambda day, soon, own: few_of_each(
        Exemplar.objects.filter(
            Q(round=None) | Q(round__closes_on__gt=soon), unit__in=units_written(own, day), stage=Stage.DRAFT
        ),
        [F("pk").asc()],
    ),
    DateField(),
    DateField(),
    each=[KEY],
)
# Whether anything was sent to one of these offices and waits for an answer there.
SENT = Sized[int](
    lambda offices: Exemplar.objects.filter(one_of("receiver", offices), stage=Stage.SUBMITTED).values_list(
        "pk", flat=True
    )[:1],
    each=[KEY],
)
# The later years' results that wait at one of these offices.
LATER_SENT = Sized[Dossier](
    lambda offices: (
        unanswered()
        .filter(one_of("exemplar__receiver", offices))
        .select_related("exemplar__unit")
        .order_by("submitted_at", "pk")[:MOST]
    ),
    each=[KEY],
)
SLIPS = Sized[tuple[int, str, int, Any]](
    lambda day, own: (
        Slip.objects.filter(box__unit__in=units_beside(own, day), stage=SlipStage.WAITING)
        .order_by()
        .values_list("box__unit", "box__unit__name")
        .annotate(slips=Count("pk"), since=Min("sent_at"))
    ),
    DateField(),
    each=[KEY],
)
# A later year's result that came back: the version that is written since, with the day (`back_at`).
LATER_BACK = Sized[Dossier](
    lambda day, own: (
        Dossier.objects.filter(
            later=True,
            submitted_at=None,
            exemplar__unit__in=units_kept(own, day),
            exemplar__stage=Stage.RECOGNISED,
        )
        .annotate(
            back_at=Subquery(
                Dossier.objects.filter(
                    exemplar=OuterRef("exemplar"),
                    purpose=OuterRef("purpose"),
                    year=OuterRef("year"),
                    returned_at__isnull=False,
                )
                .order_by("-number")
                .values("returned_at")[:1]
            )
        )
        .filter(back_at__isnull=False)
        .select_related("exemplar__unit", "exemplar__receiver")
        .order_by("back_at", "pk")[:MOST]
    ),
    DateField(),
    each=[KEY],
)
COPIES = Sized[Copying](
    lambda day, until, own: (
        Copying.objects.filter(unit__in=units_kept(own, day), stage=CopyingStage.TAKEN_OVER, outcome_due_on__lte=until)
        .select_related("unit", "origin__unit")
        .order_by("outcome_due_on", "pk")[:MOST]
    ),
    DateField(),
    DateField(),
    each=[KEY],
)
CHECKS = Sized[CheckPoint](
    lambda day, until, own: (
        CheckPoint.objects.filter(
            Q(exemplar__unit__in=units_kept(own, day)) | Q(one_of("exemplar__receiver", own)),
            done_on=None,
            due_on__lte=until,
            exemplar__stage__in=CHECKED_IN,
        )
        .annotate(is_kept=Exists(units_kept(own, day).filter(pk=OuterRef("exemplar__unit"))))
        .select_related("exemplar__unit")
        .order_by("due_on", "pk")[:MOST]
    ),
    DateField(),
    DateField(),
    each=[KEY],
)


def waiting_at(offices: Q, mine: Sequence[int]) -> "QuerySet[Exemplar]":
    """What was sent to these offices and was not written by the accounts of whoever asks: nobody takes in their own."""
    sent_here = Exemplar.objects.filter(offices, stage=Stage.SUBMITTED)
    for person in mine:
        sent_here = sent_here.exclude(pk__in=written_by(Exemplar, person))
    sent = Dossier.objects.filter(exemplar=OuterRef("pk"), purpose=Purpose.REGISTRATION, submitted_at__isnull=False)
    told = sent_here.annotate(sent_at=Subquery(sent.order_by("-number").values("submitted_at")[:1]))
    return few_of_each(told, [F("pk").asc()])
