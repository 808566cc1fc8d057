"""The rights table of lists and forms, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core import clock
from danvan.core.rights import rows_of
from danvan.exemplars.models import FieldCode, Form, Heading, Level, Purpose, ResourceKind, ResourceUnit
from danvan.exemplars.tests.factories import house_form, remit_over
from danvan.plans.tests.factories import PlanFactory
from danvan.units.models import Act
from danvan.units.tests.factories import LONG_AGO
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

LISTS = {"level": "levels", "field": "fields", "resource": "resources", "unit": "units"}
TYPED = {
    "level": {"name": "cấp trung ương", "tree_level": "central", "from_on": "2/3/2026"},
    "field": {"name": "Chuyển đổi số", "classic": "economy", "from_on": "2/3/2026"},
    "resource": {"name": "Cây giống", "base_unit": "cây"},
    "unit": {"words": "nghìn cây", "factor": "1000", "from_on": "2/3/2026"},
}


def unused(on):
    """A row that nothing was made with."""
    if on == "level":
        return Level.objects.create(code="moi", name="cấp mới", order=99, tree_level="central", from_on=LONG_AGO)
    if on == "field":
        return FieldCode.objects.create(code="moi", name="Mới", classic="culture", from_on=LONG_AGO)
    kind = ResourceKind.objects.create(code="moi", name="Mới", base_unit="cái")
    unit = ResourceUnit.objects.create(kind=kind, words="cái", from_on=LONG_AGO)
    return kind if on == "resource" else unit


def a_form(on, world):
    """A version of the house's form, or of a plan's, at the stage a row speaks of."""
    if on == "form used":
        return house_form()
    plan = PlanFactory(issuer=world.committee, drafting_office=world.committee) if on == "form of plan" else None
    begun = clock.today() if on == "form put in use" else None
    form = Form.objects.create(plan=plan, purpose=Purpose.REGISTRATION, number=2, from_on=begun)
    Heading.objects.create(form=form, order=1, key="why", label="Thực trạng, lý do")
    return form


def scene(world, row):
    """The address and the form behind each door."""
    name = row.route.split(":")[1]
    if name in ("own_fields", "forms"):
        return [], {}
    if row.on in LISTS:
        kind = ResourceKind.objects.get(code="vat-lieu").pk
        if name in ("list", "new_row"):
            return [LISTS[row.on]], {**TYPED[row.on], "loai": kind}
        return [LISTS[row.on], unused(row.on).pk], {**TYPED[row.on], "version": "1", "on": "1/4/2026"}
    form = a_form(row.on, world)
    sent = {"version": "1", "plan": form.plan_id or "", "purpose": form.purpose, "h0-label": "Lý do", "h0-kept": "on"}
    sent |= {"from_on": "2/3/2026", "reach": "later", "key": "k"}
    return ([] if name in ("new_version", "house_form") else [form.pk]), sent


@pytest.mark.parametrize("row", rows_of("lists"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = build()
    world.proved_ago = timedelta(minutes=1)
    remit_over(world.committee, world.commune, Act.RECOGNISE)

    assert answers(world, row, _keyed(scene)) == expected(world, row)


def _keyed(plain):
    """Every form carries a key; a new unit of measure says of which resource."""

    def keyed(world, row):
        arguments, form = plain(world, row)
        return arguments, {**form, "key": "k"}

    return keyed
