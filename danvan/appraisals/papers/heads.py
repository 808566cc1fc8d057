"""The head that all these papers share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.documents.models import Document, DocumentStage
from danvan.papers.paper import Form, Letterhead
from danvan.papers.symbols import symbol_behind
from danvan.units.letterheads import letterhead
from danvan.units.models import Unit

# So many of the office's newest papers are looked at for its letters.
LOOKED_AT = 50


def head_of(
    office: Unit, kind: str, readable: QuerySet[Document], number: str = "", day: date | None = None
) -> Letterhead:
    """The office's head; behind the blank of the number the letters of its own papers, as far as its reader sees them."""
    plain = letterhead(office, clock.today())
    own = readable.filter(issuers__unit=office).exclude(stage=DocumentStage.DRAFT)
    symbols = list(own.order_by("-signed_on", "-pk").values_list("symbol", flat=True)[:LOOKED_AT])
    return replace(plain, symbol=symbol_behind(plain.form, kind, symbols), number=number, day=day)


def sent_to(head: Letterhead, first: Sequence[str] = ()) -> list[str]:
    """Who gets it, and where it is kept."""
    return [*(first or [_("Như trên")]), _("Lưu Văn phòng") if head.form == Form.PARTY else _("Lưu: VT")]
