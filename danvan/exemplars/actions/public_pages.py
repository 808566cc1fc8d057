"""Opening a model to the public as it was prepared and approved, and taking it down again."""

import secrets
from collections.abc import Collection, Sequence
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.models import Exemplar, PageStage, PublicPage
from danvan.exemplars.permissions.public import prepares_page
from danvan.exemplars.queries.snapshots import body_of, photos_of
from danvan.exemplars.workflow import PAGE
from danvan.files.beside_name import beside_name
from danvan.files.persons import refuse_person_list
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

# A person who agreed once is asked again before the world is told.
ASKED_WITHIN = timedelta(days=30)
MOST_PICTURES = 12


@action
def prepare(
    exemplar: Exemplar,
    *,
    by: Acting,
    title: str,
    texts: Collection[int],
    pictures: Sequence[int],
    key: str | None = None,
) -> PublicPage:
    """Takes a model's chosen words, goals and photos as they stand today for a page that somebody else approves."""
    spend(key)
    exemplar = locked(exemplar)
    if not prepares_page(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    _must_agree(exemplar)
    if exemplar.public_pages.exclude(stage=PageStage.TAKEN_DOWN).exists():
        raise Refused(_("Mô hình đang có một trang công khai. Muốn thay, mời gỡ trang đó trước."))
    body = body_of(exemplar, texts)
    _must_be_decent("\n".join(block["words"] for block in body if block["kind"] == "text"), exemplar)
    chosen = [photo.pk for photo in photos_of(exemplar) if photo.pk in set(pictures)]
    page = PublicPage.objects.create(
        exemplar=exemplar,
        stage=PageStage.PREPARED,
        code=secrets.token_urlsafe(16),
        title=title,
        body=body,
        pictures=chosen[:MOST_PICTURES],
        prepared_at=clock.now(),
    )
    add_authors(page, by)
    record("prepare_page", exemplar, by=by)
    return page


@action
def approve(page: PublicPage, *, by: Acting, key: str | None = None, version: int | None = None) -> PublicPage:
    """Opens a prepared page to everybody who has its address."""
    exemplar = locked(page.exemplar)
    _must_agree(exemplar)
    PAGE.advance(page, "approve", by=by, key=key, version=version, approved_at=clock.now())
    Exemplar.objects.filter(pk=exemplar.pk).update(public_on=clock.today())
    record("open_page", exemplar, by=by)
    return page


@action
def take_down(
    page: PublicPage, *, by: Acting, reason: str, key: str | None = None, version: int | None = None
) -> PublicPage:
    """Takes a page away from the public, at once; what it said is erased with it, an individual's name too."""
    PAGE.advance(
        page,
        "take_down",
        by=by,
        key=key,
        version=version,
        reason=reason,
        taken_down_at=clock.now(),
        title="",
        body=[],
        pictures=[],
    )
    Exemplar.objects.filter(pk=page.exemplar_id).update(public_on=None)
    record("close_page", page.exemplar, by=by, reason=reason)
    return page


def take_all_down(exemplar: Exemplar, *, by: Acting, reason: str) -> None:
    """Takes away whatever is prepared or public of a model: its individual agrees no longer."""
    for page in exemplar.public_pages.exclude(stage=PageStage.TAKEN_DOWN):
        take_down(page, by=by, reason=reason)


def _must_be_decent(text: str, exemplar: Exemplar) -> None:
    """No list of persons, and nothing that is nobody's business beside a name: on a public page that is no mere warning."""
    refuse_person_list(text)
    found = beside_name(text, exemplar.person_name)
    if found:
        said = _("Nội dung có “%(word)s” cạnh tên người (“%(near)s”). Mời sửa hồ sơ hoặc bỏ mục đó rồi soạn lại trang.")
        raise Refused(said % {"word": found[0].word, "near": found[0].near})


def _must_agree(exemplar: Exemplar) -> None:
    """An individual agreed to be told of in public, and was asked not long ago."""
    if not exemplar.is_individual:
        return
    consent = getattr(exemplar, "consent", None)
    if consent is None or not consent.holds or not consent.for_public:
        raise Refused(_("Cá nhân chưa đồng ý nêu công khai. Mời ghi nhận sự đồng ý trước khi lập trang."))
    if clock.today() - (consent.asked_again_on or consent.given_on) > ASKED_WITHIN:
        raise Refused(_("Lần hỏi ý kiến cá nhân đã quá 30 ngày. Mời hỏi lại và ghi ngày hỏi trước khi công khai."))
