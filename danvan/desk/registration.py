"""The desk's word in the navigation, and what it tells a hand-over."""

from django.utils.translation import gettext_lazy as _

from danvan.core import navigation
from danvan.desk import handing_over

navigation.set_search("desk:search", _("Tìm kế hoạch, văn bản, đơn vị"))
navigation.add_entry(_("Việc của tôi"), "desk:desk", order=0)
# Read at start-up so that hand-overs list what a desk shows.
__all__ = ["handing_over"]
