"""The rights table of judging, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.appraisals.models import Mark
from danvan.appraisals.queries.proposals import mark_of
from danvan.appraisals.tests.factories import (
    CaseFactory,
    CriteriaFactory,
    DecisionFactory,
    LineFactory,
    SheetFactory,
    SittingFactory,
    VisitFactory,
    VoteFactory,
    scan_of_minutes,
)
from danvan.committees.models import Seat
from danvan.committees.tests.factories import CommitteeFactory, MemberFactory
from danvan.core.rights import rows_of
from danvan.exemplars.models import Proposal, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

STAGES = {
    "voting": "voting",
    "vote": "voting",
    "counted": "counted",
    "minutes": "counted",
    "concluded": "counted",
    "decision": "counted",
    "signed": "counted",
}
SIGNED = {
    "symbol": "45/QĐ-UBND",
    "signed_on": "1/3/2026",
    "signer": "Trần Văn Mẫu",
    "signer_position": "Chủ tịch",
    "paper_kept_at": "Văn thư",
}


def world_with(on):
    """The world with a sitting of the department as far as a row speaks of it."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    panel = CommitteeFactory(host=world.department)
    how = {"stage": STAGES.get(on, "assessing"), "criteria": CriteriaFactory(office=world.department)}
    world.sitting = SittingFactory(office=world.department, panel=panel, **how)
    users = world.users
    secretary = MemberFactory(committee=panel, unit=world.sibling, user=users["sibling_officer"], role=Seat.SECRETARY)
    world.member = MemberFactory(committee=panel, unit=world.party, user=users["party_officer"])
    world.sitting.secretaries.add(secretary)
    # The secretary's office puts models before the panel.
    reported = ExemplarFactory(stage=Stage.REPORTED, unit=UnitFactory())
    remit_over(world.sibling, reported.unit, Act.VERIFY, at=level())
    world.reported = reported
    stage = "decided" if on in ("concluded", "decision", "signed") else "opened"
    world.case = CaseFactory(sitting=world.sitting, stage=stage, exemplar=model_of(world.commune))
    CaseFactory(sitting=world.sitting, stage=stage, exemplar=model_of(world.other_commune))
    remit_over(world.committee, UnitFactory(), Act.RECOGNISE, at=level())
    if on == "vote":
        world.vote = VoteFactory(case=world.case, member=world.member, cast_by_id=users["sibling_officer"].pk)
    if on == "minutes":
        world.scan = scan_of_minutes(world.sitting)
    if on == "proposal":
        world.proposal = proposed(world)
    if on == "case visited":
        world.visit = VisitFactory(case=world.case)
    if on == "sheet written":
        written_sheet(world)
    if on in ("decision", "signed"):
        deciding(world, on)
    return world


def model_of(unit):
    return ExemplarFactory(unit=unit, stage=Stage.APPRAISING)


def proposed(world):
    """A model that the committee recognised and chose for the next level."""
    unit = UnitFactory()
    remit_over(world.committee, unit, Act.RECOGNISE, at=level())
    exemplar = ExemplarFactory(unit=unit, stage=Stage.RECOGNISED, receiver=world.committee)
    return Proposal.objects.create(exemplar=exemplar, to_level=level(), year=2026, on=date(2026, 3, 1))


def written_sheet(world):
    """A joint sheet whose every criterion is answered."""
    world.sheet = SheetFactory(case=world.case)
    for row in world.sitting.criteria.rows.all():
        Mark.objects.create(sheet=world.sheet, criterion=row, passes=True)


def deciding(world, on):
    """A decision of the committee over a model of nobody of the cast."""
    signed = {**SIGNED, "signed_on": date(2026, 3, 1)} if on == "signed" else {}
    world.decision = DecisionFactory(
        office=world.committee, sitting=world.sitting, stage="signed" if on == "signed" else "draft", **signed
    )
    case = CaseFactory(sitting=world.sitting, stage="decided", proposed="yes", exemplar=model_of(UnitFactory()))
    world.line = LineFactory(decision=world.decision, case=case, reason="Theo biên bản")


