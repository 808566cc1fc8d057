"""The register: a list to search, filter, page and take along."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from danvan.core.acting import acting_of
from danvan.core.exports.answers import XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.pace import costly
from danvan.core.paging import Sorting, keys_of, paged
from danvan.core.text import sort_key
from danvan.core.views import show
from danvan.documents.exports import register_sheet
from danvan.documents.models import DocumentStage, Family, Relation
from danvan.documents.permissions import visible_to
from danvan.documents.queries import register
from danvan.documents.views.page import TONES
from danvan.units.permissions import writes_somewhere

WAYS = {"ngay": ("signed_on", "pk"), "so": ("symbol_sort", "pk"), "loai": ("type_sort", "-signed_on", "-pk")}
NEWEST_FIRST = "-ngay"
MOST_TYPES = 60
MOST_ROWS = 20_000


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """The documents in sight, the newest first."""
    seen = visible_to(request.user)
    sorting = Sorting(request.GET, WAYS, NEWEST_FIRST)
    rows = register(seen, request.GET).select_related("unit").prefetch_related("issuers")
    context: dict[str, Any] = {
        "page": paged(rows, request.GET, sorting.order),
        "sorting": sorting,
        "asked": {
            name: request.GET.get(name, "") for name in ("q", "he", "loai", "co_quan", "nam", "trang_thai", "quan_he")
        },
        "families": Family.choices,
        "stages": DocumentStage.choices,
        "relations": Relation.choices,
        "types": types(seen),
        "tones": TONES,
        "query": request.GET.urlencode(),
        "can_bring": writes_somewhere(acting_of(request)),
    }
    return show(request, "documents/documents.html", context)


def types(seen: Any) -> list[str]:
    """The types of document there are in sight, as a dictionary puts them."""
    names = seen.order_by("type_name").values_list("type_name", flat=True).distinct()[:MOST_TYPES]
    return sorted(names, key=sort_key)


@costly("workbooks")
@require_GET
def documents_file(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook, in the same order."""
    rows = register(visible_to(request.user), request.GET).select_related("unit").prefetch_related("issuers")
    order = keys_of(rows, Sorting(request.GET, WAYS, NEWEST_FIRST).order)
    sheet = register_sheet(rows.order_by(*(key.order(False) for key in order))[:MOST_ROWS])
    return attachment(workbook(sheet), _("so-van-ban.xlsx"), XLSX)
