"""From a form to bytes in the store, outside any transaction: judged, read, redrawn, kept. What is refused leaves
nothing behind.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.files import intake, names
from danvan.files.actions.blobs import keep
from danvan.files.intake import Reading, Upload
from danvan.files.models import Blob
from danvan.files.reading import kinds
from danvan.files.reading.sentences import Unreadable

UNREAD = {"scan", "garbled"}


@dataclass(frozen=True)
class Admitted:
    """An upload that may come in: its clean name, its bytes, and its words where it has any.

    `declared`: somebody answers for what no machine could read. `look` is how a picture looks, in sixteen bytes.
    """

    name: str
    content: bytes
    thumbnail: bytes | None = None
    look: bytes | None = None
    reading: Reading | None = None
    declared: bool = False


@dataclass(frozen=True)
class Received:
    """An upload in the store, ready to be attached."""

    name: str
    blob: Blob
    thumbnail: Blob | None = None
    reading: Reading | None = None
    declared: bool = False


def admit(upload: Upload, *, declared: bool = False, clean_pictures: bool = False) -> Admitted:
    """Judges an upload and says in a sentence why it may not come in.

    A picture is redrawn; a document is read, and searched for marks of secrecy and lists of persons. A scan comes in
    only when `declared` free of state secrets. `clean_pictures` redraws the pictures inside a document too, for what
    others will see; a signed paper is kept as it was signed, so whoever takes one in does not ask for it.
    """
    kind = intake.kind_of(upload.name)
    content = intake.take(upload)
    if kind in kinds.PICTURES:
        picture = intake.redraw(content, upload.name)
        name = names.clean(upload.name, picture.kind)
        return Admitted(name, picture.content, picture.thumbnail, picture.look, declared=declared)
    admitted = _read(upload.name, content, declared)
    if not clean_pictures:
        return admitted
    return replace(admitted, content=intake.with_pictures_redrawn(content, upload.name))


def _read(given: str, content: bytes, declared: bool) -> Admitted:
    name = names.clean(given, intake.kind_of(given))
    try:
        return Admitted(name, content, reading=intake.read_document(content, given))
    except Unreadable as unread:
        if unread.code not in UNREAD:
            raise
        if not declared:
            raise Refused(
                _("Tệp là bản chụp, máy không đọc được. Mời đánh dấu cam kết không chứa bí mật nhà nước rồi gửi lại.")
            ) from unread
        return Admitted(name, content, declared=True)


def store(admitted: Admitted) -> Received:
    """Puts what was admitted into the store."""
    kind = admitted.name.rpartition(".")[2]
    blob = keep(admitted.content, kinds.MEDIA_TYPES[kind], admitted.look)
    small = keep(admitted.thumbnail, kinds.MEDIA_TYPES["jpg"]) if admitted.thumbnail else None
    return Received(admitted.name, blob, small, admitted.reading, admitted.declared)


def receive(upload: Upload, *, declared: bool = False, clean_pictures: bool = False) -> Received:
    """Admits and stores an upload in one go."""
    return store(admit(upload, declared=declared, clean_pictures=clean_pictures))
