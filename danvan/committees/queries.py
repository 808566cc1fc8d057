"""Reads of steering bodies that span several records."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value

from danvan.committees.models import Committee, Follows, Member, Seat
from danvan.committees.models.members import MemberQuerySet
from danvan.core.search import words_in
from danvan.documents.models import Document, DocumentStage
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.documents.symbols import symbol_key
from danvan.units.models.dated import in_force


def members_on(committee: Committee, day: date) -> MemberQuerySet:
    """Who sits on a body on a day, the head first; nobody on a day outside its term."""
    return Member.objects.serving(day).filter(committee=committee).select_related("unit", "user").in_order()


def seats_of(user: Any, day: date) -> QuerySet[Member]:
    """The seats that an account has on a day, in whichever bodies."""
    mine = Member.objects.serving(day).filter(user=getattr(user, "pk", user))
    return mine.select_related("committee__host", "unit").order_by("committee__sort_key", "pk")


def found_by(rows: QuerySet[Committee], text: str) -> QuerySet[Committee]:
    """Those whose name and number hold every word, with or without tone marks."""
    for word in words_in(text):
        rows = rows.filter(folded__contains=word)
    return rows


def listed(keys: Sequence[int], day: date) -> list[Committee]:
    """These bodies in this order, each with what its row in the directory shows."""
    rows = with_counts(Committee.objects.filter(pk__in=keys).select_related("host", "standing_office"), day)
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys if key in found]


def with_counts(rows: QuerySet[Committee], day: date) -> QuerySet[Committee]:
    """Adds how many sit there and how many units they follow, and who is the head; of one that is over, as at its end."""
    members = Member.objects.lasting(day).filter(committee=OuterRef("pk")).order_by()
    follows = Follows.objects.lasting(day).filter(not_left(day), member__committee=OuterRef("pk")).order_by()
    heads = members.filter(role=Seat.HEAD).order_by("from_on", "pk")
    return rows.annotate(
        members_all=_count(members, "pk"),
        units_all=_count(follows, "unit", distinct=True),
        head_name=Subquery(heads.values("name")[:1]),
    )


def not_left(day: date) -> Q:
    """Rows whose member has not left by a day."""
    return Q(member__to_on__isnull=True) | Q(member__to_on__gt=day)


def _count(rows: QuerySet[Any], of: str, *, distinct: bool = False) -> Subquery:
    """A sub-select that counts the rows of each: joins would multiply them with each other."""
    group = rows.annotate(one=Value(1)).values("one").annotate(n=Count(of, distinct=distinct))
    return Subquery(group.values("n"), output_field=IntegerField())


def on_record(reader: Any, symbol: str, signed_on: date | None) -> Document | None:
    """The one document of the register with this number and day that a person may see; None for none, and for several."""
    key = symbol_key(symbol)
    if not key or signed_on is None:
        return None
    rows = documents_visible_to(reader).filter(stage=DocumentStage.RECORDED, symbol_key=key, signed_on=signed_on)
    found = list(rows.order_by("pk")[:2])
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Roll:
    """Who sits on a body on the day it is shown, who is to come and who left; each with what they follow that day."""

    day: date
    now: list[Member]
    coming: list[Member]
    past: list[Member]
    follows: dict[int, list[Follows]]


def roll_of(committee: Committee, today: date) -> Roll:
    """The roll of a body in two questions: of one that is over as it stood on its last day, of one to come on its first."""
    day = shown_day(committee, today)
    rows = list(committee.members.select_related("unit", "user").in_order())
    for row in rows:
        row.committee = committee
    follows = defaultdict(list)
    for each in followed(committee, day).order_by("unit__sort_key", "pk"):
        follows[each.member_id].append(each)
    return Roll(
        day=day,
        now=[row for row in rows if row.is_in_force(day)],
        coming=[row for row in rows if row.from_on > day],
        past=[row for row in rows if row.to_on is not None and row.to_on <= day],
        follows=follows,
    )


def shown_day(committee: Committee, today: date) -> date:
    """Today, or the day of its term that is nearest."""
    last = committee.last_day
    return max(committee.from_on, min(today, last) if last else today)


def followed(committee: Committee, day: date) -> QuerySet[Follows]:
    """Which units the members of a body follow on a day of its term."""
    rows = Follows.objects.on(day).filter(in_force(day, "member"), member__committee=committee)
    return rows.select_related("unit__kind", "member")
