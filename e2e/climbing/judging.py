"""A commune's panel judges a model: visit, joint sheet, votes with one member kept out, decision, announcement."""

import re

from playwright.sync_api import Page, expect

from e2e.climbing.registering import chosen
from e2e.eye import stands

SITTING, CRITERIA = "Xét công nhận mô hình xã Khe Mây, tháng 5", "Tiêu chí mô hình “Dân vận khéo” cấp xã"
SYMBOL = "52-QĐ/ĐU"


def prepared(page: Page) -> str:
    """The Party committee's criteria and sitting, kept by the last of its panel; gives the sitting's address."""
    page.goto("/appraisals/criteria/new/")
    page.get_by_label("Tên bộ tiêu chí").fill(CRITERIA)
    page.get_by_label("Văn bản hướng dẫn").fill("Hướng dẫn số 03-HD/ĐU ngày 05/01/2026")
    page.get_by_label("Các tiêu chí").fill("Xuất phát từ việc cụ thể của dân\nCó kết quả kiểm chứng được")
    page.get_by_role("button", name="Lập phiên bản").click()
    page.goto("/appraisals/new/")
    stands(page)
    page.get_by_label("Tên đợt").fill(SITTING)
    chosen(page.get_by_label("Cấp xét"), "cấp xã")
    page.get_by_role("button", name="Lập đợt").click()
    expect(page.get_by_role("heading", level=1, name=SITTING)).to_be_visible()
    sitting = page.url
    page.get_by_role("link", name="Cuộc họp, thư ký").click()
    page.get_by_role("group", name="Thư ký của đợt").get_by_role("checkbox").last.check()
    page.get_by_label("Họp ngày").fill("24/5/2026")
    page.get_by_label("Số biên bản").fill("05-BB/TCĐ")
    page.get_by_role("button", name="Lưu").click()
    return sitting


def taken_up(page: Page, sitting: str, name: str) -> str:
    """The secretary takes the model in and begins; gives the case's address."""
    page.goto(sitting)
    page.get_by_role("link", name="Nhận hồ sơ").click()
    page.get_by_label(re.compile(name)).check()
    page.get_by_role("main").get_by_role("button").last.click()
    page.goto(sitting)
    page.get_by_role("button", name="Bắt đầu thẩm định").click()
    page.get_by_role("link", name=name).click()
    stands(page)
    return page.url


def seen_and_marked(page: Page, case: str) -> None:
    """A visit with its findings, then the joint sheet."""
    page.goto(case)
    page.get_by_role("link", name="Ghi thẩm tra").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Kết quả thẩm tra").fill("Bến sạch, có sổ phiên dọn; đã gặp ba hộ ven suối.")
    page.get_by_role("button", name="Ghi").click()
    page.get_by_role("link", name="Ghi phiếu thẩm định").click()
    for criterion in ("Xuất phát từ việc cụ thể của dân", "Có kết quả kiểm chứng được"):
        chosen(page.get_by_label(criterion), "đạt")
    page.get_by_role("button", name="Ghi").click()
    stands(page)


def signed(page: Page, case: str) -> None:
    """Another member signs the joint sheet."""
    page.goto(case)
    page.get_by_role("button", name="Ký phiếu").click()
    expect(page.get_by_text("đã ký").first).to_be_visible()


def said_yes(page: Page, case: str) -> None:
    page.goto(case)
    page.get_by_role("link", name="Biểu quyết").click()
    page.get_by_label("đồng ý", exact=True).check()
    page.get_by_role("button", name="Ghi").click()


def stepped(page: Page, sitting: str, label: str) -> None:
    """A step of the sitting that is asked about before it is made."""
    page.goto(sitting)
    page.get_by_text(label).first.click()
    page.get_by_role("button", name=label).last.click()


def concluded(page: Page, case: str) -> None:
    page.goto(case)
    page.get_by_role("link", name="Ghi kết luận").click()
    page.get_by_label("đề nghị công nhận", exact=True).check()
    page.get_by_label("Kết luận").fill("Cách làm đơn giản, dân tự giữ được.")
    page.get_by_role("button", name="Ghi").click()


def drafted(page: Page, sitting: str) -> str:
    """The secretary drafts the decision and writes its outcome; gives its address."""
    page.goto(sitting)
    page.get_by_role("link", name="Lập dự thảo quyết định").click()
    page.get_by_role("main").get_by_role("button").last.click()
    stands(page)
    chosen(page.get_by_label("Kết quả của", exact=False).first, "có")
    page.get_by_role("button", name="Lưu kết quả").click()
    return page.url


def announced(page: Page, decision: str) -> None:
    """Another records that it was signed, looks through the outbox, and announces."""
    page.goto(decision)
    page.get_by_role("link", name="Ghi nhận đã ký").click()
    page.get_by_label("Số, ký hiệu").fill(SYMBOL)
    page.get_by_label("Ngày ký").fill("24/5/2026")
    page.locator("[name=signer]").fill("Lê Văn Mẫu")
    page.locator("[name=signer_position]").fill("Bí thư Đảng ủy")
    page.get_by_role("button", name="Ghi nhận").click()
    page.get_by_role("link", name="Soát trước khi công bố").click()
    stands(page)
    page.get_by_text("Công bố", exact=True).first.click()
    page.get_by_role("button", name="Công bố", exact=True).last.click()
    expect(page.get_by_text("Đã công bố kết quả của 1 mô hình")).to_be_visible()
