"""What an office chose for the next level: its list on the screen, the submission that goes upward with it in Word, and
nothing of it for offices whose models they are not.
"""

import io

from docx import Document
from playwright.sync_api import Page, expect

from e2e.conftest import PHONE, Windows
from e2e.eye import stands
from e2e.people import at_work, status_for

CHOSEN = ["Hiến đất mở đường liên thôn ở xã Khe Mây", "Làm thủ tục tại nhà cho người khó đi lại"]


def test_an_office_reads_what_it_proposed_and_takes_the_submission_with_it(window: Windows) -> None:
    page = at_work(window, "khemay.mttq")
    page.goto("/appraisals/")
    page.get_by_role("link", name="Đề nghị lên cấp trên").click()
    expect(page.get_by_role("heading", name="Cấp tỉnh, năm 2026")).to_be_visible()
    assert page.locator("tbody a").all_inner_texts() == CHOSEN
    stands(page)

    said = words_of(page)
    assert [name for name in CHOSEN if name in said] == CHOSEN
    assert "TỜ TRÌNH" in said
    page.get_by_role("link", name=CHOSEN[0]).click()
    expect(page.get_by_role("heading", level=1, name=CHOSEN[0])).to_be_visible()


def test_an_office_that_proposed_nothing_is_told_how_and_an_auditor_has_no_such_page(window: Windows) -> None:
    page = at_work(window, "btgdv.cv", size=PHONE)
    page.goto("/appraisals/proposals/")
    expect(page.get_by_text("Cơ quan chưa đề nghị mô hình nào lên cấp trên.")).to_be_visible()
    expect(page.get_by_role("link", name="Tờ trình (Word)")).to_have_count(0)
    stands(page)

    assert status_for(window, "kiemtra", "/appraisals/proposals/") == 403


def words_of(page: Page) -> str:
    """All that the submission says, its list included."""
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Tờ trình (Word)").click()
    paper = Document(io.BytesIO(fetched.value.path().read_bytes()))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])
