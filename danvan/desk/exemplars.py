"""What models ask of a person: to be sent, brought up to date, reported, answered for, checked, taken in."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.formats import number
from danvan.desk.exemplar_questions import (
    CHECKS,
    COPIES,
    LATER_BACK,
    LATER_SENT,
    OWED,
    SENT,
    SLIPS,
    WRITTEN,
    waiting_at,
)
from danvan.desk.items import AHEAD_DAYS, FEW, Item
from danvan.exemplars.models import CheckPoint, Copying, Dossier, Exemplar, Stage
from danvan.exemplars.queries.keeping import received_by, writing_in
from danvan.exemplars.queries.rounds import Timing, lateness
from danvan.units.scope import Scope

# A draft crowds what is owed only when its round closes within so many days.
NEAR_DAYS = 14


def owed_items(scope: Scope, day: date) -> Iterator[Item]:
    """What the models of this person's units ask for next, the slips that wait, and what came of copies."""
    own, until = writing_in(scope), day + timedelta(days=AHEAD_DAYS)
    for rows in by_step(OWED(day, day + timedelta(days=NEAR_DAYS), until, own)):
        yield from folded(rows, day)
    yield from (later_item(row) for row in LATER_BACK(day, own))
    yield from (slips_item(*row) for row in SLIPS(day, own))
    yield from (copy_item(row) for row in COPIES(day, until, own))
    yield from check_items(scope, CHECKS(day, until, own))


def by_step(rows: Iterable[Exemplar]) -> Iterator[list[Exemplar]]:
    """The rows apart by stage and round, as they come."""
    for _step, found in groupby(rows, key=lambda row: (row.stage, row.round_id)):
        yield [*found]


def folded(rows: list[Exemplar], day: date) -> Iterator[Item]:
    """The same step of a few models row by row; of many one row, which leads to their list."""
    steps = [STEPS[Stage(row.stage)](row, day) for row in rows]
    if rows[0].in_all <= FEW:  # type: ignore[attr-defined]
        yield from steps
    else:
        yield item_of_many(rows[0], steps)


def item_of_many(row: Exemplar, steps: list[Item]) -> Item:
    """So many models at the same step of a round that they are a list of their own, in the register."""
    words, asked = OF_MANY[Stage(row.stage)]
    days = [step.due for step in steps if step.due]
    count = _("%(count)s mô hình") % {"count": number(row.in_all)}  # type: ignore[attr-defined]
    narrowed = {**asked, "cap": row.round.level_id} if row.round else asked
    page = f"{reverse('register:exemplars')}?{urlencode(narrowed)}"
    return Item(words(), count, page, _("Xem danh sách"), *cited(row), due=min(days, default=None))


def draft_item(row: Exemplar, day: date) -> Item:
    """A registration to be sent before its round closes; what is still taken afterwards is overdue."""
    page = reverse("exemplars:form", args=[row.pk])
    round_, over = row.round, row.round is not None and lateness(row.round, day) == Timing.OVER
    what, note = _("Gửi đăng ký mô hình: %(name)s") % {"name": row.name}, ""
    if over:
        note = _("đợt đã đóng, không nhận muộn: chọn đợt khác hoặc bỏ bản đăng ký")
    due = None if over or round_ is None else round_.closes_on
    first = round_.first_closes_on if due and round_ else None
    return Item(what, row.unit.name, page, _("Viết tiếp"), *cited(row), due=due, first_due=first, note=note, record=row)


def returned_item(row: Exemplar, day: date) -> Item:
    """A registration that came back with what is asked of single headings."""
    what = _("Bổ sung bản đăng ký được trả lại: %(name)s") % {"name": row.name}
    page, back = reverse("exemplars:form", args=[row.pk]), day_of(row.back_at)  # type: ignore[attr-defined]
    return Item(what, row.unit.name, page, _("Bổ sung"), *cited(row), since=back, note=by_whom(row), record=row)


