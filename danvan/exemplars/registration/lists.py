"""What the house knows of the lists and forms that offices keep, and the words of their history."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.exemplars.list_kinds import LISTS
from danvan.exemplars.models import Form
from danvan.exemplars.permissions.lists import forms_visible_to, lists_visible_to

VERBS = {
    "add_row": gettext_lazy("Thêm vào danh mục"),
    "end_row": gettext_lazy("Ghi ngày thôi dùng"),
    "remove_row": gettext_lazy("Xóa mục ghi nhầm"),
    "move_row": gettext_lazy("Đổi thứ tự trong danh mục"),
}

for listed in LISTS.values():
    registry.register(
        listed.model,
        word=listed.word,
        label=str,
        address=lambda row, under=listed.under: reverse("lists:list", args=[under]),
        visible_to=partial(lists_visible_to, listed.model),
        unit_id=lambda row: None,
        lets_go=lambda by, row: False,
    )
    speak_of(listed.model, verbs=VERBS)
registry.register(
    Form,
    word=gettext_lazy("mẫu hồ sơ"),
    label=str,
    address=lambda form: reverse("lists:form", args=[form.pk]),
    visible_to=forms_visible_to,
    unit_id=lambda form: form.plan.drafting_office_id if form.plan else None,
    lets_go=lambda by, form: False,
)
speak_of(
    Form,
    verbs={
        "begin_version": gettext_lazy("Soạn phiên bản mới"),
        "put_in_use": gettext_lazy("Đưa vào dùng"),
        # As the units that are writing on an earlier version are told of it.
        "newer_than_drafts": gettext_lazy("Mẫu mới được đưa vào dùng; hồ sơ đang viết dở viết tiếp theo mẫu trước"),
        "recall": gettext_lazy("Rút về soạn tiếp"),
        "drop_version": gettext_lazy("Bỏ phiên bản đang soạn"),
        "return_to_house": gettext_lazy("Dùng lại mẫu chung"),
    },
    fields={"headings": gettext_lazy("các mục")},
)
