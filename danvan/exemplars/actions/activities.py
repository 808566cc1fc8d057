"""What a model did, the files it is given, and the marks beside its stage."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.hands import must_name_source, source_for
from danvan.exemplars.models import Activity, ActivityKind, Exemplar, Stage
from danvan.exemplars.permissions import receives, registers, registers_or_receives
from danvan.files.actions.attachments import attach
from danvan.files.models import Attachment
from danvan.files.models.attachments import Role
from danvan.files.receiving import Received
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked

# Nothing is added to it any more.
PUT_AWAY = (Stage.DROPPED, Stage.CLOSED)
BEFORE_IT_LIVES = (Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.DECLINED)
# Who sets which mark beside the stage.
MARKS = {"pilot_on": receives, "launched_on": registers_or_receives}


def can_add(by: Acting, exemplar: Exemplar) -> bool:
    """Who registers the model, until it is put away."""
    return exemplar.stage not in PUT_AWAY and registers(by, exemplar)


def can_tell(by: Acting, exemplar: Exemplar) -> bool:
    """Who registers it, once it was taken in."""
    return can_add(by, exemplar) and exemplar.stage not in BEFORE_IT_LIVES


@action
def add_activity(
    exemplar: Exemplar,
    *,
    by: Acting,
    on: date,
    words: str,
    kind: str = ActivityKind.WORK,
    photo: Received | None = None,
    key: str | None = None,
) -> Activity:
    """Tells what the model did on a day, with a photo where there is one; a model that does something does not fade."""
    spend(key)
    fresh, by = locked(exemplar), renewed(by)
    if not can_tell(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    source = source_for(by, fresh.unit)
    if on > clock.today():
        raise Refused(_("Ngày hoạt động không thể ở sau hôm nay."))
    row = Activity.objects.create(
        exemplar=fresh,
        on=on,
        kind=kind,
        words=words,
        source=source,
        added_by_id=by.user_id,
        added_by_name=by.name,
        added_at=clock.now(),
    )
    if photo is not None:
        attach(row, photo, by=by, role=Role.PHOTO)
    _is_alive(fresh, row)
    record("add_activity", fresh, by=by, changes={"on": ("", str(on))})
    return row


def _is_alive(fresh: Exemplar, row: Activity) -> None:
    latest = max(filter(None, [fresh.last_active_on, row.on]))
    launched = fresh.launched_on or (row.on if row.kind == ActivityKind.LAUNCH else None)
    said = {"last_active_on": latest, "launched_on": launched}
    Exemplar.objects.filter(pk=fresh.pk).update(fading_since=None, **said)


@action
def give_file(exemplar: Exemplar, received: Received, *, by: Acting, role: str, key: str | None = None) -> Attachment:
    """Gives a model a photo or a document; whoever adds to it is one of its authors."""
    spend(key)
    fresh, by = locked(exemplar), renewed(by)
    if not can_add(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    source_for(by, fresh.unit)
    add_authors(fresh, by)
    return attach(fresh, received, by=by, role=role)


@action
def set_mark(exemplar: Exemplar, mark: str, on: date | None, *, by: Acting) -> None:
    """Notes the day a model was chosen as a pilot, or was launched; without a day the mark goes."""
    fresh, by = locked(exemplar), renewed(by)
    if mark not in MARKS or not MARKS[mark](by, fresh) or fresh.stage in PUT_AWAY:
        raise Refused(NOT_ALLOWED, status=403)
    must_name_source(by, fresh)
    if on is not None and on > clock.today():
        raise Refused(_("Ngày này không thể ở sau hôm nay."))
    before = getattr(fresh, mark)
    if before != on:
        version = fresh.version
        compare_and_set(fresh, {mark: on})
        changes = {mark: (before, on), "version": (version, version + 1)}
        record("edit", fresh, by=by, changes=changes)
