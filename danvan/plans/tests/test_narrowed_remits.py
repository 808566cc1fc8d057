"""An office that looks after one kind of thing in some units learns nothing of what plans ask of them."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.core import registry
from danvan.core.rights import rows_of
from danvan.measures.forms.gauges import OverForm
from danvan.plans.overview.ranges import own_range
from danvan.plans.tests.test_rights import scene, world_with
from danvan.units.models import Remit
from danvan.units.scope import scope_of

pytestmark = pytest.mark.django_db

# What stands there when somebody knocks: a plan, its duty with a kiến nghị, a part with its note.
STANDING = ("plan issued", "duty", "petition", "part", "part done")


def narrow(world):
    """The office's only remit is over one kind of thing from now on, with every act there is."""
    acts = ["guide", "receive", "return", "verify", "consolidate", "recognise"]
    assert Remit.objects.filter(unit=world.remit).update(subject="exemplars.level", acts=acts) == 1


def knock(world, row):
    """What the office's officer is answered at this door."""
    arguments, form = scene(world, row)
    browser = world.browser("remit_officer")
    ask = browser.post if row.method == "POST" else browser.get
    return ask(reverse(row.route, args=arguments or None), form).status_code


@pytest.mark.parametrize("on", STANDING)
def test_every_door_that_a_remit_opens_is_closed_to_one_over_something_else(on, on_day):
    on_day(date(2026, 3, 2))
    world = world_with(on)
    rows = [row for row in rows_of("plans") if row.on == on and "remit_officer" in row.answers]
    before = {f"{row.method} {row.route}": knock(world, row) for row in rows}

    narrow(world)
    after = {f"{row.method} {row.route}": knock(world, row) for row in rows}

    assert before == {f"{row.method} {row.route}": row.answers["remit_officer"] for row in rows}
    assert (len(rows) > 0, after) == (True, dict.fromkeys(before, 404))


def in_sight(user):
    """The rows of every kind of record the house knows that somebody may see."""
    user.__dict__.pop("_scope", None)
    return {kind.key: sorted(kind.visible_to(user).values_list("pk", flat=True)) for kind in registry.kinds()}


def test_of_every_kind_of_record_exactly_that_is_in_sight_which_is_without_any_remit(on_day):
    on_day(date(2026, 3, 2))
    world = world_with("petition")
    user = world.users["remit_officer"]
    before = in_sight(user)

    narrow(world)
    after = in_sight(user)

    Remit.objects.update(to_on=date(2026, 1, 1))
    assert after == in_sight(user)
    opened = {key for key, rows in before.items() if rows != after[key]}
    shown = {"plans.plan", "plans.target", "plans.assignment", "plans.petition", "documents.document"}
    assert opened == {*shown, "units.holding"}


def test_the_overview_begins_with_the_own_unit_and_offers_no_such_remit(on_day):
    on_day(date(2026, 3, 2))
    world = world_with("plan issued")
    remit, user, by = world.remit.remits.get(), world.users["remit_officer"], world.by("remit_officer")
    before = own_range(by, scope_of(user)).said
    del user._scope

    narrow(world)

    assert (before, own_range(by, scope_of(user)).said) == (
        {"phu_trach": str(remit.pk)},
        {"don_vi": world.remit.code},
    )
    assert list(OverForm(user=user).fields["phu_trach"].queryset) == []
    page = world.browser("remit_officer").get(f"/plans/overview/?phu_trach={remit.pk}")
    assert page.status_code == 404
