"""Who receives a model and serves units besides has the unit's own buttons only where nobody nearer could press them."""

from datetime import date

import pytest

from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory
from danvan.plans.tests.scenes import browser_of, said
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.workflow.authors import add_authors

pytestmark = pytest.mark.django_db

UNITS_OWN = ("Rút về sửa", "Tạm dừng", "Viết báo cáo kết quả", "Ghi hoạt động", "Thêm ảnh, tài liệu")


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(date(2026, 3, 25))


def offered(post, exemplar):
    """Which of the unit's own buttons this account's browser is shown, and the receiver's."""
    page = browser_of(post).get(f"/exemplars/{exemplar.pk}/")
    assert page.status_code == 200
    return [words for words in (*UNITS_OWN, "Xem xét hồ sơ") if f">{words}<" in page.content.decode()]


@pytest.mark.parametrize(
    ("stage", "of_unit"),
    [
        (Stage.SUBMITTED, ["Rút về sửa", "Thêm ảnh, tài liệu"]),
        (Stage.UNDER_WAY, ["Tạm dừng", "Viết báo cáo kết quả", "Ghi hoạt động", "Thêm ảnh, tài liệu"]),
    ],
)
def test_a_receiver_above_leaves_a_village_to_its_commune(stage, of_unit):
    province = UnitFactory()
    commune = UnitFactory(parent=province)
    served, village = UnitFactory(parent=province), UnitFactory(parent=commune)
    receiver, clerk = officer_of(province), officer_of(commune)
    exemplar = ExemplarFactory(unit=village, stage=stage, receiver=province)
    ExemplarFactory(unit=served, stage=stage, receiver=province)
    answers = ["Xem xét hồ sơ"] if stage == Stage.SUBMITTED else []

    assert offered(receiver, exemplar) == answers
    assert offered(clerk, exemplar) == of_unit


def test_a_receiver_presses_no_button_of_a_village_that_its_commune_serves():
    province = UnitFactory()
    village = UnitFactory(parent=officer_of(UnitFactory(parent=province)).unit)
    exemplar = ExemplarFactory(unit=village, stage=Stage.UNDER_WAY, receiver=province)
    form = {"move": "pause", "reason": "Nghỉ mùa", "version": exemplar.version}

    answer = browser_of(officer_of(province)).post(f"/exemplars/{exemplar.pk}/stage/", form)

    exemplar.refresh_from_db()
    assert (answer.status_code, exemplar.stage) == (403, Stage.UNDER_WAY)


def test_who_alone_serves_a_unit_does_its_work_and_takes_back_only_what_the_own_hand_sent():
    province = UnitFactory()
    commune = UnitFactory(parent=province)
    hand, colleague = officer_of(province), officer_of(province)
    sent, running = (
        ExemplarFactory(unit=commune, stage=stage, receiver=province) for stage in (Stage.SUBMITTED, Stage.UNDER_WAY)
    )
    add_authors(sent, hand)

    assert "Rút về sửa" in offered(hand, sent)
    assert "Rút về sửa" not in offered(colleague, sent)
    assert "Tạm dừng" in offered(colleague, running)


def test_the_page_of_a_unit_that_has_people_is_the_receivers_to_answer():
    province = UnitFactory()
    UnitFactory(parent=province)
    commune = officer_of(UnitFactory(parent=province)).unit
    exemplar = ExemplarFactory(unit=commune, stage=Stage.SUBMITTED, receiver=province)
    receiver = officer_of(province)

    assert offered(receiver, exemplar) == ["Xem xét hồ sơ"]
    assert "Rút về sửa" not in said(browser_of(receiver).get(f"/exemplars/{exemplar.pk}/"))
