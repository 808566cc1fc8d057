"""A file that leaves: saved under a name that is safe and reads as it was called."""

from urllib.parse import unquote

import pytest

from danvan.core.exports import XLSX, attachment, safe_name


def test_a_file_is_only_ever_saved():
    answer = attachment(b"x", "ke-hoach.xlsx", XLSX)

    assert {name: answer.headers[name] for name in sorted(answer.headers)} == {
        "Content-Disposition": 'attachment; filename="ke-hoach.xlsx"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Content-Type": XLSX,
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


def test_a_vietnamese_name_arrives_with_its_marks():
    answer = attachment(b"x", "Kế hoạch 21.xlsx", XLSX)

    disposition, _equals, name = answer.headers["Content-Disposition"].partition("utf-8''")
    assert (disposition, unquote(name)) == ("attachment; filename*=", "Kế hoạch 21.xlsx")


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("báo cáo.docx", "báo cáo.docx"),
        ("21/KH-UBND.docx", "21-KH-UBND.docx"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie- x.pdf"),
        ("ban\u202efdp.exe", "banfdp.exe"),
        ('x";y.pdf', "x-;y.pdf"),
        ("", "tep"),
        ("...", "tep"),
        (".xlsx", "xlsx"),
        ("d" * 300 + ".docx", "d" * 115 + ".docx"),
        ("d" * 300, "d" * 120),
    ],
)
def test_a_name_is_made_safe_and_keeps_its_ending(wanted, name):
    assert safe_name(wanted) == name
