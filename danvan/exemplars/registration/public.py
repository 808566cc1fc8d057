"""What the house knows of public pages, and the words of their history."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.exemplars.models import Exemplar, PublicPage
from danvan.exemplars.panels.public import public_panel
from danvan.exemplars.permissions.public import pages_visible_to
from danvan.exemplars.workflow import PAGE

registry.register(
    PublicPage,
    word=gettext_lazy("trang công khai"),
    label=lambda page: page.title or _("trang đã gỡ"),
    address=lambda page: reverse("public:pages", args=[page.exemplar_id]),
    visible_to=pages_visible_to,
    # What a page said is taken away with it; the record of work would keep it.
    unrecorded=frozenset({"title", "body", "pictures", "code"}),
    unit_id=lambda page: page.exemplar.unit_id,
    recorded_as=lambda page: _("trang công khai số %(number)s") % {"number": page.pk},
)
PAGE.speaks_of(PublicPage)
speak_of(
    Exemplar,
    verbs={
        "prepare_page": gettext_lazy("Soạn trang công khai"),
        "open_page": gettext_lazy("Duyệt, công khai trang"),
        "close_page": gettext_lazy("Gỡ trang công khai"),
    },
)
registry.add_panel(
    registry.Panel(
        "exemplars.exemplar", gettext_lazy("Trang công khai"), "exemplars/public_panel.html", public_panel, order=80
    )
)
