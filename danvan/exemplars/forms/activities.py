"""An activity, a file, a mark, as they are typed on a model's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.fields import DayField
from danvan.exemplars.forms.fields import WordsField
from danvan.exemplars.models import ActivityKind
from danvan.files.forms import WithFile
from danvan.files.models.attachments import Role

FACES = _(
    "Ảnh rõ mặt người thì hỏi người đó trước; không dùng ảnh trẻ em, người bệnh, cảnh nhận quà rõ mặt. "
    "Vị trí chụp ghi trong ảnh được xóa khi tải lên. Ảnh tối đa 15 MB."
)


class ActivityForm(WithFile):
    """Something the model did on a day, with a photo if there is one."""

    clean_pictures = True
    on = DayField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại"), choices=ActivityKind.choices)
    words = WordsField(label=_("Nội dung"), longest=1_000, rows=3)
    field_order = ("on", "kind", "words", "file", "declared")

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, prefix="activity")
        del self.fields["declared"]
        file = self.fields["file"]
        file.required, file.label, file.help_text = False, _("Ảnh"), FACES
        file.widget.attrs["accept"] = ".jpg,.jpeg,.png,.webp"

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["declared"] = False
        return super().clean()


class FileForm(WithFile):
    """A photo or a document of the model."""

    clean_pictures = True
    role = forms.ChoiceField(
        label=_("Tệp là"), choices=[(Role.PHOTO.value, _("ảnh")), (Role.ANNEX.value, _("tài liệu kèm theo"))]
    )
    field_order = ("role", "file", "declared")

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["file"].help_text = FACES
        self.fields["declared"].help_text = _("Bắt buộc với bản chụp tài liệu, vì máy không đọc được chữ trong đó.")


class MarkForm(forms.Form):
    """The day of a mark."""

    day = DayField(label=_("Ngày"), required=False)