def forms(world):
    """What each form would send."""
    own = {"criteria": world.sitting.criteria_id, "panel": world.sitting.panel_id} if hasattr(world, "sitting") else {}
    return {
        "new": {
            **own,
            "name": "Đợt một",
            "level": level().pk,
            "year": 2026,
            "way": "joint",
            "voting": "meeting",
            "rule_part": 1,
            "rule_whole": 2,
            "rule_of": "members",
            "reach": "unit",
        },
        "new_criteria": {
            "name": "Tiêu chí",
            "marking": "pass",
            "from_on": "1/1/2026",
            "basis": "HD 12",
            "rows": "Có hiệu quả",
        },
        "stage": {"move": "to_vote", "without_waiting": "1"},
        "meeting": {"version": 1, "secretaries": [world.sitting.secretaries.get().pk]},
        "intake": {"exemplars": [world.reported.pk]},
        "draft_decision": {"office": world.committee.pk},
        "visits": {"on": "1/3/2026", "who": [world.member.pk], "findings": "Đã xem tại thôn"},
        "sheet": {"version": 1, "opinion": "Làm tốt"},
        "sheet_stage": {"move": "sign"},
        "recusal": {"words": "Người thân", "member": world.member.pk},
        "taking_out": {"reason": "Thiếu hồ sơ"},
        "opinion": {"says": "for"},
        "ballot": {"says": "for", "member": world.member.pk},
        "count": {"present": 2, "agreed": 2, "against": 0, "other": 0, "invalid": 0, "version": 0},
        "conclusion": {"proposed": "yes", "words": "Đủ tiêu chí", "version": 1},
        "decision": lines_form(world),
        "signing": {**SIGNED, "version": 1},
        "decision_stage": {"move": "announce", "version": 1},
        "submission": {"symbol": "3-TTr/BTG", "signed_on": "1/3/2026", "shown": mark_of([world.proposal])}
        if hasattr(world, "proposal")
        else {},
        "holding": {"move": "hold", "reason": "Chờ xác minh"},
    }


def lines_form(world):
    line = getattr(world, "line", None)
    return {"version": 1, f"o{line.pk}": "yes", f"r{line.pk}": "Theo biên bản"} if line else {}


def arguments_of(world, route):
    """The numbers in an address."""
    if route in ("decision", "signing", "decision_stage", "outbox", "certificates", "decision_scan"):
        return [world.decision.pk]
    special = {
        "paper": lambda: [world.sitting.pk, "table"],
        "criteria": lambda: [world.sitting.criteria_id],
        "sheet_stage": lambda: [world.case.pk, world.sheet.pk],
        "sheet_paper": lambda: [world.case.pk, world.sheet.pk],
        "visit_record": lambda: [world.case.pk, world.visit.pk],
        "visit_files": lambda: [world.case.pk, world.visit.pk],
        "blank_paper": lambda: [world.case.pk, "visit"],
        "strike": lambda: [world.case.pk, world.vote.pk],
        "holding": lambda: [world.decision.pk, world.line.pk],
        "scan": lambda: [world.scan.owner_id, world.scan.pk],
        "upward": lambda: [world.proposal.to_level_id, 2026],
        "submission": lambda: [world.proposal.to_level_id, 2026],
        "decision_paper": lambda: [world.decision.pk, "decision"],
    }
    if route in special:
        return special[route]()
    of_sitting = ("sitting", "history", "papers", "stage", "meeting", "intake", "draft_decision", "sitting_scan")
    return [world.sitting.pk] if route in of_sitting else [world.case.pk]


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    form = {**forms(world).get(route, {}), "key": "k"} if row.method == "POST" else {}
    return arguments_of(world, route) if row.on else [], form


@pytest.mark.parametrize("row", rows_of("appraisals"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
