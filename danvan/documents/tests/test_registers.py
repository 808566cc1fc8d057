"""In whose register a post may write, what it may do with a paper there, and which moves are open: by role and stage."""

from datetime import date

import pytest

from danvan.core.errors import Refused
from danvan.documents import reader
from danvan.documents.actions.documents import address_to, bring_in, correct, discard, put_on_record, withdraw
from danvan.documents.actions.readings import read_again, read_in
from danvan.documents.models import Addressee, Document
from danvan.documents.permissions import can_bring, can_correct, can_keep, can_read, keepers_for
from danvan.documents.tests.factories import recorded
from danvan.documents.tests.texts import PLAN
from danvan.documents.workflow import DOCUMENT
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

KEEPERS = {
    "administrator": [],
    "committee_officer": ["committee"],
    "committee_leader": ["committee"],
    "committee_auditor": [],
    "department_officer": ["department", "committee"],
    "department_leader": ["department", "committee"],
    "sibling_officer": ["sibling", "committee"],
    "commune_officer": ["commune"],
    "commune_leader": ["commune"],
    "commune_deputy": ["commune"],
    "other_commune_officer": ["other_commune"],
    "party_officer": ["party"],
    "remit_officer": ["remit"],
    "predecessor_officer": ["predecessor"],
}
MAKERS = {"committee_officer", "committee_leader", "department_officer", "department_leader"}


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


@pytest.fixture
def plan(world):
    """A plan that the department reads for its committee."""
    maker = officer_of(world.department)
    return read_in(world.committee, by=maker, text=PLAN, found=reader.read(PLAN), drafted_for=world.committee)


def cast(world, answer):
    """The members of whom a question is answered with yes."""
    return {member for member in KEEPERS if answer(world.by(member))}


def test_a_post_writes_into_its_own_register_and_that_of_the_committee_its_office_advises(world):
    found = {member: [unit.pk for unit in keepers_for(world.by(member))] for member in KEEPERS}

    assert found == {member: [getattr(world, place).pk for place in places] for member, places in KEEPERS.items()}


def test_who_brings_keeps_reads_and_puts_right_a_draft(world, plan):
    questions = (can_keep, can_read, can_correct)

    assert [cast(world, lambda by, ask=ask: ask(by, plan)) for ask in questions] == [MAKERS, MAKERS, set()]
    assert cast(world, lambda by: can_bring(by, plan)) == MAKERS


def test_on_record_its_keepers_put_it_right_and_withdrawn_nobody_does_anything(world, plan):
    by = world.by("department_officer")
    put_on_record(plan, by=by, symbol="21/KH-UBND", signed_on=date(2026, 1, 16))
    on_record = [cast(world, lambda by, ask=ask: ask(by, plan)) for ask in (can_read, can_correct)]
    withdraw(plan, by=by, reason="Vào sổ trùng")

    assert on_record == [MAKERS, MAKERS]
    assert [cast(world, lambda by, ask=ask: ask(by, plan)) for ask in (can_read, can_correct)] == [set(), set()]


@pytest.mark.parametrize(
    ("stage", "moves"),
    [("draft", ["record", "discard"]), ("recorded", ["withdraw"]), ("withdrawn", [])],
)
def test_at_each_stage_the_keepers_have_its_moves_and_nobody_else_has_any(world, plan, stage, moves):
    Document.objects.filter(pk=plan.pk).update(stage=stage)
    plan.refresh_from_db()

    open_to = {member: [move.name for move in DOCUMENT.open_to(world.by(member), plan)] for member in KEEPERS}

    assert open_to == {member: moves if member in MAKERS else [] for member in KEEPERS}


def test_who_has_no_such_register_brings_nothing_into_it(world):
    for member in ("commune_officer", "remit_officer", "committee_auditor", "administrator"):
        with pytest.raises(Refused) as refused:
            bring_in(
                world.committee,
                by=world.by(member),
                family="state",
                type_name="Kế hoạch",
                title="Trồng cây",
                issuers=[],
            )
        assert refused.value.status == 403

    assert Document.objects.count() == 0


def test_every_act_on_a_paper_of_others_is_refused_and_leaves_it_as_it_was(world, plan):
    stranger, kept = world.by("sibling_officer"), recorded(world.committee)
    before = [(each.stage, each.version, each.title) for each in (plan, kept)]
    acts = (
        lambda: put_on_record(plan, by=stranger, symbol="1/KH", signed_on=date(2026, 1, 1)),
        lambda: discard(plan, by=stranger),
        lambda: read_again(plan, by=stranger, found=reader.read(PLAN)),
        lambda: correct(kept, {"title": "Khác"}, by=stranger, version=kept.version, reason="Thử"),
        lambda: withdraw(kept, by=stranger, reason="Thử"),
    )

    for act in acts:
        with pytest.raises(Refused):
            act()

    now = [(each.stage, each.version, each.title) for each in Document.objects.order_by("pk")]
    assert now == before


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_withdrawal_and_a_correction_without_reason_are_refused(world, reason):
    kept = recorded(world.commune)
    by = world.by("commune_officer")

    for act in (
        lambda: withdraw(kept, by=by, reason=reason),
        lambda: correct(kept, {"title": "Khác"}, by=by, version=kept.version, reason=reason),
    ):
        with pytest.raises(Refused, match="ghi rõ lý do"):
            act()


def test_who_has_a_paper_already_keeps_the_day_it_came(world, on_day):
    kept, by = recorded(world.committee), world.by("committee_officer")
    address_to(kept, [world.commune], by=by)
    on_day(date(2026, 4, 1))

    address_to(kept, [world.commune, world.other_commune], by=by)

    assert list(Addressee.objects.order_by("pk").values_list("unit", "sent_on")) == [
        (world.commune.pk, date(2026, 3, 2)),
        (world.other_commune.pk, date(2026, 4, 1)),
    ]


def test_a_unit_without_accounts_is_served_by_the_unit_above(world):
    served = UnitFactory(name="Thôn Mới", parent=world.commune, territory=world.commune.territory)
    kept = bring_in(
        served, by=world.by("commune_officer"), family="state", type_name="Kế hoạch", title="Trồng cây", issuers=[]
    )

    assert kept.unit == served
