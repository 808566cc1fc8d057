"""The QR of a unit, what a stranger sends through it, and what the unit's officer makes of that."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.finding import be_found
from danvan.exemplars.models import (
    Came,
    Dossier,
    DossierText,
    DropBox,
    Exemplar,
    Heading,
    HeadingKind,
    Purpose,
    Round,
    RoundStage,
    Slip,
    SlipStage,
    Stage,
    Subject,
)
from danvan.exemplars.permissions.rounds import keeps_boxes
from danvan.exemplars.queries.homes import home_of
from danvan.exemplars.queries.rounds import expected
from danvan.exemplars.queries.slips import open_box, without_box
from danvan.exemplars.slips.limits import refuse_beyond
from danvan.exemplars.workflow import SLIP
from danvan.files.actions.attachments import attach, let_go
from danvan.files.models import Attachment, Role
from danvan.files.receiving import Received
from danvan.units.models import Unit
from danvan.units.permissions import serves
from danvan.units.telling import tell_units
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

CODE_BYTES = 16
# What a slip's two texts become: the headings they go under, by key.
GOES_UNDER = {"why": "problem", "how": "what"}
DIGESTS_KEPT, LOOKED_AT_KEPT, UNSEEN_KEPT = timedelta(days=7), timedelta(days=30), timedelta(days=90)
CLOSED = _("Đợt đăng ký chưa mở hoặc đã đóng, nên chưa lập được mã QR.")


@action
def make_boxes(row: Round, units: QuerySet[Unit], *, by: Acting, key: str | None = None) -> int:
    """Gives a QR to those of some units that are to register and have none; says how many were made."""
    spend(key)
    fresh = locked(row)
    if fresh.stage not in (RoundStage.DRAFT, RoundStage.OPEN):
        raise Refused(CLOSED)
    meant = list(without_box(fresh, expected(fresh, clock.today())).filter(pk__in=units.order_by().values("pk")))
    if not all(keeps_boxes(by, fresh, unit) for unit in meant):
        raise Refused(NOT_ALLOWED, status=403)
    DropBox.objects.bulk_create(_box(fresh, unit) for unit in meant)
    if meant:
        record("make_boxes", fresh, by=by, changes={"boxes": (None, len(meant))})
    return len(meant)


@action
def close_box(box: DropBox, *, by: Acting) -> None:
    """What was printed leads nowhere from now on; a new QR may be given."""
    fresh = locked(box)
    if not keeps_boxes(by, fresh.round, fresh.unit):
        raise Refused(NOT_ALLOWED, status=403)
    DropBox.objects.filter(pk=fresh.pk, closed_at__isnull=True).update(closed_at=clock.now())
    record("close_box", fresh.round, by=by)


def _box(row: Round, unit: Unit) -> DropBox:
    return DropBox(round=row, unit=unit, code=secrets.token_urlsafe(CODE_BYTES), made_at=clock.now())


@action
def send_slip(
    box: DropBox, words: Mapping[str, str], *, network: str, key: str | None = None, photo: Received | None = None
) -> Slip:
    """Keeps what a stranger sent, while the QR takes slips and not too many came. No person stands behind it."""
    spend(key)
    fresh = locked(box)
    if open_box(fresh.code) is None:
        raise Refused(_("Mã này không nhận phiếu nữa. Mời hỏi cán bộ thôn, tổ."), status=404)
    refuse_beyond(fresh, network)
    slip = Slip.objects.create(
        box=fresh, stage=SlipStage.WAITING, sent_at=clock.now(), network_digest=network, **dict(words)
    )
    record("send", slip, by=SYSTEM)
    if photo:
        attach(slip, photo, by=SYSTEM, role=Role.PHOTO)
    tell_units([fresh.unit_id], "slip_came", fresh.round, by=SYSTEM)
    return slip


@action
def take_slip(slip: Slip, *, by: Acting, key: str | None = None, version: int | None = None) -> Exemplar:
    """Makes a draft of a registration out of a slip, whose origin stays with it; the officer writes the rest."""
    by = resting_on(slip, by)
    SLIP.advance(slip, "take", by=by, key=key, version=version)
    made = _drafted(slip)
    _write(made, slip, str(by.source))
    for photo in Attachment.objects.of(slip).select_related("thumbnail"):
        attach(made, Received(photo.name, photo.blob, photo.thumbnail), by=by, role=Role.PHOTO)
    add_authors(made, by)
    record("draft", made, by=by)
    be_found(made)
    Slip.objects.filter(pk=slip.pk).update(exemplar=made)
    return made


@action
def drop_slip(slip: Slip, *, by: Acting, reason: str, key: str | None = None, version: int | None = None) -> Slip:
    """Lets a slip go, for a reason that its unit keeps."""
    if not reason:
        raise Refused(_("Không dùng phiếu thì ghi lý do, để người khác trong đơn vị cùng biết."))
    return SLIP.advance(slip, "drop", by=resting_on(slip, by), key=key, version=version, reason=reason)


def resting_on(slip: Slip, by: Acting) -> Acting:
    """Whoever looks through the slips of a unit where nobody signs in has the slip itself to go by."""
    if by.source or not serves(by, slip.box.unit):
        return by
    return replace(by, source=str(_("phiếu gửi qua mã QR")))


def _drafted(slip: Slip) -> Exemplar:
    row, unit = slip.box.round, slip.box.unit
    return Exemplar.objects.create(
        name=slip.name,
        subject=Subject.COLLECTIVE,
        collective_words=slip.place_words,
        unit=unit,
        level=row.level,
        round=row,
        plan=row.plan,
        year=row.year,
        stage=Stage.DRAFT,
        came=Came.SLIP,
        home=home_of(unit),
    )


def _write(made: Exemplar, slip: Slip, source: str) -> None:
    """Puts the slip's words under the headings of the round's form that mean them; else under its first ones."""
    form = slip.box.round.registration_form
    facts = {"purpose": Purpose.REGISTRATION, "year": made.year, "form": form, "source": source}
    dossier = Dossier.objects.create(exemplar=made, **facts)
    headings = list(Heading.objects.filter(form=form, kind=HeadingKind.TEXT))
    keyed = {heading.key: heading for heading in headings}
    others = iter([heading for heading in headings if heading.key not in GOES_UNDER])
    for key, name in GOES_UNDER.items():
        heading = keyed.get(key) or next(others, None)
        if heading:
            DossierText.objects.create(dossier=dossier, heading=heading, words=getattr(slip, name))


@action
def sweep_slips() -> int:
    """Forgets from which network slips came after a week, those looked at after a month, those nobody looked at after
    three; says how many went. What was made of a slip stays.
    """
    now = clock.now()
    Slip.objects.filter(sent_at__lt=now - DIGESTS_KEPT).exclude(network_digest="").update(network_digest="")
    old = Q(sent_at__lt=now - UNSEEN_KEPT) | (Q(sent_at__lt=now - LOOKED_AT_KEPT) & ~Q(stage=SlipStage.WAITING))
    gone = list(Slip.objects.filter(old).order_by("pk"))
    for slip in gone:
        for photo in Attachment.objects.of(slip):
            let_go(photo)
        slip.delete()
    return len(gone)
