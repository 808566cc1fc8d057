"""What a hand-over lists, for whom, and who may take a post over."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from danvan.core import registry
from danvan.units.models import Becomes, Handover, HandoverLine, Holding
from danvan.units.models.holdings import WRITING
from danvan.units.open_work import open_work
from danvan.units.queries.heirs import heirs_of
from danvan.units.queries.people import holdings_visible_to

About = tuple[str, int | None]


@dataclass(frozen=True)
class Group:
    """The lines of one kind of work."""

    title: str
    lines: list[HandoverLine]


def handovers_visible_to(user: Any) -> QuerySet[Handover]:
    """Those of holdings in sight: of who gave, who took, who works over the unit, who administers it."""
    seen = holdings_visible_to(user).values("pk")
    return Handover.objects.filter(Q(holding__in=seen) | Q(successor__in=seen))


def successors_of(holding: Holding, day: date) -> QuerySet[Holding]:
    """Those who may take a post over: holders of such a role in the unit, or once it is closed in its heirs, today or later,
    confirmed or not yet.
    """
    roles = list(WRITING) if holding.role in WRITING else [holding.role]
    places = [holding.unit_id, *(heir.unit.pk for heir in heirs_of(holding.unit, day))]
    lasting = Holding.objects.lasting(day).filter(unit__in=places, role__in=roles)
    others = lasting.exclude(user=holding.user_id).filter(user__is_active=True)
    return others.select_related("user", "unit").order_by("user__full_name", "pk")


def lines_open(holding: Holding, day: date) -> list[HandoverLine]:
    """All that is open in a post, as lines not yet written."""
    found = [(source, thing) for source, things in open_work(holding, day) for thing in things]
    return [
        HandoverLine(
            order=number,
            title=str(source.title),
            words=thing.words[:1000],
            due_on=thing.due,
            becomes=thing.becomes,
            object_type=thing.about[0],
            object_id=thing.about[1],
        )
        for number, (source, thing) in enumerate(found, start=1)
    ]


def mark_of(holding: Holding, lines: Sequence[HandoverLine]) -> str:
    """A short sign of the list that was shown, so that nobody hands over another than they saw."""
    told = [f"{holding.to_on}", *(f"{line.title}|{line.words}|{line.due_on}|{line.becomes}" for line in lines)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def grouped_for(user: Any, lines: Iterable[HandoverLine]) -> list[Group]:
    """The lines by kind, each named only to who may see what it is about."""
    lines = list(lines)
    seen = in_sight([(line.object_type, line.object_id) for line in lines if line.object_type], user)
    groups: dict[str, list[HandoverLine]] = defaultdict(list)
    for line in lines:
        if line.object_type and (line.object_type, line.object_id) not in seen:
            line.words = _("(nội dung chỉ hiện với người làm việc ở đơn vị)")
        groups[line.title].append(line)
    return [Group(title, rows) for title, rows in groups.items()]


def in_sight(abouts: Iterable[About], user: Any) -> set[About]:
    """Which of these records a person may see; one query a kind."""
    ids: dict[str, list[int | None]] = defaultdict(list)
    for key, pk in abouts:
        ids[key].append(pk)
    found: set[About] = set()
    for key, pks in ids.items():
        visible = registry.kind_of(key).visible_to(user).filter(pk__in=pks).values_list("pk", flat=True)
        found |= {(key, pk) for pk in visible}
    return found


def moving(lines: Iterable[HandoverLine]) -> int:
    """How many of them go to the successor in person."""
    return sum(line.becomes == Becomes.MOVES for line in lines)