def result_item(row: Exemplar, day: date) -> Item:
    """A result that is due by the round or by the model's own last day, or that came back."""
    back = day_of(row.result_back_at)  # type: ignore[attr-defined]
    words = _("Bổ sung báo cáo kết quả được trả lại: %(name)s") if back else _("Báo cáo kết quả mô hình: %(name)s")
    route = "exemplars:result" if row.result_begun else "exemplars:exemplar"  # type: ignore[attr-defined]
    due = min(filter(None, (row.ends_on, row.round.result_due_on if row.round else None)), default=None)
    button = _("Bổ sung") if back else _("Viết báo cáo")
    page, what = reverse(route, args=[row.pk]), words % {"name": row.name}
    note = by_whom(row) if back else _("mô hình kết thúc ngày này") if due == row.ends_on else ""
    return Item(what, row.unit.name, page, button, *cited(row), due=due, since=back, note=note, record=row)


def later_item(dossier: Dossier) -> Item:
    """A later year's result that came back. No day binds it: the round's and the model's own were of the first year."""
    row = dossier.exemplar
    said = {"year": dossier.year, "name": row.name}
    what = _("Bổ sung báo cáo kết quả năm %(year)s được trả lại: %(name)s") % said
    page, back = reverse("exemplars:result", args=[row.pk]), day_of(dossier.back_at)  # type: ignore[attr-defined]
    return Item(what, row.unit.name, page, _("Bổ sung"), since=back, note=by_whom(row), record=row)


def later_sent_items(scope: Scope, waiting: list[Dossier]) -> Iterator[Item]:
    """The later years' results that this person answers as their receiver."""
    mine = received([each.exemplar_id for each in waiting], received_by(scope)) if waiting else set()
    return (later_sent_item(each) for each in waiting if each.exemplar_id in mine)


def later_sent_item(dossier: Dossier) -> Item:
    """A later year's result that waits for its receiver."""
    row = dossier.exemplar
    what = _("Đánh giá báo cáo kết quả năm %(year)s: %(name)s") % {"year": dossier.year, "name": row.name}
    page = reverse("exemplars:receiving", args=[row.pk])
    return Item(what, row.unit.name, page, _("Xem xét"), since=day_of(dossier.submitted_at), record=row)


def silent_item(row: Exemplar, day: date) -> Item:
    """The question to the unit of a model of which nothing was heard for a year since its certificate."""
    what = _("Trả lời: mô hình “%(name)s” còn hoạt động không?") % {"name": row.name}
    page, note = reverse("ladder:ladder", args=[row.pk]), _("một năm không thấy hoạt động sau khi công nhận")
    return Item(what, row.unit.name, page, _("Trả lời"), since=row.fading_since, note=note, record=row)


def submitted_item(row: Exemplar, day: date) -> Item:
    """A registration that waits for its receiver."""
    what = _("Tiếp nhận đăng ký mô hình: %(name)s") % {"name": row.name}
    page, sent = reverse("exemplars:receiving", args=[row.pk]), day_of(row.sent_at)  # type: ignore[attr-defined]
    return Item(what, row.unit.name, page, _("Xem xét"), *cited(row), since=sent, record=row)


