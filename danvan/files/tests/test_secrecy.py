"""A stamp of secrecy stops a document; the word in a sentence does not."""

import unicodedata

import pytest

from danvan.core.errors import Refused
from danvan.files.secrecy import Stamp, find, refuse_secret

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH X\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 12/KH-UBND\n"
BODY = "\n".join(f"{at}. Nội dung thứ {at} của văn bản." for at in range(100))


@pytest.mark.parametrize(
    ("mark", "level"),
    [
        ("MẬT", "MẬT"),
        ("  [ MẬT ]  ", "MẬT"),
        ("*TỐI MẬT*", "TỐI MẬT"),
        ("TUYỆT  MẬT", "TUYỆT MẬT"),
        ("M Ậ T", "MẬT"),
        ("T U Y Ệ T  M Ậ T", "TUYỆT MẬT"),
        ("Số: 12 | MẬT | X, ngày 1", "MẬT"),
        ("Số: 12/KH\tTỐI MẬT", "TỐI MẬT"),
        ("ĐỘ MẬT: TỐI MẬT", "TỐI MẬT"),
        ("Độ mật: Mật", "MẬT"),
        ("TÀI LIỆU MẬT", "MẬT"),
        (unicodedata.normalize("NFD", "TỐI MẬT"), "TỐI MẬT"),
    ],
)
def test_a_stamp_in_the_header_is_seen_however_it_is_set(mark, level):
    assert find(f"{HEAD}{mark}\nKẾ HOẠCH\n{BODY}") == Stamp(level, "header")


def test_stamps_outside_the_header_are_seen_too():
    annex = f"{HEAD}{BODY}\nMẬT\nPHỤ LỤC I\nDanh mục"
    pages = f"{HEAD}{BODY}\nTỐI MẬT\n{BODY}"

    found = [
        find(annex),
        find(pages, page_starts=[0, len(HEAD) + len(BODY) + 1]),
        find(HEAD + BODY, margins=["Trang 1", "MẬT"]),
        find(HEAD + BODY, boxes=["TUYỆT MẬT"]),
    ]

    assert found == [
        Stamp("MẬT", "annex"),
        Stamp("TỐI MẬT", "page"),
        Stamp("MẬT", "margin"),
        Stamp("TUYỆT MẬT", "box"),
    ]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("12-KH_MẬT.pdf", "MẬT"),
        ("Kế hoạch (Mật).docx", "MẬT"),
        ("Tối mật - kế hoạch.docx", "TỐI MẬT"),
        ("TUYET MAT.pdf", "TUYỆT MẬT"),
        ("ke_hoach_toi_mat.pdf", "TỐI MẬT"),
        ("[MAT] ke hoach.pdf", "MẬT"),
        (unicodedata.normalize("NFD", "kế hoạch MẬT.docx"), "MẬT"),
    ],
)
def test_a_stamp_in_the_name_of_the_file_is_seen(name, level):
    assert find(HEAD, name=name) == Stamp(level, "name")


@pytest.mark.parametrize(
    "name",
    [
        "ke-hoach-mat-tran-to-quoc.docx",
        "Mặt trận Tổ quốc.docx",
        "Mật độ dân cư.xlsx",
        "Bảo mật thông tin.pdf",
        "bí mật nhà nước - quy chế.docx",
        "cơ mật.docx",
        "Mô hình nuôi ong mật ong.docx",
        "tomato.docx",
    ],
)
def test_other_words_in_the_name_of_the_file_are_no_stamp(name):
    assert find(HEAD, name=name) is None


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện nghiêm quy định về bảo mật, an toàn thông tin.",
        "QUY CHẾ BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
        "QUY CHẾ VỀ BẢO\nMẬT",
        "Mật độ dân số 150 người/km2",
        "MẬT ĐỘ DÂN SỐ",
        "Mật",
        "Độ mật: Không",
        "Mức độ mật: thường",
        "Phân loại tài liệu mật, tối mật, tuyệt mật theo quy định.",
        "Sản phẩm | Mật ong | Hộp",
    ],
)
def test_the_word_in_a_sentence_or_a_heading_is_no_stamp(words):
    assert find(f"{HEAD}{words}\n{BODY}") is None


def test_a_line_deep_in_the_text_is_no_stamp():
    assert find(f"{HEAD}{BODY}\nMẬT\n{BODY}") is None


def test_the_refusal_says_what_was_seen_and_where():
    with pytest.raises(Refused) as refused:
        refuse_secret(HEAD + BODY, boxes=["TỐI MẬT"])

    assert str(refused.value) == (
        "Có dấu chỉ độ mật “TỐI MẬT” ở khung chữ. Hệ thống không nhận tài liệu bí mật nhà nước: đề nghị gửi và lưu "
        "theo chế độ bảo vệ bí mật nhà nước."
    )


def test_a_document_without_a_stamp_is_let_through():
    refuse_secret(HEAD + BODY, margins=["Trang 1"], boxes=["Ghi chú"], page_starts=[0], name="Kế hoạch.docx")


@pytest.mark.parametrize("unit", ["PHỤ LỤC\n", "|", " ", "Độ mật: ", "TUYỆT ", "M Ậ ", "BÍ\nMẬT\n", "độ mật: tuyệt "])
def test_hostile_text_is_searched_in_time_that_grows_with_its_length(unit):
    assert find(unit * (300_000 // len(unit))) is None
