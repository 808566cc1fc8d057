"""What the house knows of criteria sets, and the words of their history."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import navigation, registry
from danvan.files import purging
from danvan.scoring.models import CriteriaSet
from danvan.scoring.permissions import visible_to
from danvan.scoring.purging import untie
from danvan.scoring.workflow import CRITERIA_SET

registry.register(
    CriteriaSet,
    word=gettext_lazy("bộ tiêu chí chấm điểm"),
    label=lambda criteria: criteria.name,
    address=lambda criteria: reverse("scoring:set", args=[criteria.pk]),
    visible_to=visible_to,
    unit_id=lambda criteria: criteria.office_id,
)
CRITERIA_SET.speaks_of(CriteriaSet)
purging.also_erase("scoring", gettext_lazy("chỗ dẫn của bộ tiêu chí"), untie, CriteriaSet)
speak_of(
    CriteriaSet,
    verbs={
        "begin": gettext_lazy("Lập bộ tiêu chí"),
        "write": gettext_lazy("Ghi các dòng của bộ tiêu chí"),
        "begin_version": gettext_lazy("Lập phiên bản mới"),
    },
)
navigation.add_entry(gettext_lazy("Chấm điểm"), "scoring:sets", order=35)
