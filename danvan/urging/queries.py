"""Who is missing, narrowed and counted; whom to telephone; what was done about them. Fixed numbers of questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from danvan.core.search import matching
from danvan.units.models import FocalPoint, Holding, Unit, UnitKind
from danvan.urging.causes import Cause
from danvan.urging.models import Batch, BatchStage, How, Standing, Urging

NEVER, BEFORE, WAITING = "chua", "truoc", "cho"


@dataclass(frozen=True)
class Narrowing:
    """How a reader narrows the list: words of the name, a kind, not urged yet, or last urged before a day."""

    text: str = ""
    kind: str = ""
    urged: str = ""
    before: date | None = None


@dataclass
class Row:
    """One unit that is missing: whom to call there, and what was done so far."""

    unit: Unit
    points: list[FocalPoint] = field(default_factory=list)
    urgings: list[Urging] = field(default_factory=list)

    @property
    def times(self) -> int:
        """How often a person urged it; reminders by themselves are not counted."""
        return sum(each.how != How.REMINDER for each in self.urgings)

    @property
    def last(self) -> Urging | None:
        """The last time, a reminder where nobody has urged it since."""
        return self.urgings[0] if self.urgings else None


def urged(cause: Cause, pk: int) -> QuerySet[Urging]:
    """What counts as urging about one thing asked for."""
    return Urging.objects.about(cause, pk).counted()


def narrowed(units: QuerySet[Unit], cause: Cause, pk: int, asked: Narrowing) -> QuerySet[Unit]:
    """The units of a list as its reader narrowed it."""
    units = matching(units, asked.text)
    if asked.kind:
        units = units.filter(kind__code=asked.kind)
    done = urged(cause, pk)
    if asked.urged == NEVER:
        return units.exclude(pk__in=done.values("unit"))
    if asked.urged == BEFORE and asked.before is not None:
        since = done.filter(on__gte=asked.before)
        return units.filter(pk__in=done.values("unit")).exclude(pk__in=since.values("unit"))
    return units


def missing_apart(cause: Cause, pk: int, user: Any) -> tuple[QuerySet[Unit], QuerySet[Unit]]:
    """The units missing that a person may see: those that owe without more, and those whose kiến nghị waits."""
    units, waiting = cause.missing(pk, user), cause.waiting(pk).values("pk")
    return units.exclude(pk__in=waiting), units.filter(pk__in=waiting)


def shown(units: Iterable[Unit], cause: Cause, pk: int, day: date) -> list[Row]:
    """These units with what their rows show, in two questions however many they are."""
    rows = {unit.pk: Row(unit) for unit in units}
    for point in FocalPoint.objects.on(day).filter(unit__in=rows).order_by("charge", "pk"):
        rows[point.unit_id].points.append(point)
    done = Urging.objects.about(cause, pk).filter(unit__in=rows, standing=Standing.URGED)
    for urging in done.order_by("-on", "-pk"):
        rows[urging.unit_id].urgings.append(urging)
    return list(rows.values())


def done_to(cause: Cause, pk: int, unit_ids: Iterable[int]) -> dict[int, list[Urging]]:
    """What counts as urging of each of these units so far, the newest first, in one question."""
    found: dict[int, list[Urging]] = defaultdict(list)
    for urging in urged(cause, pk).filter(unit__in=unit_ids).order_by("-on", "-pk"):
        found[urging.unit_id].append(urging)
    return found


def last_signer(office: Unit | None) -> dict[str, str]:
    """Who signed the last công văn of an office, by right and by name: the same person mostly signs the next."""
    letters = Batch.objects.filter(office=office, how=How.LETTER, stage=BatchStage.SENT)
    signed = letters.exclude(signer_position="", signer_name="").order_by("-sent_on", "-pk")
    position, name = signed.values_list("signer_position", "signer_name").first() or ("", "")
    return {"signer_position": position, "signer_name": name}


def kinds_among(units: QuerySet[Unit]) -> QuerySet[UnitKind]:
    """The kinds that occur in a list, for its filter."""
    return UnitKind.objects.filter(pk__in=units.order_by().values("kind"))


def at_work_in(units: Any, day: date) -> QuerySet[Holding]:
    """The posts in which somebody works in these units on a day, so that a notice reaches them."""
    return Holding.objects.writing(day).filter(unit__in=units, user__is_active=True)


def reached(units: Sequence[Unit], day: date) -> list[tuple[Unit, int]]:
    """Each unit with how many people a notice would reach there."""
    people: dict[int, set[int]] = defaultdict(set)
    for unit_id, user_id in at_work_in([unit.pk for unit in units], day).values_list("unit", "user"):
        people[unit_id].add(user_id)
    return [(unit, len(people[unit.pk])) for unit in units]


def reached_in_all(units: QuerySet[Unit], day: date) -> dict[str, int]:
    """How many people a notice would reach, in how many of these units, and how many units have nobody to read it."""
    people = Count("user", distinct=True)
    found = at_work_in(units.order_by().values("pk"), day).aggregate(people=people, units=Count("unit", distinct=True))
    return {**found, "without": units.count() - found["units"]}


def urgings_of(cause: Cause, pk: int, unit: Unit) -> QuerySet[Urging]:
    """All that was done about one unit, the newest first; what was corrected stands beside what corrects it."""
    rows = Urging.objects.about(cause, pk).filter(unit=unit).noted()
    return rows.select_related("batch", "corrected_by").order_by("-on", "-pk")
