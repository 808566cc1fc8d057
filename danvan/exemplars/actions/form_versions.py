"""Forms in versions: one is prepared, put in use from a day, and then stays as it is; a change is the next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.documents.models import Document
from danvan.exemplars.headings import HeadingSaid, in_words, said_of
from danvan.exemplars.models import Form, Heading
from danvan.exemplars.permissions.lists import keeps_form
from danvan.exemplars.queries.form_versions import before, use_of
from danvan.exemplars.queries.forms import drafts_behind
from danvan.plans.models import Plan
from danvan.units.telling import tell_units
from danvan.workflow.authors import add_authors
from danvan.workflow.changes import Unknown, entries_since
from danvan.workflow.editing import Clash, Conflict
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked

LOCKED = gettext_lazy("Phiên bản này đã đưa vào dùng nên không sửa được nữa. Mời lập phiên bản mới từ bản này.")
TAKEN = gettext_lazy("Phiên bản này đã có hồ sơ hoặc đợt đăng ký dùng nên không rút về được. Mời lập phiên bản mới.")


@action
def begin_version(plan: Plan | None, purpose: str, *, by: Acting, key: str | None = None) -> Form:
    """Prepares the next version of a plan's form, or the house's, as a copy of the newest; one that is being prepared
    already is that one.
    """
    spend(key)
    if not keeps_form(renewed(by), plan):
        raise Refused(NOT_ALLOWED, status=403)
    same = Form.objects.select_for_update().filter(plan=plan, purpose=purpose)
    found = same.filter(from_on=None).first()
    if found is not None:
        return found
    newest = same.order_by("-number").first()
    form = Form.objects.create(plan=plan, purpose=purpose, number=newest.number + 1 if newest else 1)
    model = before(form)
    if model is not None:
        _write(form, said_of(model.headings.all()))
    add_authors(form, by)
    record("begin_version", form, by=by)
    return form


@action
def write_headings(
    form: Form,
    headings: Sequence[HeadingSaid],
    *,
    by: Acting,
    version: int,
    basis: str = "",
    document: Document | None = None,
    key: str | None = None,
) -> Form:
    """Says anew which headings a version that is being prepared has, and on which paper it rests: a document of the register
    is cited in words too, for who does not see it there. Raises `Conflict` where somebody saved since.
    """
    spend(key)
    fresh = _prepared(form, by)
    now = said_of(fresh.headings.all())
    basis = basis or (cited(document) if document else "")
    if list(headings) == now and (basis, document) == (fresh.basis, fresh.document):
        return fresh
    if fresh.version != version:
        clash = Clash("headings", _("các mục"), Unknown, in_words(now), in_words(headings))
        raise Conflict([clash], fresh.version, entries_since(fresh, version))
    fresh.headings.all().delete()
    _write(fresh, headings)
    told: dict[str, tuple[Any, Any]] = {
        "headings": (in_words(now), in_words(headings)),
        "basis": (fresh.basis, basis),
        "document": (fresh.document.symbol if fresh.document else "", document.symbol if document else ""),
    }
    compare_and_set(fresh, {"basis": basis, "document": document})
    add_authors(fresh, by)
    record("edit", fresh, by=by, changes={**told, "version": (version, fresh.version)})
    return fresh


@action
def put_in_use(
    form: Form, *, by: Acting, from_on: date, for_running: bool, version: int, key: str | None = None
) -> Form:
    """From a day on dossiers are begun with this version: in rounds that open from then on, or also in running ones. What
    was begun on an earlier version stays on it.
    """
    spend(key)
    fresh = _prepared(form, by)
    if fresh.version != version:
        raise Conflict([], fresh.version, entries_since(fresh, version))
    if not fresh.headings.exists():
        raise Refused(_("Mẫu chưa có mục nào. Mời thêm mục rồi đưa vào dùng."))
    _refuse_day(fresh, from_on)
    compare_and_set(fresh, {"from_on": from_on, "for_running": for_running})
    record("put_in_use", fresh, by=by, changes={"from_on": (None, from_on), "for_running": (False, for_running)})
    _tell_who_writes(fresh, "newer_than_drafts", by)
    return fresh


@action
def recall(form: Form, *, by: Acting, key: str | None = None) -> Form:
    """Takes a version back to be written on, as long as nothing was begun with it."""
    spend(key)
    fresh = _kept(form, by)
    if fresh.is_prepared:
        return fresh
    same = Form.objects.filter(plan=fresh.plan, purpose=fresh.purpose).exclude(pk=fresh.pk)
    if not use_of(fresh).is_free or (fresh.plan is None and not same.filter(from_on__lte=clock.today()).exists()):
        raise Refused(TAKEN)
    if same.filter(number__gt=fresh.number).exists():
        raise Refused(_("Đã có phiên bản sau bản này. Mời sửa phiên bản đó."))
    told = {"from_on": (fresh.from_on, None)}
    _tell_who_writes(fresh, "recall", by)
    compare_and_set(fresh, {"from_on": None, "to_on": None, "for_running": False})
    record("recall", fresh, by=by, changes=told)
    return fresh


@action
def drop_version(form: Form, *, by: Acting, key: str | None = None) -> None:
    """Gives up a version that was being prepared."""
    spend(key)
    fresh = _prepared(form, by)
    record("drop_version", fresh, by=by)
    fresh.delete()


@action
def return_to_house(plan: Plan, purpose: str, *, by: Acting, key: str | None = None) -> None:
    """From today on a plan's dossiers are begun with the form of the house again; rounds that run keep what they have."""
    spend(key)
    if not keeps_form(renewed(by), plan):
        raise Refused(NOT_ALLOWED, status=403)
    today = clock.today()
    own = Form.objects.select_for_update().filter(plan=plan, purpose=purpose, from_on__isnull=False, to_on=None)
    for form in own:
        compare_and_set(form, {"to_on": today})
        record("return_to_house", form, by=by, changes={"to_on": (None, today)})


