"""The frame that all pages of one body share."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.committees.models import Committee, Member
from danvan.committees.permissions import keeps, visible_to
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.formats import table_date
from danvan.core.views import show
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.workflow.editing import Clash, Conflict
from danvan.workflow.locking import NOT_ALLOWED

SHOWN = ("host__kind", "standing_office", "document", "rules_document", "ended_document", "copied_from")


def committee_or_404(request: HttpRequest, pk: int) -> Committee:
    """The body, if this person may see it, with what its page shows."""
    return get_object_or_404(visible_to(request.user).select_related(*SHOWN), pk=pk)


def kept_or_refused(request: HttpRequest, pk: int) -> Committee:
    """The body, if this person sees it and keeps it."""
    return _kept(request, committee_or_404(request, pk))


def member_or_404(request: HttpRequest, pk: int) -> Member:
    """A member of a body in sight, with that body."""
    member = Member.objects.filter(pk=pk).select_related("unit__kind", "user").first()
    if member is None:
        raise Http404
    member.committee = committee_or_404(request, member.committee_id)
    return member


def kept_member_or_refused(request: HttpRequest, pk: int) -> Member:
    """The member, if this person sees the body and keeps it."""
    member = member_or_404(request, pk)
    _kept(request, member.committee)
    return member


def show_committee(
    request: HttpRequest, committee: Committee, tab: str, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """One page of the body."""
    today = clock.today()
    context = {
        "committee": committee,
        "tabs": tabs(committee, tab),
        "state": state_of(committee, today),
        "keeps": keeps(acting_of(request), committee),
        "over": committee.is_over(today),
        **values,
    }
    return show(request, template, context, block=request.GET.get("phan"), status=status)


def papers_of(request: HttpRequest, committee: Committee) -> list[tuple[str, str, int | None]]:
    """Each paper it rests on: what it is, its number and day, and the record where this person may open it."""
    papers = [
        (_("Quyết định thành lập"), committee.symbol, committee.signed_on, committee.document),
        (_("Quy chế làm việc"), committee.rules_symbol, committee.rules_signed_on, committee.rules_document),
        (_("Văn bản kết thúc"), committee.ended_symbol, committee.ended_signed_on, committee.ended_document),
    ]
    asked = [paper[3].pk for paper in papers if paper[3]]
    readable = (
        set(documents_visible_to(request.user).filter(pk__in=asked).values_list("pk", flat=True)) if asked else ()
    )
    return [
        (word, numbered(symbol, day), record.pk if record and record.pk in readable else None)
        for word, symbol, day, record in papers
    ]


def numbered(symbol: str, day: date | None) -> str:
    """A paper by its number and day."""
    return _("số %(symbol)s ngày %(day)s") % {"symbol": symbol, "day": table_date(day)} if symbol and day else symbol


def tabs(committee: Committee, current: str) -> list[tuple[str, str, int | None, bool]]:
    """The tabs."""
    items = [
        ("members", _("Thành viên"), "committees:committee"),
        ("units", _("Đơn vị theo dõi"), "committees:units"),
        ("history", _("Lịch sử"), "committees:history"),
    ]
    return [(label, reverse(route, args=[committee.pk]), None, name == current) for name, label, route in items]


def state_of(committee: Committee, today: date) -> tuple[str, str]:
    """How the body stands on a day, and in which tone."""
    if committee.is_over(today):
        return _("đã kết thúc"), "off"
    if not committee.symbol:
        return _("chưa có quyết định"), "warn"
    return (_("đang hoạt động"), "ok") if committee.is_at_work(today) else (_("chưa đến ngày"), "info")


def saved(form: forms.Form, act: Callable[[], object]) -> Conflict | Refused | None:
    """Does it; gives what stands against it, said on the form too, so that nothing typed is lost."""
    try:
        act()
    except Conflict as conflict:
        # Sent again, it is decided over what the other person saved.
        form.data = {**{name: form.data.get(name) for name in form.data}, "version": str(conflict.version)}
        return conflict
    except Refused as refused:
        if refused.status == 403:
            raise
        form.add_error(None, str(refused))
        return refused
    return None


def show_form(
    request: HttpRequest, committee: Committee, template: str, form: forms.Form, against: Any = None, **values: Any
) -> HttpResponse:
    """A form about a body; what was typed stays in it, beside what another saved meanwhile."""
    conflict = against if isinstance(against, Conflict) else None
    status = against.status if against is not None else 422 if form.is_bound else 200
    told = {"form": form, "conflict": conflict, "clashes": clashes_told(conflict), **values}
    return show_committee(request, committee, "", template, status=status, **told)


def clashes_told(conflict: Conflict | None) -> list[tuple[Any, str | None, str, str]]:
    """What two people made of a field, in words: its name, what both began from where that is known, theirs, yours."""
    return [
        (
            each.label,
            in_words(each, each.base) if each.knows_base else None,
            in_words(each, each.theirs),
            in_words(each, each.yours),
        )
        for each in (conflict.clashes if conflict else [])
    ]


def in_words(clash: Clash, value: Any) -> str:
    """A value of a body or a member as people write it."""
    if isinstance(value, date):
        return table_date(value)
    choices = next((dict(found) for found in _choices(clash.field)), {})
    said = choices.get(value, value)
    return str(said) if said or isinstance(said, Model) else _("(trống)")


def _choices(name: str) -> list[Any]:
    fields = [field for model in (Committee, Member) for field in model._meta.concrete_fields if field.name == name]
    return [field.flatchoices for field in fields]


def _kept(request: HttpRequest, committee: Committee) -> Committee:
    if not keeps(acting_of(request), committee):
        raise Refused(NOT_ALLOWED, status=403)
    return committee
