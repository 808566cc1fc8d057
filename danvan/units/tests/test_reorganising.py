"""A territory is reorganised in three lines at once, and what was shown is what happens."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.units.actions.reorganising import mark_of, rehearse, reorganise
from danvan.units.checking import faults
from danvan.units.models import GroupMember, Holding, Remit, Succession, Territory, TerritoryStanding, Unit, UnitGroup
from danvan.units.reorganising.events import Event, Target
from danvan.units.reorganising.planning import steps_of
from danvan.units.tests.factories import HoldingFactory, TerritoryFactory, UnitFactory, administrator_of, officer_of
from danvan.units.tests.lands import PAPER, TODAY, Lands, kind, seen_in, tree

pytestmark = pytest.mark.django_db

BEFORE = date(2026, 5, 19)
NEW = Target(None, "phường", "Mới", "M-99")


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def lands():
    return Lands()


def event(old, *targets, **more):
    return Event(tuple(old), tuple(targets), TODAY, PAPER, **more)


def do(lands, what):
    """What was shown, then done."""
    shown = rehearse(what, by=lands.by)
    done = reorganise(what, by=lands.by, seen=mark_of(shown))
    return seen_in(shown), seen_in(done)


def what_happened():
    """Read from the records alone, in the words of the steps: what opened, ended, moved and inherited."""
    told = {("Đơn vị kết thúc hoạt động", unit.name) for unit in Unit.objects.filter(closed_on=TODAY)}
    told |= {("Địa bàn kết thúc", land.full_name) for land in Territory.objects.filter(closed_on=TODAY)}
    told |= {
        ("Vai trò kết thúc", f"{row.user.full_name}, {row.get_role_display()}, {row.unit.name}")
        for row in Holding.objects.filter(to_on=TODAY)
    }
    for row in Succession.objects.filter(on=TODAY):
        told.add(("Kế thừa", f"{row.predecessor.name} → {row.successor.name} ({row.get_extent_display()})"))
    moved = TerritoryStanding.objects.filter(from_on=TODAY, territory__opened_on__lt=TODAY)
    told |= {("Địa bàn chuyển", f"{row.full_name} → {row.parent.full_name}") for row in moved}
    old, new = tree(BEFORE), tree(TODAY)
    for name in old.keys() & new.keys():
        if old[name] != new[name]:
            pairs = zip(("trực thuộc ", "địa bàn ", "gắn với "), old[name], new[name], strict=True)
            words = [word + after for word, before, after in pairs if before != after]
            told.add(("Đơn vị chuyển", f"{name} → {', '.join([words[0], *reversed(words[1:])])}"))
    for unit in Unit.objects.filter(opened_on=TODAY):
        told.add(("Đơn vị thành lập", f"{unit.name} ({unit.code}), trực thuộc {unit.parent.name}"))
    for land in Territory.objects.filter(opened_on=TODAY):
        told.add(("Địa bàn thành lập", f"{land.full_name} (mã {land.code})"))
    return told


KINDS = {"merger", "founding", "division", "part", "ending"}


def scene(lands, what):
    """One event of each kind, with people at work in what ends."""
    if what == "ending":
        district = TerritoryFactory(
            level="district", kind="huyện", name="Trên", full_name="Huyện Trên", parent=lands.province
        )
        above = UnitFactory(
            name="UBND huyện Trên", kind=kind("ubnd-huyen", "state", "district"), parent=lands.state, territory=district
        )
        lands.commune("Suối", villages=1, under=district)
        Unit.objects.filter(name="UBND xã Suối").update(parent=above)
        unit = Unit.objects.get(name="UBND xã Suối")
        unit.placements.update(parent=above)
        for each in Unit.objects.filter(path__startswith=unit.path):
            Unit.objects.filter(pk=each.pk).update(path=above.path + each.path[len(lands.state.path) :])
        HoldingFactory(unit=above)
        return event([district])
    old = lands.commune("Suối", villages=2)
    HoldingFactory(unit=Unit.objects.get(name="UBND xã Suối"))
    if what == "merger":
        return event([old], Target(lands.commune("Khe", villages=1)))
    if what == "founding":
        return event([old, lands.commune("Khe", villages=1)], NEW)
    second = Target(None, "xã", "Hai", "M-98")
    chosen = {Unit.objects.get(name=name).pk: 1 for name in ("Thôn 2 Suối", "Chi bộ thôn 2 Suối")}
    if what == "division":
        return event([old], NEW, second, choices=chosen)
    return event([old], NEW, goes_on=True, choices=dict.fromkeys(chosen, 0))


@pytest.mark.parametrize("what", sorted(KINDS))
def test_what_is_shown_is_what_happens_to_the_last_word(lands, what):
    asked = scene(lands, what)

    shown, done = do(lands, asked)

    assert shown == done == what_happened()
    assert list(faults(TODAY)) == []


def test_a_merger_closes_the_bodies_of_three_lines_and_keeps_villages_and_their_cells(lands):
    do(lands, scene(lands, "merger"))

    closed = sorted(Unit.objects.filter(closed_on=TODAY).values_list("name", flat=True))
    standing = tree(TODAY)
    assert closed == ["Chi bộ UBND xã Suối", "UBND xã Suối", "Đảng ủy xã Suối", "Ủy ban MTTQ xã Suối"]
    assert standing["Thôn 1 Suối"] == ("UBND xã Khe", "Xã Khe", "")
    assert standing["Chi bộ thôn 1 Suối"] == ("Đảng ủy xã Khe", "Xã Khe", "Thôn 1 Suối")
    assert Succession.objects.get(predecessor__name="UBND xã Suối").successor.name == "UBND xã Khe"


def test_two_become_a_new_one_with_all_its_bodies_paired(lands):
    do(lands, scene(lands, "founding"))

    standing = tree(TODAY)
    assert standing["UBND phường Mới"] == ("UBND tỉnh Thử", "Phường Mới", "")
    assert standing["Chi bộ UBND phường Mới"] == ("Đảng ủy phường Mới", "Phường Mới", "UBND phường Mới")
    assert standing["Thôn 1 Khe"] == ("UBND phường Mới", "Phường Mới", "")
    assert Succession.objects.filter(successor__name="UBND phường Mới", extent="whole").count() == 2


def test_a_division_sends_each_village_where_it_was_said_and_no_old_figure_has_one_heir(lands):
    do(lands, scene(lands, "division"))

    standing = tree(TODAY)
    assert [standing[f"Thôn {number} Suối"][0] for number in (1, 2)] == ["UBND phường Mới", "UBND xã Hai"]
    assert set(Succession.objects.values_list("extent", flat=True)) == {"part"}


def test_a_commune_that_gives_a_part_away_lives_on(lands):
    do(lands, scene(lands, "part"))

    standing = tree(TODAY)
    assert [standing[f"Thôn {number} Suối"][0] for number in (1, 2)] == ["UBND xã Suối", "UBND phường Mới"]
    assert Unit.objects.filter(closed_on__isnull=False).count() == 0
    assert Holding.objects.filter(to_on__isnull=False).count() == 0


def test_a_district_ends_without_heirs_and_what_stood_under_it_stands_under_the_province(lands):
    do(lands, scene(lands, "ending"))

    assert tree(TODAY)["UBND xã Suối"] == ("UBND tỉnh Thử", "Xã Suối", "")
    assert Territory.objects.get(name="Suối").parent == lands.province
    assert Succession.objects.count() == 0


def test_remits_and_groups_go_to_the_one_heir(lands):
    what = scene(lands, "merger")
    old, heir = (Unit.objects.get(name=f"UBND xã {name}") for name in ("Suối", "Khe"))
    office = UnitFactory(name="Sở Thử", parent=lands.state)
    Remit.objects.create(unit=office, over_unit=old, acts=["guide"], from_on=BEFORE)
    group = UnitGroup.objects.create(name="Cụm 1", owner=office)
    GroupMember.objects.create(group=group, unit=old, from_on=BEFORE)

    shown, _done = do(lands, what)

    assert ("Phạm vi phụ trách", "Sở Thử với UBND xã Suối → Sở Thử với UBND xã Khe") in shown
    assert ("Thành viên nhóm", "Cụm 1: UBND xã Suối → UBND xã Khe") in shown
    assert list(Remit.objects.order_by("pk").values_list("over_unit", "from_on", "to_on")) == [
        (old.pk, BEFORE, TODAY),
        (heir.pk, TODAY, None),
    ]
    assert list(GroupMember.objects.on(TODAY).values_list("unit", flat=True)) == [heir.pk]


def test_a_remit_over_one_kind_of_thing_stays_over_it_with_the_heir(lands):
    what = scene(lands, "merger")
    office, old = UnitFactory(name="Sở Thử", parent=lands.state), Unit.objects.get(name="UBND xã Suối")
    about = {"subject": "exemplars.level", "subject_id": 7}
    Remit.objects.create(unit=office, over_unit=old, acts=["receive"], from_on=BEFORE, **about)

    shown, _done = do(lands, what)

    passed = "Sở Thử với UBND xã Suối → Sở Thử với UBND xã Khe (chỉ với mô hình, điển hình)"
    assert ("Phạm vi phụ trách", passed) in shown
    given = Remit.objects.get(over_unit__name="UBND xã Khe")
    assert (given.subject, given.subject_id) == ("exemplars.level", 7)
    assert Entry.objects.about(given).get().changes["subject"] == [None, "mô hình, điển hình: mục không còn dùng"]


def test_history_of_territory_and_units_tells_it(lands):
    what = scene(lands, "merger")

    do(lands, what)

    entry = Entry.objects.about(what.old[0]).filter(verb="reorganise").get()
    closing = Entry.objects.about(Unit.objects.get(name="UBND xã Suối")).filter(verb="close").get()
    assert (entry.changes["targets"], entry.reason, closing.reason) == (["", "Xã Khe"], PAPER, PAPER)


def test_asking_twice_gives_the_same_and_writes_nothing(lands):
    what, entries = scene(lands, "founding"), Entry.objects.count()
    before = tree(TODAY)

    first, second = rehearse(what, by=lands.by), steps_of(what)

    assert seen_in(first) == seen_in(second)
    assert (tree(TODAY), Entry.objects.count(), Territory.objects.filter(code="M-99").count()) == (before, entries, 0)


def test_a_list_that_changed_since_it_was_shown_is_not_done(lands):
    what = scene(lands, "merger")
    seen = mark_of(steps_of(what))
    HoldingFactory(unit=Unit.objects.get(name="Đảng ủy xã Suối"))

    with pytest.raises(Overtaken, match="vừa thay đổi"):
        reorganise(what, by=lands.by, seen=seen)

    assert Unit.objects.filter(closed_on__isnull=False).count() == 0


@pytest.mark.parametrize("who", ["state administrator", "officer", "administrator elsewhere", "ended"])
def test_only_who_administers_for_the_governing_committee_reorganises(lands, who):
    what = scene(lands, "merger")
    by = {
        "state administrator": lambda: administrator_of(lands.state),
        "officer": lambda: officer_of(lands.party),
        "administrator elsewhere": lambda: administrator_of(UnitFactory(territory=TerritoryFactory())),
        "ended": lambda: lands.by,
    }[who]()
    if who == "ended":
        Holding.objects.filter(pk=by.holding_id).update(to_on=BEFORE)

    with pytest.raises(Refused):
        reorganise(what, by=by, seen=mark_of(steps_of(what)))

    assert Unit.objects.filter(closed_on__isnull=False).count() == 0


def test_whatever_refuses_a_step_says_so_before_anything_is_shown(lands):
    old = lands.commune("Suối")
    lands.commune("Khe")
    used = Target(None, "xã", "Mới", "M-Khe")

    with pytest.raises(Refused, match="Mã địa bàn M-Khe đang dùng"):
        rehearse(event([old], used), by=lands.by)
