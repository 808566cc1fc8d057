"""What units and the floors below keep for a person in a post: unsent forms, whom to call, who stands in for whom."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core import clock, registry
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.core.formats import moment
from danvan.files.models import Draft
from danvan.notifications.actions import notify
from danvan.units.acting import holding_words
from danvan.units.actions.changing import end_from
from danvan.units.models import Becomes, Delegation, FocalPoint, Holding
from danvan.units.open_work import Open, Source, add_source
from danvan.workflow.authors import add_author


def unsent(holding: Holding, day: date) -> Iterator[Open]:
    """Forms typed and not sent."""
    for draft, subject in drafts_of(holding):
        words = _("Nội dung đang nhập dở: %(word)s, lưu lúc %(when)s")
        said = {"word": _word(draft, subject), "when": moment(draft.saved_at)}
        yield Open(words % said, Becomes.MOVES, record=subject)


def pass_unsent(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """The successor finds what was typed. Whoever typed it counts as an author of what it was about."""
    drafts = drafts_of(holding)
    forms = [draft.form for draft, _subject in drafts]
    if Draft.objects.filter(holding_id=successor.pk, user_id=successor.user_id, form__in=forms).exists():
        raise Refused(
            _(
                "%(name)s đang nhập dở đúng biểu mà người giao cũng nhập dở. Đề nghị người nhận gửi hoặc bỏ bản của mình."
            )
            % {"name": successor.user.full_name}
        )
    for _draft, subject in drafts:
        if subject is not None:
            add_author(subject, holding.user_id)
    moved = Draft.objects.filter(pk__in=[draft.pk for draft, _subject in drafts])
    moved.update(user_id=successor.user_id, holding_id=successor.pk)


def called(holding: Holding, day: date) -> Iterator[Open]:
    """Whom others telephone."""
    for point in _points(holding, day):
        words = _("%(charge)s: %(name)s, %(phone)s")
        said = {"charge": point.get_charge_display(), "name": point.name, "phone": point.phone}
        yield Open(words % said, Becomes.MOVES)


def pass_called(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """From the day on the successor is called, at the own work telephone, else at the number of the desk."""
    for point in _points(holding, clock.today()):
        later = _point_of(successor, point, max(on, point.from_on))
        end_from(point, on)
        later.save()
        told = {"focal_point": (point.name, later.name), "on": (None, later.from_on)}
        record("set_focal_point", point.unit, by=by, changes=told)


def stood_in_for(holding: Holding, day: date) -> Iterator[Open]:
    """Who stands in for the holder, and for whom of the unit the holder stands in."""
    for row in _delegations(holding, day):
        if row.deputy_id == holding.user_id:
            words = _("Đang thay %(name)s (%(post)s)")
            said = {"name": row.holding.user.full_name, "post": holding_words(row.holding)}
        else:
            words = _("%(name)s đang thay: %(kind)s")
            said = {"name": row.deputy.full_name, "kind": row.get_kind_display()}
        yield Open(words % said, Becomes.ENDS, due=row.to_on)


def end_standing_in(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """Nobody inherits another's trust: these end, and who gave or had one is told to see to a new one."""
    for row in _delegations(holding, clock.today()):
        end_from(row, on)
        record("end_delegation", row.holding, by=by, changes={"deputy": (row.deputy.full_name, ""), "on": (None, on)})
        notify([row.deputy_id, row.holding.user_id], "end_delegation", row.holding, by=by)


def drafts_of(holding: Holding) -> list[tuple[Draft, Model | None]]:
    """What the holder typed in this post and did not send, each with the record it is about; one query a kind."""
    drafts = list(Draft.objects.filter(user_id=holding.user_id, holding_id=holding.pk).order_by("form"))
    ids: dict[str, set[int]] = defaultdict(set)
    for key, pk in filter(None, map(_about, drafts)):
        ids[key].add(pk)
    found = {
        (key, row.pk): row
        for key, pks in ids.items()
        for row in registry.kind_of(key).model._default_manager.filter(pk__in=pks)
    }
    return [(draft, found.get(_about(draft) or ("", 0))) for draft in drafts]


def _points(holding: Holding, day: date) -> QuerySet[FocalPoint]:
    lasting = holding.unit.focal_points.lasting(day)
    same = Q(user=holding.user_id) | Q(user=None, name=holding.user.full_name)
    return lasting.filter(same).select_related("unit").order_by("charge", "from_on")


def _point_of(successor: Holding, point: FocalPoint, from_on: date) -> FocalPoint:
    person = successor.user
    said = {
        "name": person.full_name,
        "position": successor.title or person.position,
        "phone": person.phone or point.phone,
        "email": person.email,
    }
    days = {"from_on": from_on, "to_on": point.to_on}
    return FocalPoint(unit=point.unit, charge=point.charge, user=person, **said, **days)


def _delegations(holding: Holding, day: date) -> QuerySet[Delegation]:
    lasting = Delegation.objects.lasting(day)
    mine = Q(holding=holding) | Q(deputy=holding.user_id, holding__unit=holding.unit_id)
    return lasting.filter(mine).select_related("holding__user", "holding__unit", "deputy").order_by("from_on", "pk")


def _about(draft: Draft) -> tuple[str, int] | None:
    """The kind and id of the record a form is about; None for one that will make it, and where nobody knows the kind."""
    key, _colon, rest = draft.form.partition(":")
    pk = rest.partition(":")[0]
    return (key, int(pk)) if pk.isdecimal() and registry.is_known(key) else None


def _word(draft: Draft, subject: Model | None) -> str:
    key = draft.form.partition(":")[0]
    word = str(registry.kind_of(key).word) if registry.is_known(key) else _("biểu mẫu")
    return f"{word} “{registry.label_of(subject)}”" if subject is not None else _("%(word)s mới") % {"word": word}


add_source(Source("units.unsent", gettext_lazy("Nội dung đang nhập, chưa gửi"), unsent, pass_unsent))
add_source(Source("units.called", gettext_lazy("Đầu mối liên hệ"), called, pass_called))
add_source(Source("units.stood_in_for", gettext_lazy("Ủy quyền"), stood_in_for, end_standing_in))
