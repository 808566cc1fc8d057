"""The facts of a paper as they are typed: what is kept of each field, and what is said where something is missing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.documents.forms.facts import CorrectionForm, FactsForm, RecordingForm, facts_shown
from danvan.documents.headers import day_of, doubts_of, in_small_letters, told
from danvan.documents.models import Document
from danvan.documents.reader.reading import Found, Span

WHOLE = {
    "family": "state",
    "type_name": "Kế hoạch",
    "symbol": "21/KH-UBND",
    "signed_on": "16/1/2026",
    "title": "Thực hiện công tác dân vận",
    "issuers": "UBND tỉnh",
    "reason": "Chép nhầm",
    "paper_kept_at": "Văn thư",
}


def kept(form_of=FactsForm, **changed):
    form = form_of({**WHOLE, **changed})
    assert form.is_valid(), form.errors
    return form.cleaned_data


def wrong(form_of=FactsForm, files=None, **changed):
    form = form_of({**WHOLE, **changed}, files)
    form.is_valid()
    return sorted(form.errors)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("title", "  Trồng\n  cây\u200b  ", "Trồng cây"),
        ("symbol", " 21/KH-UBND ", "21/KH-UBND"),
        ("signed_on", "16/1/2026", date(2026, 1, 16)),
        ("signed_on", "16-01-2026", date(2026, 1, 16)),
        ("signed_on", "", None),
        ("term", "2025-2030", "2025-2030"),
        ("term", "2025 – 2030", "2025-2030"),
        ("term", "", ""),
        ("issuers", "Sở Một\nSở Hai", ["Sở Một", "Sở Hai"]),
        ("issuers", "\n Sở   Một \n\n", ["Sở Một"]),
        ("issuers", "x" * 400, ["x" * 300]),
        ("issuers", "\n".join(f"Sở {at}" for at in range(20)), [f"Sở {at}" for at in range(10)]),
        ("place", "Lam Kiều", "Lam Kiều"),
    ],
)
def test_each_fact_is_kept_as_the_office_writes_it(field, typed, value):
    assert kept(**{field: typed})[field] == value


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"title": ""}, ["title"]),
        ({"title": "   "}, ["title"]),
        ({"type_name": ""}, ["type_name"]),
        ({"type_name": "x" * 61}, ["type_name"]),
        ({"symbol": "1" * 101}, ["symbol"]),
        ({"signed_on": "31/2/2026"}, ["signed_on"]),
        ({"signed_on": "hôm nay"}, ["signed_on"]),
        ({"family": ""}, ["family"]),
        ({"family": "khac"}, ["family"]),
        ({"issuers": ""}, ["issuers"]),
        ({"term": "khóa IX"}, ["term"]),
        ({"term": "2025"}, ["term"]),
        ({"signer": "x" * 201}, ["signer"]),
        ({"version": "một"}, ["version"]),
        ({"symbol": "", "signed_on": ""}, []),
    ],
)
def test_what_is_no_fact_is_said_beside_its_field(changed, fields):
    assert wrong(**changed) == fields


@pytest.mark.parametrize("form_of", [CorrectionForm, RecordingForm])
def test_on_record_a_paper_has_a_number_and_a_day(form_of):
    assert wrong(form_of, symbol="", signed_on="") == ["signed_on", "symbol"]


@pytest.mark.parametrize(
    ("form_of", "changed", "fields"),
    [
        (CorrectionForm, {"reason": ""}, ["reason"]),
        (CorrectionForm, {"reason": "x" * 501}, ["reason"]),
        (RecordingForm, {"paper_kept_at": ""}, ["paper_kept_at"]),
        (RecordingForm, {"paper_kept_at": "", "title": ""}, ["title"]),
        (RecordingForm, {"received_how": "paper"}, ["received_on"]),
        (RecordingForm, {"received_how": "paper", "received_on": "20/1/2026"}, []),
        (RecordingForm, {"received_on": "20/1/2026"}, []),
        (RecordingForm, {"received_how": "chim"}, ["received_how"]),
        (RecordingForm, {}, []),
    ],
)
def test_a_correction_has_a_reason_and_a_record_its_paper_and_its_day_of_arrival(form_of, changed, fields):
    assert wrong(form_of, **changed) == fields


@pytest.mark.parametrize("content", [b"", b"<html></html>"])
def test_a_bad_file_is_said_beside_the_file_alone(content):
    files = {"file": SimpleUploadedFile("ban-ky.pdf", content)}

    assert wrong(RecordingForm, files, paper_kept_at="") == ["file"]


def test_a_bad_file_is_not_opened_while_something_else_is_missing():
    files = {"file": SimpleUploadedFile("ban-ky.pdf", b"")}

    assert wrong(RecordingForm, files, title="") == ["title"]


def test_the_values_of_a_record_are_exactly_the_columns_of_its_paper():
    form = RecordingForm({**WHOLE, "received_on": "20/1/2026", "received_how": "mail", "unit": "9", "stage": "draft"})
    form.is_valid()

    assert form.values == {
        "family": "state",
        "type_name": "Kế hoạch",
        "symbol": "21/KH-UBND",
        "signed_on": date(2026, 1, 16),
        "place": "",
        "title": "Thực hiện công tác dân vận",
        "signer": "",
        "signer_position": "",
        "term": "",
        "received_on": date(2026, 1, 20),
        "received_how": "mail",
        "paper_kept_at": "Văn thư",
    }


@pytest.mark.django_db
def test_the_form_shows_what_the_paper_says_now():
    document = Document(pk=0, family="party", symbol="1-KH/TU", signed_on=date(2026, 1, 5), title="Trồng cây")

    shown = facts_shown(document)

    assert {name: value for name, value in shown.items() if value} == {
        "family": "party",
        "symbol": "1-KH/TU",
        "signed_on": date(2026, 1, 5),
        "title": "Trồng cây",
    }


@pytest.mark.parametrize(
    ("found", "longest", "field"),
    [
        (None, None, {"value": "", "start": None, "end": None, "doubt": ""}),
        (Found("Lam Kiều", Span(3, 11), "ngờ"), None, {"value": "Lam Kiều", "start": 3, "end": 11, "doubt": "ngờ"}),
        (Found("Lam Kiều"), 3, {"value": "Lam", "start": None, "end": None, "doubt": ""}),
    ],
)
def test_a_field_of_the_header_has_its_value_its_place_and_its_doubt(found, longest, field):
    assert told(found, longest) == field


def test_doubts_are_told_by_field_and_of_several_issuers_the_first():
    header = {
        "symbol": {"value": "1", "doubt": "số ngờ"},
        "title": {"value": "x", "doubt": ""},
        "issuers": [{"value": "a", "doubt": ""}, {"value": "b", "doubt": "tên ngờ"}, {"value": "c", "doubt": "khác"}],
    }

    assert doubts_of(header) == {"symbol": "số ngờ", "issuers": "tên ngờ"}


@pytest.mark.parametrize(("value", "day"), [("2026-01-16", date(2026, 1, 16)), ("", None)])
def test_the_day_of_a_header_is_a_day_or_nothing(value, day):
    assert day_of({"signed_on": {"value": value}}) == day


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("NGÀY HỘI ĐẠI ĐOÀN KẾT", "Tổ chức Ngày hội Đại đoàn kết năm 2026", "Ngày hội Đại đoàn kết"),
        ("NGÀY HỘI ĐẠI ĐOÀN KẾT", "NGÀY HỘI\nĐẠI ĐOÀN KẾT và ngày hội\n Đại đoàn kết", "Ngày hội Đại đoàn kết"),
        ("NGÀY HỘI ĐẠI ĐOÀN KẾT", "", "Ngày hội đại đoàn kết"),
        ("Ngày hội", "NGÀY HỘI", "Ngày hội"),
        ("(DỰ THẢO) .*+", "(dự thảo) .*+", "(dự thảo) .*+"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_title_in_capitals_is_shown_as_the_text_writes_it_elsewhere(title, text, shown):
    assert in_small_letters(title, text) == shown
