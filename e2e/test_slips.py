"""A round from its first line to a slip: an office opens it and prints its QRs, somebody without account and without
JavaScript proposes a model on an old telephone, and the unit's officer makes a draft of it.
"""

from playwright.sync_api import Page, expect

from e2e.conftest import PHONE
from e2e.eye import stands
from e2e.people import at_work

ROUND = "Đăng ký bổ sung mô hình Dân vận khéo tỉnh Sông Mẫu"
UNIT = "Đảng ủy xã Khe Mây"
SLIP = {
    "Tên mô hình, việc muốn làm": "Camera an ninh đầu ngõ",
    "Thôn, tổ, nhóm, chi hội": "Tổ liên gia số 3",
    "Ở đó đang vướng điều gì": "Ban đêm hay mất trộm vặt",
    "Sẽ làm gì, làm thế nào": "Mỗi nhà góp một ít, lắp camera đầu ngõ, cắt cử nhau trông",
}


def test_a_proposal_comes_through_a_qr_and_becomes_a_draft(window):
    office = at_work(window, "tinhuy.cv")
    open_round(office)
    address = code_of(office)

    send(window.open(size=PHONE, scripts=False), address)

    officer = at_work(window, "khemay.dang", size=PHONE)
    take(officer)
    expect(officer.get_by_role("heading", level=1)).to_contain_text("Camera an ninh đầu ngõ")
    expect(officer.get_by_text("Tổ liên gia số 3").first).to_be_visible()


def open_round(page: Page) -> None:
    """For one Party committee by its name; the demonstration's day lies within."""
    page.goto("/rounds/")
    page.get_by_role("link", name="Lập đợt đăng ký").click()
    page.get_by_label("Tên đợt").fill(ROUND)
    page.get_by_label("Đăng ký ở").select_option(label="cấp xã")
    page.get_by_label("Đơn vị đăng ký").fill(UNIT)
    page.get_by_label("Nhận từ ngày").fill("1/5/2026")
    page.get_by_label("Đến hết ngày").fill("30/6/2026")
    page.get_by_role("button", name="Lưu").click()
    stands(page)
    page.get_by_text("Mở đợt đăng ký").first.click()
    page.get_by_role("button", name="Mở đợt đăng ký").last.click()
    expect(page.get_by_text("Đã mở đợt đăng ký")).to_be_visible()


def code_of(page: Page) -> str:
    """Has the QR made, and reads the address printed under it."""
    page.get_by_role("link", name="Mã QR").click()
    page.get_by_role("button", name="Lập mã QR cho 1 đơn vị").click()
    stands(page)
    return page.locator(".slip code").inner_text()


def send(page: Page, address: str) -> None:
    """As on a telephone that runs no script: the form's post must be taken as it comes from there."""
    page.goto(address)
    stands(page, scripts=False)
    for label, words in SLIP.items():
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("Đã nhận")).to_be_visible()
    assert SLIP["Sẽ làm gì, làm thế nào"] not in page.content()


def take(page: Page) -> None:
    page.goto("/slips/")
    stands(page)
    page.get_by_role("link", name="Camera an ninh đầu ngõ").click()
    stands(page)
    page.get_by_role("button", name="Lập bản đăng ký").click()
