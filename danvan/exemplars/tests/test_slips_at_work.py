"""What an officer makes of slips, which units have a QR, and when slips go."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Refused
from danvan.exemplars.actions.rounds import press_round
from danvan.exemplars.actions.slips import close_box, drop_slip, make_boxes, sweep_slips, take_slip
from danvan.exemplars.models import DropBox, RoundStage, Slip, SlipStage, Stage
from danvan.exemplars.tests.factories import RoundFactory, box_of, slip_of
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.models import Unit
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh", level="province"))


@pytest.fixture
def commune(province):
    return UnitFactory(name="UBND xã Khe", parent=province)


@pytest.fixture
def row(province, commune):
    return RoundFactory(office=province)


@pytest.fixture
def door(row, commune):
    """The address behind the commune's QR."""
    return f"/slip/{box_of(row, commune).code}/"


def test_a_slip_is_taken_once(row, commune):
    slip = slip_of(row, commune)
    take_slip(slip, by=officer_of(commune))

    with pytest.raises(Refused):
        take_slip(slip, by=officer_of(commune))


def test_a_commune_reads_and_takes_the_slips_of_a_village_until_somebody_there_signs_in(row, commune):
    village = UnitFactory(name="Thôn Thử", parent=commune, kind=KindFactory(code="thon", level="village"))
    slip, officer = slip_of(row, village), officer_of(commune)
    browser, address = browser_of(officer), f"/slips/{slip.pk}/"
    beside = browser_of(officer_of(UnitFactory(parent=commune.parent)))

    unheard = [who.get(address).status_code for who in (browser, beside)]
    taken = take_slip(slip, by=officer)
    officer_of(village)

    assert unheard == [200, 404]
    assert (taken.unit, browser.get(address).status_code) == (village, 404)


def test_a_slip_is_let_go_with_a_reason(row, commune):
    slip = slip_of(row, commune)
    with pytest.raises(Refused):
        drop_slip(slip, by=officer_of(commune), reason="")

    drop_slip(slip, by=officer_of(commune), reason="Gửi nhầm xã")

    assert (slip.stage, Entry.objects.about(slip)[0].reason) == (SlipStage.DROPPED, "Gửi nhầm xã")


def test_old_slips_go_and_what_was_made_of_them_stays(row, commune):
    def sent(days, stage):
        when = clock.now() - timedelta(days=days)
        return slip_of(row, commune, sent_at=when, stage=stage, network_digest="x")

    taken = slip_of(row, commune, sent_at=clock.now() - timedelta(days=31))
    made = take_slip(taken, by=officer_of(commune))
    sent(31, SlipStage.DROPPED)
    sent(91, SlipStage.WAITING)
    kept = [sent(31, SlipStage.WAITING), sent(8, SlipStage.DROPPED), sent(6, SlipStage.DROPPED)]

    assert sweep_slips() == 3
    left = Slip.objects.order_by("pk").values_list("pk", "network_digest")
    assert list(left) == [(kept[0].pk, ""), (kept[1].pk, ""), (kept[2].pk, "x")]
    made.refresh_from_db()
    assert made.stage == Stage.DRAFT


def test_the_round_s_office_gives_every_unit_a_qr_of_its_own_and_a_unit_only_itself(row, province, commune):
    other = UnitFactory(parent=province)
    everybody = Unit.objects.all()

    with pytest.raises(Refused):
        make_boxes(row, everybody, by=officer_of(commune))
    own = make_boxes(row, Unit.objects.filter(pk=commune.pk), by=officer_of(commune))
    rest = make_boxes(row, everybody, by=officer_of(province))

    assert (own, rest) == (1, 1)
    boxes = DropBox.objects.order_by("unit")
    assert [box.unit for box in boxes] == [commune, other]
    assert {len(box.code) for box in boxes} == {22}
    assert len({box.code for box in boxes}) == 2


def test_a_closed_round_gives_no_qr(row, province):
    press_round(row, "close", by=officer_of(province))

    with pytest.raises(Refused):
        make_boxes(row, Unit.objects.all(), by=officer_of(province))


def test_sheets_are_printed_with_address_and_picture(row, province, commune):
    browser = browser_of(officer_of(province))
    browser.post(f"/rounds/{row.pk}/boxes/", {"key": "k"})

    page = said(browser.get(f"/rounds/{row.pk}/boxes/"))

    assert f"/slip/{DropBox.objects.get().code}/" in page
    assert page.count("data:image/svg+xml") == 1


def test_a_lost_qr_is_closed_and_another_given(row, province, commune):
    box = box_of(row, commune)
    close_box(box, by=officer_of(commune))

    assert make_boxes(row, Unit.objects.all(), by=officer_of(province)) == 1
    assert (DropBox.objects.count(), RoundStage(row.stage)) == (2, RoundStage.OPEN)


@pytest.mark.parametrize("page", ["/slips/", "/rounds/{pk}/boxes/"])
def test_one_and_three_are_the_same_questions(row, province, commune, page):
    browser = browser_of(officer_of(commune if page == "/slips/" else province))
    slip_of(row, commune)
    one = questions(browser, page.format(pk=row.pk))

    for _more in range(2):
        slip_of(row, commune)
        box_of(row, UnitFactory(parent=province))

    assert questions(browser, page.format(pk=row.pk)) == one


def test_the_form_is_light_and_needs_no_script(door):
    page = Client().get(door).content
    look = Path(finders.find("core/danvan.css")).stat().st_size

    assert (len(page) + look < 40_000, b"<script" in page) == (True, False)


def test_the_form_costs_one_question_to_find_its_box(door):
    assert questions(Client(), door) == 1
