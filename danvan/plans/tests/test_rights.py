"""The rights table of plans, knocked at with real accounts at every stage."""

from datetime import date, timedelta

import pytest

from danvan.core.rights import rows_of
from danvan.documents import reader
from danvan.documents.actions.clauses import accept
from danvan.documents.actions.readings import read_in
from danvan.documents.models import Clause
from danvan.documents.tests.texts import PLAN as PLAN_TEXT
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.commissions import carry_out
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.petitions import raise_petition
from danvan.plans.actions.plans import issue
from danvan.plans.actions.task_notes import note, prove_by
from danvan.plans.actions.task_parts import close
from danvan.plans.models import Assignment, PetitionKind, TaskPart
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.workflow import PLAN
from danvan.units.selectors import Selector
from danvan.units.tests.factories import officer_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

FACTS = {
    "title": "Kế hoạch thử",
    "form": "plan",
    "starts_on": "1/1/2026",
    "last_day": "31/12/2026",
}
SIGNED = {
    "symbol": "21/KH-UBND",
    "signed_on": "16/1/2026",
    "signer": "Trần Văn Mẫu",
    "paper_kept_at": "Văn thư cơ quan",
    "key": "k",
}
ISSUED = {"stage": "issued", "issued_on": date(2025, 6, 1)}
PAPER = {"basis": "45/KH-UBND", "from_on": "1/6/2026", "summary": "Sửa thời hạn"}
FORMS = {
    "new_line": {"words": "Rà soát thủ tục"},
    "line": {"words": "Rà soát thủ tục hành chính", "version": 1},
    "counting": {
        "rule": "coverage",
        "counted": "tally:plans.own_plan",
        "starts_on": "1/1/2026",
        "ends_on": "31/12/2026",
        "key": "k",
    },
    "bindings": {"words": "UBND các xã, phường, đặc khu"},
    "commissions": {"words": "Kế hoạch số 141-KH/BTGDVTU", "key": "k"},
    "stage": {"move": "submit"},
    "ending": {"basis": "50/QĐ-UBND", "on": "1/7/2026", "key": "k"},
    "succession": {"basis": "Nghị quyết 76/NQ-CP", "key": "k"},
    "amendment": {**PAPER, "words": "Rà soát thủ tục hằng quý"},
    "new_amendment": {**PAPER, "words": "Công khai kết quả"},
    "acceptance": {"source": "paper"},
    "own_plan": {"source": "paper"},
    "paper_plan": {
        "source": "paper",
        "title": "Công tác dân vận năm 2026",
        "form": "plan",
        "symbol": "05/KH-UBND",
        "signed_on": "2/2/2026",
        "signer": "Lê Văn Mẫu",
        "paper_kept_at": "Văn thư xã",
    },
    "petitions": {"kind": "not_ours", "words": "Không thuộc chức năng."},
    "part_notes": {"words": "Đã họp thôn 3/5", "said_on": "1/3/2026"},
    "note_correction": {"words": "Đã họp thôn 4/5", "reason": "Ghi nhầm"},
    "part_closing": {"done_on": "1/3/2026", "source": "paper"},
    "part_day": {"proposed_on": "30/6/2026", "words": "Chờ hướng dẫn."},
    "answer": {"granted": "no", "words": "Vẫn thuộc chức năng.", "version": 2, "key": "k"},
}


def confirmed_reading(world, by):
    """A text read by the department for the committee, one sentence of it confirmed."""
    document = read_in(
        world.committee, by=by, text=PLAN_TEXT, found=reader.read(PLAN_TEXT), drafted_for=world.committee
    )
    clause = Clause.objects.of(document).filter(kind="target").first()
    accept(clause, by=by, version=clause.version)
    return document


