"""The công văn đôn đốc: its words, and that no person and no telephone stands in it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from danvan.units.models import FocalPoint
from danvan.units.tests.factories import UnitFactory
from danvan.urging.letters import letter
from danvan.urging.models import Batch, How
from danvan.urging.queries import done_to, last_signer
from danvan.urging.tests.browsing import browser, call, said
from danvan.urging.tests.scenes import TODAY, own_plans_due, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def written(told, batch, query=""):
    """The words of the file, paragraphs and cells in their order."""
    answer = browser(told.officer).get(f"/urging/batches/{batch.pk}/letter.docx{query}")
    assert answer.status_code == 200
    paper = Document(BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*cells, *(paragraph.text for paragraph in paper.paragraphs)]).split())


def test_the_letter_cites_the_plan_says_what_is_missing_and_asks_by_a_new_day():
    told = own_plans_due(date(2026, 5, 18))
    batch = told.prepare(how=How.LETTER, asked_on=date(2026, 5, 29))

    words = written(told, batch)

    issuer, office = told.plan.issuer.name, told.officer.unit.name
    for sentence in (
        "V/v đôn đốc ban hành kế hoạch thực hiện",
        "Kính gửi: UBND các xã Bản Đá, Khe Mây, Suối Vắng",
        f"Thực hiện Kế hoạch số 21/KH-UBND ngày 16/01/2026 của {issuer} “{told.plan.title}”, các cơ quan, đơn vị được giao "
        "có trách nhiệm ban hành kế hoạch thực hiện (mục II.1), thời hạn đến hết ngày 18/5/2026.",
        "Đến ngày 20/5/2026, còn 03 đơn vị chưa ban hành kế hoạch thực hiện (danh sách tại Phụ lục kèm theo).",
        f"{office} đề nghị các cơ quan, đơn vị nêu trên khẩn trương ban hành kế hoạch thực hiện, hoàn thành trước khi hết "
        "ngày 29/5/2026.",
        f"Cần trao đổi, đề nghị liên hệ: Chuyên viên, {office}.",
        "DANH SÁCH ĐƠN VỊ CHƯA BAN HÀNH KẾ HOẠCH THỰC HIỆN",
    ):
        assert sentence in words


def test_the_annex_lists_each_unit_with_what_it_lacks_and_how_it_was_urged():
    told = own_plans_due(date(2026, 5, 18))
    call(told, 0, date(2026, 5, 19))
    call(told, 0)
    batch = told.prepare(how=How.LETTER)

    done = done_to(told.cause, told.plan.pk, [unit.pk for unit in told.communes])
    paper = letter(batch, told.cause, told.asked, told.communes, done, today=TODAY)

    assert paper.annexes[0].blocks[0].rows == [
        (
            "1",
            "UBND xã Bản Đá",
            "Chưa ban hành kế hoạch thực hiện",
            "18/5/2026",
            "02 lần, gần nhất 20/5/2026 (điện thoại)",
        ),
        ("2", "UBND xã Khe Mây", "Chưa ban hành kế hoạch thực hiện", "18/5/2026", "chưa"),
        ("3", "UBND xã Suối Vắng", "Chưa ban hành kế hoạch thực hiện", "18/5/2026", "chưa"),
    ]


def test_no_person_and_no_telephone_stands_in_the_letter():
    told = scene()
    batch = told.prepare(how=How.LETTER)

    words = written(told, batch)

    kept = [word for point in FocalPoint.objects.all() for word in (point.name, point.phone)]
    assert len(kept) == 6
    assert [word for word in [*kept, told.officer.name] if word in words] == []


def test_number_and_day_stay_blank_and_who_signs_is_only_what_was_said():
    told = scene()
    batch = told.prepare(how=How.LETTER)

    words = written(told, batch, "?chuc_vu=KT.+GIÁM+ĐỐC+-+PHÓ+GIÁM+ĐỐC")

    assert ("KT. GIÁM ĐỐC" in words, "PHÓ GIÁM ĐỐC" in words, "năm 2026" in words) == (True, True, True)
    assert "KT." not in written(told, batch)


def sent_as_signed(told, **form):
    """A công văn that went out, as its office recorded it; and the page of the list it came from."""
    batch = told.prepare(how=How.LETTER)
    page = f"/urging/batches/{batch.pk}/"
    said_of_it = {"key": f"k{batch.pk}", "sent_on": "20/5/2026", "symbol": "12/SNV", **form}
    answer = browser(told.officer).post(f"{page}sending/", said_of_it)
    assert answer.status_code == 302
    return page


SIGNED = {"signer_position": "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC", "signer_name": "Lò Thị Mẫu"}


def test_whoever_signed_is_recorded_with_the_number_and_read_by_the_office_alone():
    told = scene()

    page = sent_as_signed(told, **SIGNED)

    batch = Batch.objects.get()
    assert (batch.symbol, batch.signer_position, batch.signer_name) == ("12/SNV", *SIGNED.values())
    assert "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC, Lò Thị Mẫu" in said(browser(told.officer).get(page))
    assert "Lò Thị Mẫu" not in said(browser(told.clerks[0]).get(page))


def test_whoever_signed_the_offices_last_letter_is_proposed_for_the_next():
    told = scene()
    sent_as_signed(told, signer_position="GIÁM ĐỐC", signer_name="Người cũ")
    sent_as_signed(told, **SIGNED)
    sent_as_signed(told)

    draft = told.prepare(how=How.LETTER)
    page = said(browser(told.officer).get(f"/urging/batches/{draft.pk}/"))

    assert last_signer(told.officer.unit) == SIGNED
    # Once for the draft, once for what is recorded when it was sent.
    assert (page.count('value="KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC"'), page.count('value="Lò Thị Mẫu"')) == (2, 2)


def test_another_offices_signer_is_proposed_to_nobody():
    told = scene()
    sent_as_signed(told, **SIGNED)

    assert last_signer(UnitFactory()) == {"signer_position": "", "signer_name": ""}
    assert last_signer(None) == {"signer_position": "", "signer_name": ""}


def test_a_unit_that_answered_since_it_was_chosen_is_not_in_the_letter():
    told = scene()
    batch = told.prepare(how=How.LETTER)
    told.take_on(0)

    words = written(told, batch)

    assert ("Bản Đá" in words, "còn 02 đơn vị" in words) == (False, True)


def test_taking_the_letter_away_urges_nobody():
    told = scene()
    batch = told.prepare(how=How.LETTER)

    written(told, batch)

    assert batch.urgings.counted().count() == 0


def test_a_list_for_messages_has_no_letter():
    told = scene()
    batch = told.prepare(how=How.MESSAGE)

    assert browser(told.officer).get(f"/urging/batches/{batch.pk}/letter.docx").status_code == 404


def test_a_plan_that_names_no_day_is_urged_without_one():
    told = scene()
    batch = replace(told).prepare(how=How.LETTER)

    words = written(told, batch)

    assert ("thời hạn đến hết ngày" in words, "trong thời gian sớm nhất" in words) == (False, True)
