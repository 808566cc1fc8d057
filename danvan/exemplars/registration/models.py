"""What the house knows of models and rounds, and the words of their history."""

from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.exemplars.actions.looks import look
from danvan.exemplars.defaults import add_lists
from danvan.exemplars.models import Activity, Exemplar, Stage
from danvan.exemplars.permissions import OF_LEVEL, hidden_from, registers, visible_to
from danvan.exemplars.purging import erase_model
from danvan.exemplars.queries.levels import levels_named, levels_today
from danvan.exemplars.queries.register import found_by
from danvan.exemplars.workflow import EXEMPLAR
from danvan.units.remit_subjects import Subject, add_subject

registry.register(
    Exemplar,
    word=gettext_lazy("mô hình, điển hình"),
    label=lambda exemplar: exemplar.name,
    address=lambda exemplar: reverse("exemplars:exemplar", args=[exemplar.pk]),
    visible_to=visible_to,
    hidden_fields=hidden_from,
    found_by=found_by,
    listed_at="register:exemplars",
    # The record of work keeps no individual's name: it outlives their consent.
    unrecorded=frozenset({"person_name", "person_position", "late_reason"}),
    before_handing_out=lambda by, exemplar: look([exemplar], by=by),
    purge=erase_model,
    lets_go=lambda by, exemplar: exemplar.stage in (Stage.DRAFT, Stage.RETURNED) and registers(by, exemplar),
)
registry.register(
    Activity,
    word=gettext_lazy("hoạt động của mô hình"),
    label=lambda activity: activity.exemplar.name,
    address=lambda activity: reverse("exemplars:exemplar", args=[activity.exemplar_id]),
    visible_to=lambda user: Activity.objects.filter(exemplar__in=visible_to(user)).select_related("exemplar"),
    unit_id=lambda activity: activity.exemplar.unit_id,
    before_handing_out=lambda by, activity: look([activity.exemplar], by=by),
)
EXEMPLAR.speaks_of(Exemplar)
speak_of(
    Exemplar,
    verbs={
        "draft": gettext_lazy("Lập bản đăng ký"),
        "read_again": gettext_lazy("Đã xem lại cảnh báo về thông tin riêng tư cạnh tên người"),
        "report_later": gettext_lazy("Báo cáo kết quả năm tiếp theo"),
        "send_later_back": gettext_lazy("Trả lại báo cáo kết quả năm tiếp theo"),
        "judge_effective": gettext_lazy("Nhận xét kết quả: hiệu quả"),
        "judge_not_effective": gettext_lazy("Nhận xét kết quả: chưa hiệu quả"),
        "look": gettext_lazy("Xem hồ sơ cá nhân"),
        "add_activity": gettext_lazy("Ghi hoạt động"),
        "note_consent": gettext_lazy("Ghi sự đồng ý của cá nhân"),
        "ask_consent_again": gettext_lazy("Hỏi lại sự đồng ý của cá nhân"),
        "withdraw_consent": gettext_lazy("Ghi cá nhân rút lại sự đồng ý"),
        "note_recognised": gettext_lazy("Ghi nhận quyết định công nhận"),
        "note_outstanding": gettext_lazy("Ghi nhận mô hình tiêu biểu"),
        "note_commended": gettext_lazy("Ghi nhận khen thưởng"),
        "note_withdrawal": gettext_lazy("Ghi nhận thôi công nhận"),
    },
    fields={"decision": gettext_lazy("văn bản"), "year": gettext_lazy("năm"), "headings": gettext_lazy("mục đã viết")},
)
add_subject(Subject(OF_LEVEL, gettext_lazy("mô hình, điển hình"), levels_today, levels_named))
post_migrate.connect(add_lists, dispatch_uid="danvan.exemplars.lists")