STEPS: dict[Stage, Any] = {
    Stage.DRAFT: draft_item,
    Stage.RETURNED: returned_item,
    Stage.ACCEPTED: result_item,
    Stage.UNDER_WAY: result_item,
    Stage.PAUSED: result_item,
    Stage.RECOGNISED: silent_item,
    Stage.SUBMITTED: submitted_item,
}
# What a row says of many, and the list of the register that it leads to.
OF_MANY: dict[Stage, tuple[Any, dict[str, str]]] = {
    Stage.DRAFT: (lambda: _("Gửi đăng ký các mô hình đang soạn"), {"trang_thai": "draft"}),
    Stage.RETURNED: (lambda: _("Bổ sung các bản đăng ký được trả lại"), {"trang_thai": "returned"}),
    Stage.ACCEPTED: (lambda: _("Báo cáo kết quả các mô hình chưa bắt đầu"), {"trang_thai": "accepted"}),
    Stage.UNDER_WAY: (lambda: _("Báo cáo kết quả các mô hình"), {"trang_thai": "under_way"}),
    Stage.PAUSED: (lambda: _("Báo cáo kết quả các mô hình đang tạm dừng"), {"trang_thai": "paused"}),
    Stage.RECOGNISED: (
        lambda: _("Trả lời: các mô hình lâu không có hoạt động còn duy trì không?"),
        {"trang_thai": "recognised", "dau": "fading_since"},
    ),
    Stage.SUBMITTED: (lambda: _("Tiếp nhận đăng ký mô hình"), {"trang_thai": "submitted"}),
}


def slips_item(unit: int, name: str, slips: int, since: Any) -> Item:
    """The slips that came through the QRs of one unit."""
    what = _("Xem phiếu đề xuất mô hình gửi qua mã QR: %(count)s phiếu") % {"count": number(slips)}
    return Item(what, name, reverse("rounds:slips"), _("Xem phiếu"), since=day_of(since))


def copy_item(row: Copying) -> Item:
    """What came of a copy, told against the goals of the model it is of."""
    what = _("Báo kết quả áp dụng mô hình: %(name)s") % {"name": row.origin.name}
    page, note = reverse("ladder:copying", args=[row.pk]), _("mô hình của %(unit)s") % {"unit": row.origin.unit.name}
    return Item(what, row.unit.name, page, _("Báo kết quả"), due=row.outcome_due_on, note=note, record=row)


def check_items(scope: Scope, points: list[Any]) -> Iterator[Item]:
    """The check-points of models that are nurtured: the unit's and the receiver's, whoever is there first."""
    others = [point.exemplar_id for point in points if not point.is_kept]
    mine = received(others, received_by(scope)) if others else set()
    for point in points:
        if point.is_kept or point.exemplar_id in mine:
            yield check_item(point)


def received(exemplars: list[int], receiving: Q) -> set[int]:
    """Those of some models that are received here."""
    return set(Exemplar.objects.filter(receiving, pk__in=exemplars).values_list("pk", flat=True))


def check_item(point: CheckPoint) -> Item:
    """One day on which a model is looked at again."""
    row = point.exemplar
    what = _("Kiểm tra mô hình đang bồi dưỡng: %(name)s") % {"name": row.name}
    page = reverse("ladder:ladder", args=[row.pk])
    return Item(what, row.unit.name, page, _("Ghi kết quả"), due=point.due_on, note=point.words, record=row)


def decision_items(scope: Scope, day: date) -> Iterator[Item]:
    """The registrations that this person's offices receive; those written by the own hand wait for a colleague."""
    offices = writing_in(scope)
    yield from later_sent_items(scope, LATER_SENT(offices))
    if not SENT(offices):
        return
    mine = {scope.user_id, *(post.in_place_of_id for post in scope.posts if post.in_place_of_id)}
    for rows in by_step(waiting_at(received_by(scope), sorted(mine))):
        yield from folded(rows, day)


def draft_items(scope: Scope, day: date) -> Iterator[Item]:
    """What the units are writing, in no round yet or in one that closes later."""
    for rows in by_step(WRITTEN(day, day + timedelta(days=NEAR_DAYS), writing_in(scope))):
        yield from folded(rows, day)


def cited(row: Exemplar) -> tuple[str, str]:
    """The round as a row cites it, and its page."""
    return (row.round.name, reverse("rounds:round", args=[row.round_id])) if row.round else ("", "")


def by_whom(row: Exemplar) -> str:
    """Which office sent it back."""
    return _("%(office)s trả lại") % {"office": row.receiver.name} if row.receiver else ""


def day_of(at: Any) -> date | None:
    """The day of a moment here."""
    return at.astimezone(clock.VIETNAM).date() if at else None
