"""The words that leave: as an office writes them, and never about a person."""

from datetime import date

import pytest

from danvan.core import clock
from danvan.units.models import FocalPoint
from danvan.urging.tests.scenes import own_plans_due, scene
from danvan.urging.wording import message

pytestmark = pytest.mark.django_db


def test_the_text_to_copy_asks_in_the_words_of_an_office():
    told = own_plans_due(date(2026, 5, 24))

    text = message(told.cause, told.asked, told.communes, date(2026, 5, 29), "Chuyên viên, Sở Thử", date(2026, 5, 25))

    assert text == (
        "Đề nghị UBND các xã Bản Đá, Khe Mây, Suối Vắng khẩn trương ban hành kế hoạch thực hiện theo mục II.1 Kế hoạch "
        f"số 21/KH-UBND ngày 16/01/2026 của {told.plan.issuer.name}, hoàn thành chậm nhất ngày 29/5/2026 "
        "(đã quá hạn 24/5/2026). Cần trao đổi, liên hệ: Chuyên viên, Sở Thử."
    )


def test_the_text_to_copy_names_no_person_and_no_telephone():
    told = scene()

    text = message(told.cause, told.asked, told.communes, None, told.officer.holding, clock.today())

    kept = [(point.name, point.phone) for point in FocalPoint.objects.all()]
    assert len(kept) == 3
    assert [word for pair in kept for word in pair if word in text] == []
    assert told.officer.name not in text
