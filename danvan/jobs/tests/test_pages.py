"""The pages of jobs and imports: mine and nobody else's, with or without JavaScript, always a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.accounts.tests.people import at_work, somebody
from danvan.core.acting import Acting
from danvan.jobs.actions import start_job
from danvan.jobs.models import ImportRun, Job
from danvan.jobs.progress import report
from danvan.jobs.tests.test_imports import workbook
from danvan.workflow.tests.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return somebody(position="văn thư")


def asked_by(user, kind="tests.count", **arguments):
    return start_job(kind, by=Acting(user=user), **arguments)


def text_of(answer):
    return answer.content.decode()


def test_a_waiting_job_asks_again_by_itself_and_by_a_link(clerk):
    job = asked_by(clerk, to=10)

    page = text_of(at_work(clerk).get(f"/jobs/{job.pk}/"))

    assert f'hx-get="/jobs/{job.pk}/"' in page
    assert f'<a href="/jobs/{job.pk}/">Xem lại</a>' in page
    assert "Đang chờ đến lượt" in page


def test_a_running_job_shows_how_far_it_is(clerk):
    job = asked_by(clerk, to=10)
    Job.objects.update(state="running")
    report(job, 41_000, 60_000)

    page = text_of(at_work(clerk).get(f"/jobs/{job.pk}/"))

    assert '<progress max="60000" value="41000"' in page


def test_the_block_that_htmx_asks_for_is_part_of_the_page(clerk, work_off):
    job, browser = asked_by(clerk, to=2), at_work(clerk)
    work_off()

    whole = text_of(browser.get(f"/jobs/{job.pk}/"))
    part = text_of(browser.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}))

    assert "Đã đếm 2 hồ sơ." in part
    assert "<html" not in part
    assert part.strip() in whole


def test_a_job_that_is_done_stops_asking_and_offers_its_file(clerk, work_off):
    job, browser = asked_by(clerk, to=2), at_work(clerk)
    work_off()

    page = text_of(browser.get(f"/jobs/{job.pk}/"))

    assert "hx-trigger" not in page
    assert f'href="/jobs/{job.pk}/file/"' in page


def test_a_jobs_file_is_a_download_and_nothing_else(clerk, work_off):
    job, browser = asked_by(clerk, to=2), at_work(clerk)
    work_off()

    answer = browser.get(f"/jobs/{job.pk}/file/")

    assert answer.content == b"dem xong"
    assert answer["Content-Disposition"] == 'attachment; filename="dem.txt"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")


def test_a_jobs_file_is_not_given_once_the_holding_ended(clerk, work_off, ended):
    job, browser = start_job("tests.count", by=Acting(user=clerk, holding_id=7), to=2), at_work(clerk)
    work_off()
    ended.add(7)

    answer = browser.get(f"/jobs/{job.pk}/file/")

    assert answer.status_code == 403
    assert "Vai trò dùng khi yêu cầu việc này đã kết thúc." in text_of(answer)


@pytest.mark.parametrize("address", ["/jobs/{job}/", "/jobs/{job}/file/", "/imports/{run}/"])
@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_nobody_sees_a_job_but_who_asked_for_it(clerk, work_off, address, htmx):
    run, job = sent(clerk), asked_by(clerk, to=2)
    work_off()
    address = address.format(job=job.pk, run=run.pk)

    mine = at_work(clerk).get(address, headers=htmx).status_code
    others = at_work(somebody(position="văn thư")).get(address, headers=htmx).status_code

    assert (mine, others) == (200, 404)


def test_a_refused_job_is_begun_anew_from_its_page(clerk, work_off):
    job, browser = asked_by(clerk, "tests.refuse"), at_work(clerk)
    work_off()

    answer = browser.post(f"/jobs/{job.pk}/attempts/")

    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{job.pk}/")
    assert Job.objects.get().state == "waiting"


def test_the_list_of_my_jobs_is_mine_and_asks_the_same_of_the_database_however_long(clerk, work_off):
    browser = at_work(clerk)
    asked_by(somebody(), "tests.once")
    asked_by(clerk, to=1)
    work_off()
    browser.get("/jobs/")

    with CaptureQueriesContext(connection) as for_one:
        one = text_of(browser.get("/jobs/"))
    asked_by(clerk, to=1)
    asked_by(clerk, to=1)
    with CaptureQueriesContext(connection) as for_three:
        three = text_of(browser.get("/jobs/"))

    assert (one.count("Đếm hồ sơ"), three.count("Đếm hồ sơ"), three.count("Gửi một lần")) == (1, 3, 0)
    assert len(for_one) == len(for_three)


def sent(user, *rows):
    """A workbook sent over the page."""
    at_work(user).post("/imports/tests.letters/", {"file": workbook(*(rows or [["Một", "001"]])), "key": "k"})
    return ImportRun.objects.latest("pk")


def test_a_workbook_is_sent_checked_and_written_by_three_pages(clerk, work_off):
    browser, upload = at_work(clerk), workbook(["Một", "001"])

    answer = browser.post("/imports/tests.letters/", {"file": upload, "key": "a"})
    run = ImportRun.objects.get()
    work_off()
    checked = text_of(browser.get(answer["Location"]))
    browser.post(f"/imports/{run.pk}/writing/", {"key": "b"})
    work_off()
    written = text_of(browser.get(answer["Location"]))

    assert answer["Location"] == f"/imports/{run.pk}/"
    assert "Thêm 1 công văn" in checked
    assert "Nhập 1 dòng" in checked
    assert "Đã thêm 1 công văn." in written
    assert 'href="/letters/"' in written
    assert Letter.objects.count() == 1


def test_the_page_of_a_faulty_workbook_shows_what_to_mend_and_the_way_on(clerk, work_off):
    run = sent(clerk, [None, "001"])
    work_off()

    page = text_of(at_work(clerk).get(f"/imports/{run.pk}/"))

    assert "Có dòng phải sửa" in page
    assert "Dòng 2" in page
    assert "chưa điền" in page
    assert f'href="/jobs/{run.job_id}/file/"' in page
    assert 'href="/imports/tests.letters/"' in page


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "Chưa chọn tệp."),
        (SimpleUploadedFile("a.xlsx", b""), "Tệp này rỗng. Mời chọn tệp khác."),
        (SimpleUploadedFile("a.xls", b"a"), "Chỉ nhận tệp .xlsx."),
    ],
)
def test_what_is_no_workbook_is_told_beside_the_field(clerk, upload, sentence):
    answer = at_work(clerk).post("/imports/tests.letters/", {"file": upload, "key": "a"} if upload else {"key": "a"})

    assert (answer.status_code, sentence in text_of(answer)) == (422, True)


def test_a_sheet_one_may_not_import_and_one_that_does_not_exist_answer_alike(clerk):
    addresses = ("/imports/tests.letters/", "/imports/tests.letters/template/", "/imports/unheard.of/")

    answers = [at_work(somebody()).get(address).status_code for address in addresses]
    mine = [at_work(clerk).get(address).status_code for address in addresses]

    assert (answers, mine) == ([404, 404, 404], [200, 200, 404])


def test_the_template_is_a_workbook(clerk):
    answer = at_work(clerk).get("/imports/tests.letters/template/")

    assert answer["Content-Disposition"] == 'attachment; filename="mau-nhap-cong-van.xlsx"'
    assert answer.content[:2] == b"PK"
