"""What was recognised climbs to the province, and another office takes it over."""

import re

from playwright.sync_api import Page, expect

from e2e.climbing.registering import NAME, sent, state
from e2e.eye import stands


def proposed(page: Page, model: str) -> None:
    """The commune's Front proposes it to the next level."""
    page.goto(f"{model}ladder/")
    act(page, "Đề nghị lên cấp trên")
    page.get_by_label("Ngày đề nghị").fill("24/5/2026")
    page.get_by_label("Số tờ trình").fill("15-TTr/MTTQ")
    page.get_by_role("button", name="Ghi nhận").click()
    stands(page)


def candidate(page: Page, model: str) -> str:
    """The unit finds its candidacy, which starts from the dossier, and sends it."""
    page.goto(f"{model}ladder/")
    page.get_by_role("link", name="Cấp tỉnh").click()
    page.get_by_role("link", name="Mô hình", exact=True).last.click()
    above = re.sub(r"^https?://[^/]+", "", page.url)
    sent(page)
    return above


def recognised_above(office: Page, leader: Page, above: str) -> None:
    """Taken in by the board's officer; a decision signed on paper recorded by its leader."""
    office.goto(f"{above}receiving/")
    office.get_by_role("button", name="Tiếp nhận", exact=True).click()
    leader.goto(f"{above}ladder/")
    act(leader, "Ghi nhận quyết định công nhận đã ký")
    leader.get_by_label("Số, ký hiệu").first.fill("77-QĐ/BCĐ")
    leader.get_by_label("Ngày ký").first.fill("24/5/2026")
    leader.get_by_label("Nơi lưu bản giấy").first.fill("Văn thư Ban")
    leader.get_by_role("button", name="Ghi nhận").first.click()
    expect(state(leader, "đã công nhận")).to_be_visible()


def copied(page: Page, above: str) -> None:
    """Taken over from its page, and its outcome told against the original's goal."""
    page.goto(f"{above}copies/")
    stands(page)
    page.get_by_label("Đơn vị điều chỉnh gì cho phù hợp").fill("Làm ở bến chợ, thêm tổ thanh niên.")
    page.get_by_label("Áp dụng từ ngày").fill("24/5/2026")
    page.get_by_role("button", name="Ghi nhận áp dụng").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    act(page, "Báo kết quả áp dụng")
    page.get_by_label("Báo kết quả ngày").fill("24/5/2026")
    page.get_by_label("Kết quả áp dụng").fill("Bến chợ đã sạch, tiểu thương cùng dọn.")
    page.get_by_label(re.compile("Phiên dọn bến")).fill("5")
    page.get_by_role("button", name="Ghi nhận").first.click()
    expect(state(page, "đã báo kết quả")).to_be_visible()
    stands(page)


def act(page: Page, label: str) -> None:
    """Opens the form of one act."""
    page.get_by_text(label, exact=True).first.click()
