"""Signed papers of a counted sitting: the secretary brings the minutes in on the tab of papers, a member reads them, a wrong
scan is taken out again; a decision's scan hangs on its document once it is announced.
"""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from danvan.files.tests.papers.office import docx, paragraph
from e2e.conftest import PHONE, Windows
from e2e.eye import stands
from e2e.papers import upload
from e2e.people import at_work
from e2e.served import Served

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SITTING, DECISION = "Thẩm định mô hình “Dân vận khéo” cấp tỉnh năm 2026, đợt hai", "60-QĐ/BCĐ"
WRONG, MINUTES, SIGNED = "bien-ban-nham.docx", "bien-ban-hop-da-ky.docx", "quyet-dinh-60-da-ky.docx"


@pytest.fixture(scope="module")
def house(own_house: Served) -> Served:
    """A house of its own: a decision is announced."""
    return own_house


def test_minutes_are_brought_in_read_and_exchanged(window: Windows) -> None:
    secretary, member = at_work(window, "btgdv.cv"), at_work(window, "khemay.mttq", size=PHONE)
    papers = opened(secretary)
    stands(secretary)
    without_a_file(window, secretary)
    bring_in(secretary, scan(WRONG, "Biên bản của đợt khác"))
    secretary.get_by_text("Gỡ", exact=True).first.click()
    secretary.get_by_role("button", name="Gỡ", exact=True).last.click()
    expect(secretary.get_by_text("Chưa có bản chụp nào.")).to_be_visible()
    secretary.get_by_role("link", name="Thêm bản chụp đã ký").click()
    bring_in(secretary, scan(MINUTES, "Biên bản họp Tổ thẩm định"))
    expect(secretary.get_by_text("Biên bản họp", exact=True)).to_be_visible()
    stands(secretary)

    member.goto(papers)
    assert fetched(member, MINUTES)[:2] == b"PK"
    expect(member.get_by_role("link", name="Thêm bản chụp đã ký")).to_have_count(0)
    expect(member.get_by_text("Gỡ", exact=True)).to_have_count(0)
    stands(member)


def test_the_scan_of_a_decision_hangs_on_its_document_after_the_announcement(window: Windows) -> None:
    secretary, leader = at_work(window, "btgdv.cv"), at_work(window, "btgdv.ld")
    secretary.goto("/appraisals/")
    secretary.get_by_role("link", name=DECISION).click()
    decision = secretary.url
    secretary.get_by_role("link", name="Thêm bản chụp đã ký").click()
    bring_in(secretary, scan(SIGNED, "Quyết định công nhận mô hình"))
    expect(secretary.get_by_role("link", name=SIGNED)).to_be_visible()
    stands(secretary)

    leader.goto(decision)
    leader.get_by_role("link", name="Soát trước khi công bố").click()
    stands(leader)
    leader.get_by_text("Công bố", exact=True).first.click()
    leader.get_by_role("button", name="Công bố", exact=True).last.click()
    expect(leader.get_by_text("Đã công bố kết quả của 1 mô hình")).to_be_visible()

    secretary.goto(decision)
    expect(secretary.get_by_role("link", name="Thêm bản chụp đã ký")).to_have_count(0)
    secretary.get_by_role("link", name="Văn bản trong sổ").click()
    assert fetched(secretary, SIGNED)[:2] == b"PK"
    stands(secretary)


def opened(page: Page) -> str:
    """The tab of papers of the counted sitting; gives its address."""
    page.goto("/appraisals/")
    page.get_by_role("link", name=SITTING).click()
    page.get_by_role("link", name="Giấy tờ").click()
    expect(page.get_by_text("Chưa có bản chụp nào.")).to_be_visible()
    return page.url


def without_a_file(window: Windows, page: Page) -> None:
    """Sent without its file, the form says what it lacks."""
    page.get_by_role("link", name="Thêm bản chụp đã ký").click()
    window.eye(page).expect(422)
    page.get_by_role("button", name="Gửi tệp").click()
    expect(page.get_by_role("alert")).to_contain_text("Tệp")
    stands(page)


def scan(name: str, words: str) -> FilePayload:
    return upload(name, WORD, docx(paragraph(words)))


def bring_in(page: Page, file: FilePayload) -> None:
    page.locator("main input[type=file]").set_input_files([file])
    page.get_by_role("button", name="Gửi tệp").click()


def fetched(page: Page, name: str) -> bytes:
    """The file that a link hands over."""
    with page.expect_download() as given:
        page.get_by_role("link", name=name).click()
    return given.value.path().read_bytes()
