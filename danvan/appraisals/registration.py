"""What the house knows of judging. Nothing here is found by a search, and no mark, vote or conclusion goes into the
record of work: it tells who did what when, to whom sees the case.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from danvan.appraisals import jobs
from danvan.appraisals.models import Case, Criteria, Decision, Line, Sheet, SignedPaper, Sitting, Visit, Vote
from danvan.appraisals.panels import exemplar_panel
from danvan.appraisals.permissions import (
    cases_visible_to,
    criteria_visible_to,
    decisions_visible_to,
    lets_scan_go,
    sheets_visible_to,
    signed_papers_visible_to,
    visible_to,
    visits_visible_to,
)
from danvan.appraisals.purging import erase_judging, parts_of, untie
from danvan.appraisals.workflow import CASE, DECISION, SHEET, SITTING
from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.exemplars.actions.looks import look
from danvan.exemplars.permissions.remarks import also_read_by
from danvan.files import purging


def address_of_signed(paper: SignedPaper) -> str:
    """The page on which a signed paper stands."""
    if paper.decision_id:
        return reverse("appraisals:decision", args=[paper.decision_id])
    return reverse("appraisals:papers", args=[paper.sitting_id])


# Who judges a model reads what was noticed of it; who stays out of its case does not.
also_read_by(lambda user: cases_visible_to(user).values("exemplar"))
registry.register(
    Criteria,
    word=gettext_lazy("bộ tiêu chí"),
    label=lambda criteria: criteria.name,
    address=lambda criteria: reverse("appraisals:criteria", args=[criteria.pk]),
    visible_to=criteria_visible_to,
    unit_id=lambda criteria: criteria.office_id,
)
registry.register(
    Sitting,
    word=gettext_lazy("đợt thẩm định"),
    label=lambda sitting: sitting.name,
    address=lambda sitting: reverse("appraisals:sitting", args=[sitting.pk]),
    visible_to=visible_to,
    unit_id=lambda sitting: sitting.office_id,
)
registry.register(
    Case,
    word=gettext_lazy("hồ sơ thẩm định"),
    label=lambda case: case.exemplar.name,
    # The record outlives who may see the case: it does not say whose it was.
    recorded_as=lambda case: f"hồ sơ thẩm định {case.pk}",
    address=lambda case: reverse("appraisals:case", args=[case.pk]),
    visible_to=cases_visible_to,
    unrecorded=frozenset({"conclusion_words", "proposed"}),
    unit_id=lambda case: case.sitting.office_id,
)
registry.register(
    Visit,
    word=gettext_lazy("lần thẩm tra"),
    label=lambda visit: visit.case.exemplar.name,
    recorded_as=lambda visit: f"lần thẩm tra {visit.pk}",
    address=lambda visit: reverse("appraisals:case", args=[visit.case_id]),
    visible_to=visits_visible_to,
    before_handing_out=lambda by, visit: look([visit.case.exemplar], by=by),
    unit_id=lambda visit: visit.case.sitting.office_id,
)
registry.register(
    Sheet,
    word=gettext_lazy("phiếu thẩm định"),
    label=lambda sheet: sheet.case.exemplar.name,
    recorded_as=lambda sheet: f"phiếu thẩm định {sheet.pk}",
    address=lambda sheet: reverse("appraisals:case", args=[sheet.case_id]),
    visible_to=sheets_visible_to,
    unrecorded=frozenset({"opinion"}),
    unit_id=lambda sheet: sheet.case.sitting.office_id,
)
registry.register(
    Decision,
    word=gettext_lazy("quyết định về mô hình"),
    label=lambda decision: decision.symbol or str(gettext_lazy("dự thảo quyết định")),
    recorded_as=lambda decision: f"quyết định về mô hình {decision.pk}",
    address=lambda decision: reverse("appraisals:decision", args=[decision.pk]),
    visible_to=decisions_visible_to,
    unit_id=lambda decision: decision.office_id,
)
registry.register(
    SignedPaper,
    word=gettext_lazy("bản ký"),
    label=lambda paper: paper.get_kind_display(),
    recorded_as=lambda paper: f"bản ký {paper.pk}",
    address=address_of_signed,
    visible_to=signed_papers_visible_to,
    lets_go=lets_scan_go,
    unit_id=lambda paper: paper.of.office_id,
)
purging.hang_on("appraisals", parts_of)
purging.also_erase("appraisals", gettext_lazy("hồ sơ thẩm định"), erase_judging, Case, Sheet, Vote, Visit, Line)
purging.also_erase("appraisals.documents", gettext_lazy("chỗ dẫn của đợt thẩm định"), untie, Criteria, Decision)
for table, model in ((SITTING, Sitting), (CASE, Case), (SHEET, Sheet), (DECISION, Decision)):
    table.speaks_of(model)
speak_of(Criteria, verbs={"draft": gettext_lazy("Lập bộ tiêu chí")})
speak_of(
    Sitting,
    verbs={
        "draft": gettext_lazy("Lập đợt thẩm định"),
        "name_secretaries": gettext_lazy("Phân công thư ký"),
    },
    fields={"secretaries": gettext_lazy("thư ký")},
)
speak_of(
    Case,
    verbs={
        "take_in": gettext_lazy("Nhận vào đợt thẩm định"),
        "stay_out": gettext_lazy("Ghi nhận người đứng ngoài"),
        "visit": gettext_lazy("Ghi kết quả thẩm tra"),
        "vote": gettext_lazy("Ghi ý kiến biểu quyết"),
        "strike": gettext_lazy("Bỏ ý kiến ghi nhầm"),
        "count": gettext_lazy("Ghi kết quả kiểm phiếu"),
    },
)
speak_of(Sheet, verbs={"write": gettext_lazy("Ghi phiếu thẩm định")})
speak_of(
    Decision,
    verbs={
        "draft": gettext_lazy("Lập dự thảo quyết định"),
        "write": gettext_lazy("Ghi kết quả từng mô hình"),
        "hold": gettext_lazy("Giữ lại, chưa công bố một mô hình"),
        "let_go": gettext_lazy("Thôi giữ lại một mô hình"),
        "tell": gettext_lazy("Công bố kết quả một mô hình"),
    },
)
registry.add_panel(
    registry.Panel(
        "exemplars.exemplar",
        gettext_lazy("Thẩm định, công nhận"),
        "appraisals/of_exemplar.html",
        exemplar_panel,
        order=40,
    )
)
registry.add_panel(
    registry.Panel(
        "exemplars.register",
        gettext_lazy("Thẩm định, công nhận"),
        "appraisals/way.html",
        lambda request, record: {"href": reverse("appraisals:sittings")},
    )
)

# Read at start-up so that the worker knows the announcement.
__all__ = ["jobs"]