def cited(document: Document) -> str:
    """A document as papers cite it: what it is, its number and day."""
    number = _("số %(symbol)s") % {"symbol": document.symbol} if document.symbol else ""
    day = _("ngày %(day)s") % {"day": text_date(document.signed_on)} if document.signed_on else ""
    return " ".join(filter(None, [document.type_name, number, day]))


def _tell_who_writes(form: Form, verb: str, by: Acting) -> None:
    """Each unit that is writing on an earlier version is told once, however many dossiers it writes."""
    behind = drafts_behind(form, form.from_on or clock.today())
    tell_units(behind.order_by().values("exemplar__unit"), verb, form, by=by)


def _write(form: Form, headings: Sequence[HeadingSaid]) -> None:
    Heading.objects.bulk_create([Heading(form=form, **each.values) for each in headings])


def _kept(form: Form, by: Acting) -> Form:
    fresh = locked(form)
    if not keeps_form(renewed(by), fresh.plan):
        raise Refused(NOT_ALLOWED, status=403)
    return fresh


def _prepared(form: Form, by: Acting) -> Form:
    fresh = _kept(form, by)
    if not fresh.is_prepared:
        raise Refused(LOCKED, status=409)
    return fresh


def _refuse_day(form: Form, from_on: date) -> None:
    if from_on < clock.today():
        raise Refused(_("Ngày bắt đầu dùng tính từ hôm nay trở đi."))
    others = Form.objects.filter(plan=form.plan, purpose=form.purpose, from_on__gt=from_on).order_by("-from_on")
    later = others.first()
    if later is not None and later.from_on is not None:
        raise Refused(
            _("Phiên bản %(number)d dùng từ ngày %(day)s. Mời chọn từ ngày đó trở đi.")
            % {"number": later.number, "day": text_date(later.from_on)}
        )
