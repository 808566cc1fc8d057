"""What of a model goes on its public page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models import DossierText, Exemplar, HeadingKind
from danvan.exemplars.queries.snapshots import label_of, photos_of, texts_of
from danvan.files.models import Attachment

# Headings that most readers want; the rest are chosen by hand.
PROPOSED = ("why", "how", "place", "done", "effects", "lasting")


class PageForm(forms.Form):
    """Title, the texts and the photos that are shown; goals and what documents say of it come by themselves."""

    title = forms.CharField(label=_("Tiêu đề trang"), max_length=300)
    texts = forms.TypedMultipleChoiceField(
        label=_("Nội dung đưa lên trang"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    pictures = forms.TypedMultipleChoiceField(
        label=_("Ảnh đưa lên trang"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ chọn ảnh mà người trong ảnh đồng ý; tránh ảnh rõ mặt trẻ em và người dân không liên quan."),
    )
    checked = forms.BooleanField(
        label=_("Tôi đã xem từng nội dung, từng ảnh; không có thông tin riêng tư của người dân"),
        error_messages={"required": _("Mời xem lại từng nội dung, từng ảnh rồi đánh dấu vào ô này.")},
    )

    def __init__(self, *args: Any, exemplar: Exemplar, **kwargs: Any) -> None:
        texts, photos = texts_of(exemplar), photos_of(exemplar)
        kwargs.setdefault("initial", {"title": exemplar.name, "texts": _proposed(texts)})
        super().__init__(*args, **kwargs)
        self.photos: list[Attachment] = photos
        of_words = [each for each in texts if each.heading.kind != HeadingKind.GOALS]
        self._offer("texts", [(each.pk, label_of(each)) for each in of_words])
        self._offer("pictures", [(each.pk, each.name) for each in photos])

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = choices


def _proposed(texts: list[DossierText]) -> list[int]:
    return [each.pk for each in texts if each.heading.key in PROPOSED]
