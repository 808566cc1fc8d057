"""A commune registers a model on a telephone, is asked about one heading, answers, carries it out and reports."""

import re

from playwright.sync_api import Locator, Page, expect

from e2e.eye import stands

NAME = "Bến nước sạch đầu nguồn"
ROUND = "xã Khe Mây năm 2026"
WORDS = {
    "Thực trạng, lý do": "Bến nước chung của ba xóm đầy rác sau mỗi trận mưa.",
    "Nội dung, cách thức": "Chia phiên dọn bến, dựng lưới chắn rác, trồng tre giữ bờ.",
    "Địa bàn, đối tượng": "Ba xóm ven suối.",
    "Lực lượng": "Chi hội phụ nữ chủ trì, đoàn thanh niên phối hợp.",
    "Thời gian thực hiện": "Bắt đầu trong tháng 5, đánh giá cuối mùa mưa.",
    "Sản phẩm, kết quả kiểm chứng được": "Bến sạch, sổ phiên dọn, ảnh trước và sau.",
    "Khả năng duy trì, nhân rộng": "Mỗi xóm một phiên, không cần kinh phí.",
}
RESULT = {
    "Việc đã làm": "Đã dọn bến sáu phiên, dựng lưới, trồng tre dọc bờ.",
    "Tác động, hiệu quả": "Nước trong, trẻ em tắm được.",
    "Khả năng duy trì, nhân rộng": "Các xóm đã tự trực phiên.",
}
ASKED, ANSWER = "Ghi rõ mỗi trận mưa có bao nhiêu rác.", "Sau mỗi trận mưa vớt chừng hai xe rùa rác ở bến của ba xóm."


def registered(page: Page) -> str:
    """Written heading by heading and sent; gives the model's address."""
    page.goto("/exemplars/new/")
    stands(page)
    page.get_by_label("Tên mô hình, điển hình").fill(NAME)
    page.get_by_label("Tập thể thực hiện").fill("Chi hội phụ nữ xóm Bến")
    chosen(page.get_by_label("Đợt đăng ký"), ROUND)
    page.get_by_role("button", name="Lưu nháp và viết tiếp").click()
    for heading, words in WORDS.items():
        part(page, heading).get_by_role("textbox").first.fill(words)
    page.get_by_label("Mục tiêu, dòng 1", exact=True).fill("Phiên dọn bến")
    page.get_by_role("textbox", name="Đơn vị tính, dòng 1").fill("phiên")
    page.get_by_label("Kế hoạch, dòng 1", exact=True).fill("6")
    chosen(page.get_by_label("Nguồn lực, đơn vị tính, dòng 1"), "ngày công")
    page.get_by_label("Số lượng, dòng 1").fill("40")
    page.get_by_role("button", name="Lưu và xem trang mô hình").click()
    stands(page)
    address = re.sub(r"^https?://[^/]+", "", page.url)
    sent(page)
    return address


def sent(page: Page) -> None:
    page.get_by_role("button", name="Gửi đăng ký").click()
    expect(state(page, "đã gửi đăng ký")).to_be_visible()


def one_heading_returned(page: Page, model: str) -> None:
    """The receiver asks about one heading; the rest stays as it was sent."""
    page.goto(f"{model}receiving/")
    stands(page)
    part(page, "Thực trạng, lý do").get_by_role("textbox").fill(ASKED)
    page.get_by_role("button", name="Trả lại để bổ sung").click()
    expect(state(page, "trả lại để bổ sung")).to_be_visible()


def answered(page: Page, model: str) -> None:
    """Only the heading that was asked about can be written."""
    page.goto(f"{model}form/")
    expect(page.get_by_text(ASKED)).to_be_visible()
    expect(part(page, "Lực lượng").get_by_role("textbox")).to_have_count(0)
    part(page, "Thực trạng, lý do").get_by_role("textbox").fill(ANSWER)
    page.get_by_role("button", name="Lưu và xem trang mô hình").click()
    sent(page)


def taken_in(page: Page, model: str) -> None:
    page.goto(f"{model}receiving/")
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(state(page, "đã tiếp nhận")).to_be_visible()


def carried_out(page: Page, model: str) -> None:
    """Begun, and reported against its own goal."""
    page.goto(model)
    page.get_by_role("button", name="Bắt đầu thực hiện").click()
    page.get_by_role("button", name="Viết báo cáo kết quả").click()
    for heading, words in RESULT.items():
        part(page, heading).get_by_role("textbox").first.fill(words)
    page.get_by_label("Đạt được, dòng 1").fill("7")
    page.get_by_role("button", name="Lưu và xem trang mô hình").click()
    page.get_by_role("button", name="Báo cáo kết quả", exact=True).click()
    expect(state(page, "đã báo cáo kết quả")).to_be_visible()


def part(page: Page, heading: str) -> Locator:
    """The fields under one heading, whatever its number."""
    return page.get_by_role("group", name=re.compile(rf"^\d+\. {re.escape(heading)}"))


def chosen(field: Locator, words: str) -> None:
    """Chooses what says these words among others."""
    field.select_option(value=field.locator("option", has_text=words).first.get_attribute("value"))


def state(page: Page, words: str) -> Locator:
    """How the model stands, as its head says."""
    return page.locator(".state", has_text=words).first
