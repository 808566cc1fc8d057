"""What judging asks of a person: sheets to mark and sign, opinions in writing, a decision to be looked through before it
goes out. Of a case that somebody stays out of their desk shows nothing, and counts nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.appraisals.actions.announcing import title_of
from danvan.appraisals.conflicts import Ties, of_cases, read_ties, tied_today
from danvan.appraisals.models import (
    Case,
    CaseStage,
    Decision,
    DecisionStage,
    Line,
    Sitting,
)
from danvan.core.formats import number
from danvan.core.prepared import Sized, one_of
from danvan.desk.items import FEW, Item
from danvan.desk.judging import KEY, MARK, OF_OFFICES, OF_PANELS, SAY, SIGN, WRITE, bench_of, seats_of
from danvan.exemplars.permissions import OF_LEVEL
from danvan.exemplars.queries.keeping import writing_in
from danvan.units.models import Act
from danvan.units.scope import Scope, union
from danvan.workflow.models import Author

SIGNED = Sized[Decision](
    lambda offices: (
        Decision.objects.filter(one_of("office", offices), stage=DecisionStage.SIGNED)
        .select_related("office", "level")
        .order_by("pk")
    ),
    each=[KEY],
)
# By kind of work: the words of one row and of many, its button, and the page of the case where it is done.
ROWS: dict[str, tuple[Any, Any, Any, str]] = {
    MARK: (
        lambda: _("Ghi phiếu thẩm định của tôi: %(name)s"),
        lambda: _("Ghi phiếu thẩm định của tôi"),
        lambda: _("Ghi phiếu"),
        "appraisals:sheet",
    ),
    WRITE: (
        lambda: _("Ghi phiếu thẩm định chung: %(name)s"),
        lambda: _("Ghi phiếu thẩm định chung"),
        lambda: _("Ghi phiếu"),
        "appraisals:sheet",
    ),
    SIGN: (
        lambda: _("Ký phiếu thẩm định chung: %(name)s"),
        lambda: _("Ký phiếu thẩm định chung"),
        lambda: _("Xem và ký"),
        "appraisals:case",
    ),
    SAY: (
        lambda: _("Gửi ý kiến biểu quyết: %(name)s"),
        lambda: _("Gửi ý kiến biểu quyết"),
        lambda: _("Cho ý kiến"),
        "appraisals:opinion",
    ),
}


def owed_items(scope: Scope, day: date) -> Iterator[Item]:
    """What this person's seats, and the sittings they keep, ask of them; one row where there is much of the same."""
    seats = seats_of(scope, day)
    offices = OF_OFFICES(writing_in(scope))
    sittings = {row.pk: row for row in [*OF_PANELS([seat.committee_id for seat in seats]), *offices]}
    if not sittings:
        return
    persons = {scope.user_id, *(seat.user_id for seat in seats if seat.user_id)}
    ties = read_ties(persons, day, seats)
    open_cases = Case.objects.filter(sitting__in=sittings, stage=CaseStage.OPENED).exclude(of_cases(ties))
    cases = list(open_cases.select_related("exemplar__unit").order_by("exemplar__sort_key", "pk"))
    bench = bench_of(seats, list(sittings.values()), {row.pk for row in offices}, cases, persons, day)
    found: dict[tuple[int, str], list[Case]] = defaultdict(list)
    for case in cases:
        for step in bench.steps(sittings[case.sitting_id], case):
            found[case.sitting_id, step].append(case)
    for (pk, step), of_step in found.items():
        yield from folded(sittings[pk], step, of_step)


def folded(sitting: Sitting, step: str, cases: Sequence[Case]) -> Iterator[Item]:
    """The same work over a few cases row by row; over many one row, which leads to the sitting."""
    one, many, button, route = ROWS[step]
    at = reverse("appraisals:sitting", args=[sitting.pk])
    how: dict[str, Any] = {"clause": sitting.name, "clause_address": at}
    how["due"] = sitting.opinions_until if step == SAY else None
    if len(cases) > FEW:
        count = _("%(count)s hồ sơ") % {"count": number(len(cases))}
        yield Item(many(), count, at, _("Xem danh sách"), **how)
        return
    for case in cases:
        page, what = reverse(route, args=[case.pk]), one() % {"name": case.exemplar.name}
        yield Item(what, case.exemplar.unit.name, page, button(), **how)


def decision_items(scope: Scope, day: date) -> Iterator[Item]:
    """Signed decisions that nobody outside knows of yet: somebody who may announce them looks them through first."""
    rows = [row for row in SIGNED(writing_in(scope)) if recognised_at(scope, row)]
    if not rows:
        return
    out = kept_from(scope, rows, day)
    for row in rows:
        if row.pk not in out:
            what = _("Soát và công bố quyết định số %(symbol)s: %(title)s")
            said = {"symbol": row.symbol, "title": title_of(row)}
            page = reverse("appraisals:outbox", args=[row.pk])
            yield Item(what % said, row.office.name, page, _("Soát"), since=row.signed_on)


def recognised_at(scope: Scope, decision: Decision) -> bool:
    """Whether the office decides at this level by one of its remits."""
    mine = [each for each in [*scope.remits, *scope.narrowed] if each.unit_id == decision.office_id]
    return any(Act.RECOGNISE in each.acts and each.is_about(OF_LEVEL, decision.level_id) for each in mine)


def kept_from(scope: Scope, decisions: Sequence[Decision], day: date) -> set[int]:
    """Those of these decisions that this person does not announce: they wrote them, or stay out of a model in them."""
    persons = {scope.user_id, *(post.in_place_of_id for post in scope.posts if post.in_place_of_id)}
    ties: Ties = read_ties(persons, day)
    cases = Case.objects.filter(of_cases(ties))
    out = Line.objects.filter(Q(case__in=cases) | union(list(tied_today(ties))), decision__in=decisions)
    hands = Author.objects.filter(object_type=Decision._meta.label_lower, user_id__in=persons, returned=False)
    return {*out.values_list("decision", flat=True), *hands.values_list("object_id", flat=True)}
