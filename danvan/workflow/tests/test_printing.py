"""The printed tables say what the tables say."""

import pytest
from django.core.management import CommandError, call_command

from danvan.workflow.printing import page_of
from danvan.workflow.tests.letters.workflow import LETTERS


def test_a_workflow_is_printed_in_words():
    page = page_of([LETTERS])

    assert page.split("\n## ")[1] == (
        "Công văn\n"
        "\n"
        "Trạng thái: Đang soạn, Chờ duyệt, Đã duyệt.\n"
        "\n"
        "| Việc | Từ trạng thái | Đến trạng thái | Ai làm được | Hai người |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Trình duyệt (`submit`) | Đang soạn | Chờ duyệt | Chuyên viên |  |\n"
        "| Duyệt (`approve`) | Chờ duyệt | Đã duyệt | Lãnh đạo đơn vị | người soạn không được làm |\n"
        "| Trả lại (`send_back`) | Chờ duyệt | Đang soạn | Lãnh đạo đơn vị |  |\n"
    )


def test_a_page_just_printed_passes_the_check(tmp_path):
    call_command("print_workflows", to=tmp_path / "workflows.md")

    call_command("print_workflows", check=True, to=tmp_path / "workflows.md")


@pytest.mark.parametrize("said", [None, "# Quy trình\n\ncũ"])
def test_a_page_that_says_something_else_is_refused_with_the_way_out(tmp_path, said):
    page = tmp_path / "workflows.md"
    if said:
        page.write_text(said, encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("print_workflows", check=True, to=page)

    assert str(refusal.value) == ("workflows.md không khớp với các bảng quy trình. Chạy lại: manage.py print_workflows")
