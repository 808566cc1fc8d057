"""Chasing, walked by whoever asks and by who is asked: a list is looked at before anything leaves."""

import re

from playwright.sync_api import Page, expect

from e2e.conftest import PHONE, own_house
from e2e.eye import stands, too_wide
from e2e.papers import words_of
from e2e.people import at_work

house = own_house

TITLE = "Thực hiện công tác dân vận của chính quyền năm 2026"


def missing_list(page: Page) -> str:
    """From the plan's units to those who have not taken it on; gives the list's address."""
    page.goto("/plans/")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("link", name=re.compile("^Đơn vị")).last.click()
    page.get_by_role("link", name=re.compile(r"Đôn đốc \d+ đơn vị chưa tiếp nhận")).click()
    expect(page.get_by_role("heading", name=f"Đôn đốc: {TITLE}")).to_be_visible()
    return page.url


def test_the_office_sees_who_is_missing_and_sends_a_text_after_looking_at_it(window):
    officer = at_work(window, "sonoivu.cv")
    missing_list(officer)
    expect(officer.get_by_text("công văn 21/05/2026").first).to_be_visible()
    expect(officer.locator("a[href^='tel:']").first).to_be_visible()
    stands(officer)

    # By keyboard alone: the first unit is unmarked, the list made and sent.
    officer.locator("input[name=unit]").first.focus()
    officer.keyboard.press("Space")
    officer.get_by_role("button", name="Văn bản để nhắn Zalo, tin nhắn").focus()
    officer.keyboard.press("Enter")
    text = officer.get_by_label("Chỉ có tên đơn vị và chức vụ, không có tên người, số điện thoại.").input_value()
    assert "khẩn trương tiếp nhận kế hoạch theo Kế hoạch số 21/KH-UBND" in text
    assert re.search(r"\b0\d{3} ?\d{3}", text) is None
    expect(officer.get_by_text("trong danh sách, chưa gửi").first).to_be_visible()
    stands(officer)
    officer.get_by_role("button", name="Ghi nhận đã gửi").press("Enter")
    expect(officer.get_by_text("Đã ghi nhận đôn đốc 2 đơn vị.")).to_be_visible()
    stands(officer)


def test_the_cong_van_is_taken_away_as_a_draft_and_noted_when_it_was_sent(window):
    officer = at_work(window, "sonoivu.cv")
    missing_list(officer)
    officer.get_by_role("button", name="Công văn đôn đốc").click()
    stands(officer)
    with officer.expect_download() as fetched:
        officer.get_by_role("button", name="Tải dự thảo công văn (.docx)").click()
    words = words_of(fetched.value.path())
    assert "V/v đôn đốc tiếp nhận kế hoạch" in words
    assert "DANH SÁCH ĐƠN VỊ CHƯA TIẾP NHẬN KẾ HOẠCH" in words
    expect(officer.get_by_text("đang chuẩn bị").first).to_be_visible()

    officer.get_by_label("Số, ký hiệu (nếu đã có)").fill("415/SNV-XDCQ")
    officer.get_by_role("button", name="Ghi nhận đã gửi").click()
    expect(officer.get_by_text("415/SNV-XDCQ").first).to_be_visible()
    stands(officer)


def test_a_call_is_noted_on_a_phone_without_scripts_and_corrected(window):
    officer = at_work(window, "sonoivu.cv", size=PHONE, scripts=False)
    missing_list(officer)
    assert too_wide(officer) == []
    officer.get_by_role("link", name="Ghi cuộc gọi").first.click()
    officer.get_by_label("Người trả lời (chức vụ)").fill("Chủ tịch")
    officer.get_by_label("Nội dung trao đổi").fill("Sẽ mở kế hoạch chiều nay.")
    officer.get_by_role("button", name="Ghi cuộc gọi").click()
    expect(officer.get_by_text("Sẽ mở kế hoạch chiều nay.")).to_be_visible()
    assert too_wide(officer) == []

    officer.get_by_role("link", name="Đính chính").first.click()
    officer.get_by_label("Người trả lời (chức vụ)").fill("Phó Chủ tịch")
    officer.get_by_label("Lý do đính chính").fill("Ghi nhầm chức vụ")
    officer.get_by_role("button", name="Ghi đính chính").click()
    expect(officer.get_by_text("Đính chính: Ghi nhầm chức vụ")).to_be_visible()
    expect(officer.get_by_text("đã đính chính").first).to_be_visible()


def test_the_unit_sees_that_it_was_urged_and_never_the_list(window):
    address = missing_list(at_work(window, "sonoivu.cv"))
    clerk = at_work(window, "khemay.ubnd", size=PHONE)
    window.eye(clerk).expect(404)

    assert clerk.request.get(address).status == 404
    auditor = at_work(window, "kiemtra")
    auditor.goto(address)
    expect(auditor.get_by_role("button", name="Công văn đôn đốc")).to_have_count(0)
    stands(auditor)
