"""The desk's word in the navigation."""

from django.utils.translation import gettext_lazy as _

from danvan.core import navigation

navigation.add_entry(_("Việc của tôi"), "desk:desk", order=0)
