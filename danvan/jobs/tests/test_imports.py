"""A workbook on its way in: checked whole, nothing saved until clean, written once in one transaction."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.accounts.tests.factories import UserFactory
from danvan.core import exports
from danvan.core.acting import Acting
from danvan.core.errors import Overtaken, Refused
from danvan.files.tests.corpus import far_apart
from danvan.jobs.actions import take_up_lost_jobs
from danvan.jobs.importing import begin_writing, send_workbook
from danvan.jobs.models import ImportRun, Job, State
from danvan.jobs.tests import sheets
from danvan.jobs.tests.sheets import LETTERS
from danvan.workflow.tests.letters.models import Letter

pytestmark = pytest.mark.django_db

HEAD = ["Trích yếu", "Mã đơn vị"]


def clerk():
    return Acting(user=UserFactory(position="văn thư"), holding_id=7)


def workbook(*rows, head=HEAD):
    sheet = exports.Sheet("Công văn", [exports.Column(label) for label in head], rows)
    return SimpleUploadedFile("công văn.xlsx", exports.workbook(sheet))


def sent(by, *rows):
    return send_workbook(LETTERS, workbook(*rows), by=by)


def standing(run):
    run.refresh_from_db()
    return run.state, run.job.sentence


def test_a_clean_workbook_is_said_to_be_clean_and_nothing_is_saved_yet(work_off):
    run = sent(clerk(), ["Một", "001"], ["Hai", "002"])

    work_off()

    assert standing(run) == ("clean", "Tất cả 2 dòng đều đúng, sẵn sàng nhập.")
    assert (run.rows, run.faulty_rows, run.summary, run.file_name) == (2, 0, ["Thêm 2 công văn"], "công văn.xlsx")
    assert not Letter.objects.exists()


def test_a_clean_workbook_is_written_when_its_sender_says_so(work_off):
    by = clerk()
    run = sent(by, ["Một", "001"], ["Hai", "002"])
    work_off()

    begin_writing(run, by=by)
    work_off()

    assert standing(run) == ("written", "Đã thêm 2 công văn.")
    assert sorted(Letter.objects.values_list("subject", flat=True)) == ["Hai", "Một"]


def test_every_bad_row_is_told_and_given_back_and_nothing_is_saved(work_off):
    run = sent(clerk(), ["Một", "001"], ["Một", "002"], [None, "999"], ["Bốn", "004"])

    work_off()

    assert standing(run) == ("faulty", "2 trong 4 dòng phải sửa; chưa có gì được lưu. Mời tải các dòng cần sửa.")
    assert [(fault.row, fault.column, fault.sentence) for fault in run.faults.all()] == [
        (3, "Trích yếu", "trùng với dòng 2"),
        (4, "Trích yếu", "chưa điền"),
        (4, "", "không có đơn vị 999"),
    ]
    assert (run.job.file_name, Letter.objects.exists()) == ("dong-can-sua.xlsx", False)


def test_a_workbook_with_faults_is_not_written(work_off):
    by = clerk()
    run = sent(by, [None, "001"])
    work_off()

    with pytest.raises(Overtaken):
        begin_writing(run, by=by)


def test_a_workbook_is_written_once_however_often_the_button_is_pressed(work_off):
    by = clerk()
    run = sent(by, ["Một", "001"])
    work_off()
    begin_writing(run, by=by)

    with pytest.raises(Overtaken) as refusal:
        begin_writing(ImportRun.objects.get(), by=by)
    work_off()

    assert str(refusal.value) == "Tệp này chưa kiểm tra xong hoặc đã được nhập. Mời xem kết quả trên trang."
    assert Letter.objects.count() == 1


def test_what_the_house_has_learnt_since_the_check_stops_the_writing(work_off, monkeypatch):
    by = clerk()
    run = sent(by, ["Một", "001"])
    work_off()
    begin_writing(run, by=by)
    monkeypatch.setattr(sheets, "closed_units", {"001"})

    work_off()

    assert (standing(run)[0], Letter.objects.exists()) == ("faulty", False)


def test_a_refusal_while_writing_saves_nothing_and_is_told(work_off):
    by = clerk()
    run = sent(by, ["Một", "001"], ["Bị từ chối", "002"])
    work_off()
    begin_writing(run, by=by)

    work_off()

    assert standing(run) == ("writing", "Sổ đã khóa. Đề nghị mở sổ.")
    assert not Letter.objects.exists()


def test_a_worker_killed_in_mid_import_leaves_nothing_and_the_import_is_taken_up(work_off):
    by = clerk()
    run = sent(by, ["Một", "001"])
    work_off()
    begin_writing(run, by=by)
    Job.objects.filter(pk=run.job_id).update(state=State.RUNNING, task_id="of a worker that is gone")

    take_up_lost_jobs()
    work_off()

    assert (standing(run)[0], Letter.objects.count()) == ("written", 1)


def test_an_import_taken_up_though_it_was_written_is_not_written_again(work_off):
    by = clerk()
    run = sent(by, ["Một", "001"])
    work_off()
    begin_writing(run, by=by)
    work_off()
    Job.objects.filter(pk=run.job_id).update(state=State.RUNNING, task_id="of a worker that is gone")

    take_up_lost_jobs()
    work_off()

    assert Letter.objects.count() == 1


def test_whose_holding_ends_between_check_and_writing_writes_nothing(work_off, ended):
    by = clerk()
    run = sent(by, ["Một", "001"])
    work_off()
    begin_writing(run, by=by)
    ended.add(7)

    work_off()

    assert (Job.objects.get(pk=run.job_id).state, Letter.objects.exists()) == ("refused", False)


def test_who_may_not_import_this_sheet_sends_nothing(tmp_path):
    with pytest.raises(Refused) as refusal:
        sent(Acting(user=UserFactory()), ["Một", "001"])

    assert (refusal.value.status, ImportRun.objects.exists(), list(tmp_path.rglob("*.*"))) == (403, False, [])


def test_nobody_else_has_my_workbook_written(work_off):
    run = sent(clerk(), ["Một", "001"])
    work_off()

    with pytest.raises(Overtaken):
        begin_writing(run, by=clerk())


def test_a_form_sent_twice_is_one_import_and_keeps_one_file(tmp_path):
    by = clerk()
    send_workbook(LETTERS, workbook(["Một", "001"]), by=by, key="một lần")

    with pytest.raises(Overtaken):
        send_workbook(LETTERS, workbook(["Một", "001"]), by=by, key="một lần")

    assert (ImportRun.objects.count(), len(list(tmp_path.glob("jobs/*")))) == (1, 1)


def test_a_file_that_is_no_workbook_is_told_in_a_sentence(work_off):
    run = send_workbook(LETTERS, SimpleUploadedFile("thư.xlsx", b"xin chao"), by=clerk())

    work_off()

    run.job.refresh_from_db()
    assert run.job.state == "refused"
    assert run.job.sentence != ""


def test_a_workbook_that_kills_its_reader_is_refused_and_told_and_the_next_job_is_done(work_off, lines):
    by = clerk()
    deadly = send_workbook(LETTERS, SimpleUploadedFile("xa.xlsx", far_apart()), by=by)
    honest = sent(by, ["Một", "001"])

    work_off()

    deadly.job.refresh_from_db()
    assert (deadly.job.state, standing(honest)[0]) == ("refused", "clean")
    assert lines.events("job", "who") == [("job_refused", deadly.job.pk, by.user_id)]


def test_a_workbook_with_faults_is_told_to_the_guards_without_its_words(work_off, lines):
    by = clerk()
    run = sent(by, ["", "999"], ["Hai", "002"])

    work_off()

    assert lines.events("sheet", "who", "rows") == [("import_refused", LETTERS.name, by.user_id, 1)]
    assert standing(run)[0] == "faulty"
