"""What brings the scan of a signed paper in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models import PaperKind
from danvan.appraisals.models.signed import OF_SITTING
from danvan.files.forms import WithFile
from danvan.units.forms.holdings import OnceForm


class ScanForm(OnceForm, WithFile):
    """A scan, kept as it was signed."""


class SittingScanForm(ScanForm):
    """A scan of one of the papers of a sitting."""

    kind = forms.ChoiceField(label=_("Bản chụp của"), choices=[(kind.value, kind.label) for kind in OF_SITTING])
    field_order = ("kind", "file", "declared", "key")

    def clean_kind(self) -> PaperKind:
        return PaperKind(self.cleaned_data["kind"])
