import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from danvan.documents.tests.reader.papers import BLANKS, PARTY_PLAN


def output(*arguments):
    out = StringIO()
    call_command("read_document", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_command_prints_one_json_object_with_the_places_in_the_file(tmp_path):
    paper = tmp_path / "ke-hoach.txt"
    paper.write_text(PARTY_PLAN, encoding="utf-8")

    said = json.loads(output("--json", paper))

    assert (said["number_symbol"], said["legal_bases"]) == ("15-KH/HU", ["09-HD/BDVTU"])
    start, end = said["spans"]["number_symbol"]
    assert PARTY_PLAN[start:end] == "15-KH/HU"


def test_what_the_document_does_not_show_is_null(tmp_path):
    paper = tmp_path / "trong.txt"
    paper.write_text(BLANKS, encoding="utf-8")

    said = json.loads(output("--json", paper))

    assert {name: said[name] for name in ("number_symbol", "date", "signer", "targets", "deadlines")} == {
        "number_symbol": None,
        "date": None,
        "signer": None,
        "targets": [],
        "deadlines": [],
    }


def test_without_json_a_few_lines_tell_what_was_found(tmp_path):
    paper = tmp_path / "ke-hoach.txt"
    paper.write_text(PARTY_PLAN, encoding="utf-8")

    assert output(paper).splitlines()[-1] == (
        "1 căn cứ, 1 chỉ tiêu, 4 nhiệm vụ, 3 thời hạn, 3 nơi nhận, 1 chỗ cần xem lại"
    )


def test_a_text_in_an_old_code_page_is_read_through_the_intake(tmp_path):
    paper = tmp_path / "cu.txt"
    paper.write_bytes("Kế hoạch công tác của các đơn vị".encode("utf-16"))

    assert "doc_type" in json.loads(output("--json", paper))


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="Không mở được tệp"):
        output("--json", tmp_path / "khong-co.txt")


def test_a_kind_of_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path):
    paper = tmp_path / "anh.exe"
    paper.write_bytes(b"MZ")

    with pytest.raises(CommandError):
        output("--json", paper)
