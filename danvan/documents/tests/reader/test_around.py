"""What stands round a paper on a page of the web: a site's table of its details, a news item that tells of it."""

import pytest

from danvan.documents.reader import read
from danvan.documents.reader.details import news, page_details
from danvan.documents.reader.source import Source

BODY = "\nI. NỘI DUNG\n1. Tuyên truyền sâu rộng trong Nhân dân.\n"


def details(text):
    return {name: found.value for name, found in page_details(Source(text)).items()}


WHOLE = {
    "symbol": "767/KH-UBND",
    "date": "2025-03-19",
    "doc_type": "Kế hoạch",
    "issuer": "Tỉnh Lam Kiều",
    "signer": "Trần Thị Mẫu",
}


@pytest.mark.parametrize(
    "page",
    [
        "Số hiệu: 767/KH-UBND\nLoại văn bản: Kế hoạch\nNơi ban hành: Tỉnh Lam Kiều\nNgười ký: Trần Thị Mẫu\n"
        "Ngày ban hành: 19/03/2025\n",
        "Số hiệu | 767/KH-UBND |\nNgày ban hành | 19/03/2025 |\nLoại văn bản | Kế hoạch |\n"
        "Cơ quan ban hành | Tỉnh Lam Kiều |\nNgười ký | Trần Thị Mẫu |\n",
        "|Số ký hiệu|767/KH-UBND|\n|Ngày ký|19/03/2025|\n|Loại VB|Kế hoạch|\n|Cơ quan BH|Tỉnh Lam Kiều|\n"
        "|Người ký|Trần Thị Mẫu|\n",
        "Số hiệu: 767/KH-UBND Loại văn bản: Kế hoạch Nơi ban hành: Tỉnh Lam Kiều Người ký: Trần Thị Mẫu "
        "Ngày ban hành: 19/03/2025 Ngày hiệu lực: 19/03/2025\n",
    ],
)
def test_a_sites_details_are_read_from_labels_or_cells(page):
    assert details(page) == WHOLE


@pytest.mark.parametrize("blank", ["Đang cập nhật", "Không xác định", "...", "N/A"])
def test_a_detail_that_the_site_does_not_know_is_left_out(blank):
    found = details(f"Số hiệu: 767/KH-UBND\nNgười ký: {blank}\nLoại văn bản: Kế hoạch\n")

    assert found == {"symbol": "767/KH-UBND", "doc_type": "Kế hoạch"}


@pytest.mark.parametrize(
    "words", ["Người ký: Trần Thị Mẫu\n", "Ngày ban hành: 19/03/2025\n", "", "Một trang khác hẳn.\n"]
)
def test_without_number_or_kind_a_page_has_no_details(words):
    assert details(words) == {}


def test_an_unknown_kind_and_a_day_no_calendar_has_are_not_made_up():
    assert details("Số hiệu: 1/AB-CD\nLoại văn bản: Tờ rơi\nNgày ban hành: 31/02/2025\n") == {
        "symbol": "1/AB-CD",
        "date": "",
    }


def test_details_far_down_the_page_are_not_the_papers():
    assert details("dòng chữ khác\n" * 300 + "Số hiệu: 767/KH-UBND\nLoại văn bản: Kế hoạch\n") == {}


@pytest.mark.parametrize(
    ("text", "symbol", "issuer", "day"),
    [
        (
            "Ngày 06/9/2024, Ban Dân vận Tỉnh ủy ban hành Kế hoạch số 202-KH/BDVTU về Tháng Dân vận.",
            "202-KH/BDVTU",
            "Ban Dân vận Tỉnh ủy",
            "2024-09-06",
        ),
        ("UBND tỉnh vừa ban hành Kế hoạch số 21/KH-UBND ngày 16/01/2025.", "21/KH-UBND", "UBND tỉnh", "2025-01-16"),
        ("Sở Nội vụ có Công văn số 345/SNV-CCVC hướng dẫn.", "345/SNV-CCVC", "Sở Nội vụ", ""),
        ("Đảng ủy xã Đồng Mẫu đã xây dựng Chương trình số 3-CTr/ĐU.", "3-CTr/ĐU", "Đảng ủy xã Đồng Mẫu", ""),
    ],
)
def test_a_news_item_says_which_paper_whose_and_of_when(text, symbol, issuer, day):
    found = news(Source(f"Đẩy mạnh công tác dân vận trên địa bàn tỉnh\n\n{text}\n"))

    assert (found["symbol"].value, found["issuer"].value) == (symbol, issuer)
    assert (found["date"].value if "date" in found else "") == day
    assert found["title"].value == "Đẩy mạnh công tác dân vận trên địa bàn tỉnh"


@pytest.mark.parametrize("text", ["", "Hội nghị tổng kết công tác dân vận.", "Kế hoạch số 21/KH-UBND được ban hành."])
def test_an_item_that_names_no_paper_and_issuer_is_no_news_of_one(text):
    assert news(Source(text)) == {}


@pytest.mark.parametrize(
    ("title", "issued", "period"),
    [
        ("Công tác dân vận năm 2026", "", "2026"),
        ("Phong trào “Dân vận khéo” giai đoạn 2026 - 2030", "", "2026-2030"),
        ("Phong trào “Dân vận khéo” giai đoạn 2026-2030", "", "2026-2030"),
        ("Công tác dân vận", "ban hành Kế hoạch công tác dân vận năm 2026 như sau:", "2026"),
        ("Thực hiện Nghị quyết Đại hội nhiệm kỳ 2025 - 2030", "", ""),
        ("Thực hiện Nghị quyết nhiệm kỳ 2025 - 2030 trong năm 2026", "", "2026"),
        ("Công tác dân vận", "", ""),
    ],
)
def test_the_years_a_plan_is_for_are_those_of_its_title_or_of_the_clause_that_issues_it(title, issued, period):
    found = read(f"KẾ HOẠCH\n{title}\n\nCăn cứ tình hình thực tế, UBND tỉnh {issued}\n{BODY}").period

    assert (found.value if found else "") == period