def work_on_part(world, on):
    """The commune leads the task; somebody of it noted how far it is and linked a proof, perhaps closed it."""
    world.part = TaskPart.objects.create(task=world.line, unit=world.commune, leads=True)
    worker = officer_of(world.commune)
    world.note = note(world.part, "Đã họp thôn 3/5", by=worker)
    world.proof = prove_by(world.part, "plans.plan", world.plan.pk, by=worker)
    if on == "part done":
        close(world.part, by=worker, done_on=date(2026, 3, 1))


def world_with(on):
    """The world, with the plan at the stage a row speaks of; nobody of the cast wrote a part of it."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    stranger = officer_of(world.department)
    if on == "document read":
        world.document = confirmed_reading(world, stranger)
        return world
    if on == "plan of an ended issuer":
        world.plan = PlanFactory(issuer=world.predecessor, drafting_office=world.predecessor, **ISSUED)
        return world
    plan = PlanFactory(issuer=world.committee, drafting_office=world.department)
    day = date(2026, 5, 31)
    world.line = add_line(plan, "task", {"words": "Rà soát thủ tục", "due_on": day, "first_due_on": day}, by=stranger)
    world.target = add_line(plan, "target", {"words": "Mỗi xã đối thoại", "rule": "coverage"}, by=stranger)
    world.commission = carry_out(plan, "Kế hoạch số 141-KH/BTGDVTU", by=stranger)
    world.binding = bind(plan, "xã", Selector(units=(world.commune.pk,)), by=stranger)
    if on != "plan draft":
        PLAN.advance(plan, "submit", by=stranger)
    if on in ("plan issued", "duty", "petition", "part", "part done"):
        colleague = officer_of(world.department)
        issue(plan, by=colleague, symbol="21/KH-UBND", signed_on=date(2026, 1, 16), signer="Trần Văn Mẫu")
    world.plan = plan
    if on in ("part", "part done"):
        work_on_part(world, on)
    if on in ("duty", "petition"):
        world.duty = Assignment.objects.get(plan=plan)
    if on == "petition":
        author = officer_of(world.commune)
        world.petition = raise_petition(world.duty, by=author, kind=PetitionKind.NOT_OURS, words="Không có chức năng.")
    return world


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    if row.on == "document read":
        return [world.document.pk], {}
    form = {**FORMS.get(route, {})}
    if route == "facts":
        form = {**FACTS, "issuer": world.committee.pk, "version": world.plan.version}
    if route == "signing":
        form = {**SIGNED, "version": world.plan.version}
    if route in ("plans", "new_plan", "overview"):
        return [], {}
    if route == "overview_file":
        return ["xlsx"], {}
    if row.on == "plan of an ended issuer":
        return [world.plan.pk], form
    if row.on == "petition":
        return [world.petition.pk], form
    if row.on in ("part", "part done"):
        world.part.refresh_from_db()
        keys = {"note_correction": [world.note.pk], "proof_removal": [world.proof.pk]}
        moved = {"part": {"move": "release", "reason": "Nhầm"}, "part done": {"move": "reopen", "reason": "Thiếu"}}
        said = {"part_stage": moved[row.on], "part_proofs": {"address": f"/plans/{world.plan.pk}/", "source": "paper"}}
        return [world.part.pk, *keys.get(route, [])], said.get(route, form)
    if row.on == "duty":
        own = PlanFactory(issuer=world.commune, stage="issued", issued_on=date(2026, 2, 1))
        return [world.duty.pk], {**form, "plan": own.pk} if route == "own_plan" else form
    extra = {"new_line": ["task"], "line": ["task", world.line.pk], "line_removal": ["task", world.line.pk]}
    extra |= {"task": [world.line.pk], "amendment": ["task", world.line.pk], "new_amendment": ["task"]}
    extra["counting"] = [world.target.pk]
    extra["binding_removal"] = [world.binding.pk]
    extra["commission_removal"] = [world.commission.pk]
    return [world.plan.pk, *extra.get(route, [])], form if row.method == "POST" else {}


@pytest.mark.parametrize("row", rows_of("plans"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
