"""What is still to be marked, signed and said of open cases, read for one person in as many questions whatever they are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, Q
from django.db.models import Count as CountOf

from danvan.appraisals.models import (
    Case,
    Count,
    Sheet,
    SheetStage,
    Sitting,
    SittingStage,
    Vote,
    Voting,
    Way,
)
from danvan.committees.models import Member
from danvan.core.prepared import Sized, one_of
from danvan.units.models.holdings import WRITING
from danvan.units.scope import Scope
from danvan.workflow.models import Author

KEY = (BigIntegerField(),)
# The kinds of work over a case.
MARK, WRITE, SIGN, SAY = "mark", "write", "sign", "say"


def running() -> Any:
    """Sittings in which something is to be marked, signed or said, each with how many criteria a sheet answers."""
    rows = Sitting.objects.filter(stage__in=[SittingStage.ASSESSING, SittingStage.VOTING])
    return rows.annotate(asked=CountOf("criteria__rows", distinct=True)).order_by("pk")


SEATS = Sized[Member](
    lambda day, persons: Member.objects.serving(day).filter(one_of("user", persons)), DateField(), each=[KEY]
)
OF_PANELS = Sized[Sitting](lambda panels: running().filter(one_of("panel", panels)), each=[KEY])
# As long as no secretary is named, whoever writes in the office keeps the joint sheet.
OF_OFFICES = Sized[Sitting](
    lambda offices: running().filter(one_of("office", offices), secretaries=None, way=Way.JOINT), each=[KEY]
)
NAMED = Sized[tuple[int, int]](
    lambda sittings: Sitting.secretaries.through.objects.filter(one_of("sitting", sittings)).values_list(
        "sitting", "member__seat"
    ),
    each=[KEY],
)


@dataclass(frozen=True)
class Bench:
    """One person before the open cases of their sittings: the seats they act on by panel, the sittings they keep, and what
    is written of these cases by now.
    """

    day: date
    seats: dict[int, list[int]]
    keeps: set[int]
    sheets: dict[tuple[int, int | None], tuple[int, str, int]]
    by_own_hand: set[int]
    votes: set[tuple[int, int]]
    counted: set[int]

    def steps(self, sitting: Any, case: Case) -> Iterator[str]:
        """What this person is to do with one case now."""
        if sitting.stage == SittingStage.VOTING:
            yield from self._opinions(sitting, case)
        elif sitting.way == Way.JOINT:
            yield from self._joint(sitting, case)
        elif any(self._writing((case.pk, seat)) for seat in self.seats.get(sitting.panel_id, [])):
            yield MARK

    def _opinions(self, sitting: Sitting, case: Case) -> Iterator[str]:
        until = sitting.opinions_until
        asked = sitting.voting == Voting.WRITTEN and until is not None and self.day <= until
        silent = any((case.pk, seat) not in self.votes for seat in self.seats.get(sitting.panel_id, []))
        if asked and silent and case.pk not in self.counted:
            yield SAY

    def _joint(self, sitting: Any, case: Case) -> Iterator[str]:
        """Who keeps the sitting answers every criterion; then a member who did not write it signs."""
        if not self._writing((case.pk, None)):
            return
        pk, _stage, answered = self.sheets.get((case.pk, None), (0, "", 0))
        whole = pk and answered >= sitting.asked
        if not whole and sitting.pk in self.keeps:
            yield WRITE
        if whole and self.seats.get(sitting.panel_id) and pk not in self.by_own_hand:
            yield SIGN

    def _writing(self, sheet: tuple[int, int | None]) -> bool:
        """Whether a sheet is still to be written or to be signed."""
        return sheet not in self.sheets or self.sheets[sheet][1] == SheetStage.WRITING


def seats_of(scope: Scope, day: date) -> list[Member]:
    """The seats that this person acts on: the own ones, and those of whom they stand in for in the seat's unit."""
    posts = [post for post in scope.posts if post.role in WRITING]
    hands = {(post.in_place_of_id, post.unit.pk) for post in posts if post.in_place_of_id}
    own = {scope.user_id} if any(not post.in_place_of_id for post in posts) else set()
    rows = SEATS(day, sorted(own | {person for person, _unit in hands if person}))
    return [row for row in rows if row.user_id in own or (row.user_id, row.unit_id) in hands]


def bench_of(
    seats: Sequence[Member],
    sittings: Sequence[Sitting],
    keeps: set[int],
    cases: Sequence[Case],
    persons: set[int],
    day: date,
) -> Bench:
    """Reads what stands of these cases, in as many questions whatever they are."""
    by_panel: dict[int, list[int]] = defaultdict(list)
    for seat in seats:
        by_panel[seat.committee_id].append(seat.seat)
    panels = {row.pk: row.panel_id for row in sittings}
    named = {pk for pk, seat in NAMED([*panels]) if seat in by_panel.get(panels[pk], [])}
    places, pks = [seat.seat for seat in seats], [case.pk for case in cases]
    sheets = Sheet.objects.filter(Q(seat=None) | Q(seat__in=places), case__in=pks).annotate(answered=CountOf("marks"))
    rows = list(sheets.values_list("case", "seat", "pk", "stage", "answered"))
    hands = Author.objects.filter(object_type=Sheet._meta.label_lower, user_id__in=persons, returned=False)
    votes = Vote.objects.filter(case__in=pks, seat__in=places).values_list("case", "seat")
    return Bench(
        day=day,
        seats=by_panel,
        keeps=keeps | named,
        sheets={(case, seat): (pk, stage, answered) for case, seat, pk, stage, answered in rows},
        by_own_hand=set(hands.filter(object_id__in=[row[2] for row in rows]).values_list("object_id", flat=True)),
        votes=set(votes),
        counted=set(Count.objects.filter(case__in=pks).values_list("case", flat=True)),
    )
