"""File names are safe to keep, to show and to hand back."""

import pytest

from danvan.files.names import clean, disposition


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Kế hoạch 2026.docx", "Kế hoạch 2026.docx"),
        ("Ke\u0302\u0301 hoa\u0323ch.DOCX", "Kế hoạch.docx"),
        ("C:\\Users\\an\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("../../etc/a.pdf", "a.pdf"),
        ("kế\u202ehoạch\u200b.exe\x00.pdf", "kếhoạch.exe.pdf"),
        ('a"b;c<d>|e?.pdf', "a-b-c-d-e-.pdf"),
        ("   .  a  b .. .txt", "a b.txt"),
        (".pdf", "pdf.pdf"),
        ("ảnh.JPEG", "ảnh.jpg"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie- x.txt"),
        (f"{'x' * 400}.pdf", f"{'x' * 140}.pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(name, kept):
    assert clean(name) == kept


def test_a_redrawn_picture_ends_as_what_it_has_become():
    assert clean("ảnh.webp", "jpg") == "ảnh.jpg"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("bao cao.pdf", "attachment; filename=\"bao-cao.pdf\"; filename*=UTF-8''bao%20cao.pdf"),
        ("Kế hoạch.docx", "attachment; filename=\"ke-hoach.docx\"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.docx"),
        ("“”.txt", "attachment; filename=\"tep.txt\"; filename*=UTF-8''%E2%80%9C%E2%80%9D.txt"),
    ],
)
def test_a_download_is_saved_under_its_name_by_old_and_new_browsers(name, header):
    assert disposition(name) == header
