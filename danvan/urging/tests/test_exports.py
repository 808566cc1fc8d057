"""The workbook of those missing, for whoever telephones."""

from datetime import date

import pytest

from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import PetitionKind
from danvan.urging.actions.calls import Call, note_call
from danvan.urging.exports import missing_sheet
from danvan.urging.queries import shown
from danvan.urging.tests.scenes import TODAY, own_plans_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def sheet(told):
    waits = set(told.cause.waiting(told.plan.pk).values_list("pk", flat=True))
    return missing_sheet(told.cause, told.asked, shown(told.communes, told.cause, told.plan.pk, TODAY), waits)


def test_a_row_tells_whom_to_call_how_often_and_when_urged_and_what_was_promised():
    told = own_plans_due(date(2026, 5, 18))
    call = Call(on=date(2026, 5, 19), promised_on=date(2026, 5, 22))
    note_call(told.cause, told.asked, told.communes[0], call, by=told.officer)
    duty = told.plan.assignments.get(unit=told.communes[1])
    raise_petition(duty, by=told.clerks[1], kind=PetitionKind.NOT_OURS, words="Không có chức năng.")

    rows = list(sheet(told).rows)

    kind, day, promised = told.communes[0].kind.name, date(2026, 5, 19), date(2026, 5, 22)
    assert rows == [
        (1, "UBND xã Bản Đá", kind, "Lò Văn Mẫu 0, 0208 000 100", 1, day, "điện thoại", promised, ""),
        (2, "UBND xã Khe Mây", kind, "Lò Văn Mẫu 1, 0208 000 101", 0, None, "chưa đôn đốc", None, "chờ trả lời"),
        (3, "UBND xã Suối Vắng", kind, "Lò Văn Mẫu 2, 0208 000 102", 0, None, "chưa đôn đốc", None, ""),
    ]


def test_its_head_cites_the_clause_and_says_how_late_it_is():
    told = own_plans_due(date(2026, 5, 18))

    head = sheet(told)

    assert head.title == "Đơn vị chưa ban hành kế hoạch thực hiện"
    assert head.notes == [told.asked.source, "Thời hạn: 18/5/2026 (chậm 2 ngày so với hạn 18/5/2026)"]


def test_before_the_day_nobody_is_called_late():
    told = own_plans_due()

    assert sheet(told).notes[1:] == ["Thời hạn: 24/5/2026"]
