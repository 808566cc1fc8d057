"""Papers of other years, families and layouts than those the grammar was learnt from: one file each, in `elsewhere`."""

from pathlib import Path

import pytest

from danvan.documents.reader import read

PAPERS = Path(__file__).parent / "elsewhere"
PROVINCE = (
    "state",
    "Kế hoạch",
    "310/KH-UBND",
    "Ủy ban nhân dân tỉnh Lam Kiều",
    "Lam Kiều",
    "2025-12-20",
    "Nguyễn Văn Mẫu",
)
HEADERS = {
    "all_in_capitals": (
        "state",
        "Kế hoạch",
        "09/KH-BCĐ",
        "BAN CHỈ ĐẠO QCDC Sở Y tế LAM KIỀU",
        "LAM KIỀU",
        "2014-03-10",
        "PHAN VĂN MẪU",
    ),
    "central_circular": ("party", "Thông tri", "19-TT/TW", "Ban Bí thư", "Lam Kiều", "2008-08-15", "Trương Văn Mẫu"),
    "commune_in_two_columns": (
        "state",
        "Kế hoạch",
        "",
        "Ủy ban nhân dân xã Đồng Mẫu",
        "Đồng Mẫu",
        "",
        "Nguyễn Thị Mẫu",
    ),
    "dated_at_its_end": ("state", "Kế hoạch", "", "Sở Giáo dục và Đào tạo", "Lam Kiều", "2021-01-25", "Lý Văn Mẫu"),
    "decision": (
        "state",
        "Quyết định",
        "1250/QĐ-UBND",
        "Ủy ban nhân dân thành phố Lam Kiều",
        "Lam Kiều",
        "2017-05-22",
        "Hoàng Văn Thử",
    ),
    "front_in_cells": (
        "front",
        "Kế hoạch",
        "88/KH-MTTQ-BTT",
        "Ban Thường trực MTTQ Việt Nam tỉnh Lam Kiều",
        "Lam Kiều",
        "2024-04-09",
        "Phạm Thị Ví Dụ",
    ),
    "letter_in_one_column": (
        "state",
        "Công văn",
        "517/SNV-XDCQ",
        "Sở Nội vụ tỉnh Lam Kiều",
        "Lam Kiều",
        "2025-10-28",
        "Đỗ Văn Ví",
    ),
    "many_targets": PROVINCE,
    "many_times": PROVINCE,
    "party_of_a_commune": (
        "party",
        "Kế hoạch",
        "27-KH/ĐU",
        "Đảng ủy xã Suối Mẫu",
        "Suối Mẫu",
        "2026-01-11",
        "Bùi Thị Ví Dụ",
    ),
    "party_with_dashes": (
        "party",
        "Hướng dẫn",
        "15-HD/BDV",
        "Ban Dân vận Tỉnh ủy Lam Kiều",
        "Lam Kiều",
        "2012-03-05",
        "Lê Văn Mẫu",
    ),
    "scanned": (
        "state",
        "Kế hoạch",
        "102/KH-UBND",
        "Ủy ban nhân dân huyện Khe Mẫu",
        "Khe Mẫu",
        "2022-03-07",
        "Vũ Thị Thử",
    ),
    "signed_above_its_recipients": (
        "front",
        "Kế hoạch",
        "56-KH/TĐTN-TNNT",
        "Ban Chấp hành đoàn tỉnh Lam Kiều Đoàn TNCS Hồ Chí Minh",
        "Lam Kiều",
        "2023-02-14",
        "Ngô Văn Mẫu",
    ),
    "union_in_one_column": (
        "front",
        "Kế hoạch",
        "31/KH-BTV",
        "Ban Thường vụ Hội LHPN Việt Nam tỉnh Lam Kiều",
        "Lam Kiều",
        "2019-01-03",
        "Trần Thị Mẫu",
    ),
}
BASES = {
    "all_in_capitals": ["71/1998/NĐ-CP"],
    "commune_in_two_columns": ["45/KH-UBND", "12-KH/ĐU"],
    "dated_at_its_end": ["77/UBND-NC"],
    "decision": [
        "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
        "34/2007/PL-UBTVQH11",
        "04/2015/NĐ-CP",
    ],
    "front_in_cells": ["Luật Mặt trận Tổ quốc Việt Nam năm 2015", "217-QĐ/TW", "218-QĐ/TW", "23/TT-MTTW-BTT"],
    "letter_in_one_column": ["21/KH-UBND"],
    "many_targets": ["12-KH/TU"],
    "many_times": ["12-KH/TU"],
    "party_of_a_commune": ["09-CTr/TU"],
    "party_with_dashes": ["05-KL/TU", "290-QĐ/TW"],
    "scanned": ["33/KH-UBND"],
    "signed_above_its_recipients": ["02-HD/TWĐTN-BKT"],
    "union_in_one_column": ["05-CTPH/BDVTU-HPN"],
}
TARGETS = {
    "all_in_capitals": [("=", 100, "%")],
    "commune_in_two_columns": [("=", 100, "%"), (">=", 1, "mô hình"), (">=", 95, "%"), ("=", 10, "%")],
    "dated_at_its_end": [("=", 100, "%"), (">=", 95, "%")],
    "front_in_cells": [(">=", 2, "cuộc")],
    "many_targets": [
        (">=", 90, "%"),
        ("=", 85, "%"),
        ("<=", 1, "%"),
        (">=", 1, "mô hình"),
        (">=", 3, "mô hình"),
        (">=", 5, "%"),
        (">=", 20, "%"),
        ("=", 100, "%"),
        (">=", 2, "lần/năm"),
        (">", 90, "%"),
        (">=", 80, "%"),
        ("=", 1200, "lượt"),
        ("=", 3, "lớp"),
        ("<", 2.5, "%"),
        (">", 50, "tỷ đồng"),
    ],
    "party_of_a_commune": [
        ("=", 100, "%"),
        (">", 80, "%"),
        (">=", 85, "%"),
        ("=", 75, "triệu đồng/người/năm"),
        (">=", 2, "lần/năm"),
    ],
    "party_with_dashes": [(">=", 5, "mô hình"), (">=", 2, "mô hình"), (">", 90, "%"), (">=", 50, "%")],
    "scanned": [("=", 100, "%"), (">", 85, "%"), (">=", 3, "mô hình")],
    "signed_above_its_recipients": [
        (">=", 1, "công trình"),
        ("=", 20, "nhà"),
        ("=", 50000, "cây"),
        ("=", 3500, "đoàn viên"),
    ],
    "union_in_one_column": [("=", 1, "mô hình"), (">=", 150, "hộ"), ("=", 60, "hộ"), ("=", 500, "triệu đồng")],
}
TIMES = {
    "all_in_capitals": ["2014-11-15"],
    "central_circular": ["quarter:2008-Q4", "quarter:2009-Q1", "2009-06-30", "2008-12-31"],
    "commune_in_two_columns": ["quarter:2026-Q3", "yearly:06-30", "rule:trước ngày 15 của tháng cuối quý"],
    "dated_at_its_end": ["2021-11-30"],
    "front_in_cells": ["period:2024-05-15/2024-10-30", "2024-11-05"],
    "letter_in_one_column": ["2025-11-20"],
    "many_times": [
        "quarter:2026-Q2",
        "period:2026-03/2026-06",
        "2026-06-30",
        "2026-01-15",
        "2026-07-01",
        "month:2026-02",
        "month:2026-10",
        "period:2026-09-05/2026-09-10",
        "2026-10-15",
        "2026-10-16",
        "quarter:2026-Q3",
        "2026-07-10",
        "2026-12-20",
        "rule:trước ngày 20 của tháng cuối quý",
        "2026-06-15",
        "2026-12-15",
        "monthly:25",
        "yearly:12-10",
        "rule:trong vòng 15 ngày kể từ ngày ban hành Kế hoạch này",
        "monthly:05",
        "2026-11-30",
        "2026-12-05",
    ],
    "party_of_a_commune": ["2026-02-15", "rule:trước ngày 20 của tháng cuối quý", "month:2028-06", "quarter:2030-Q2"],
    "party_with_dashes": ["2012-04-30", "yearly:06-10", "yearly:12-10", "quarter:2015-Q4"],
    "scanned": ["rule:trước ngày 20 tháng cuối quý", "2022-06-10", "2022-12-10"],
    "signed_above_its_recipients": ["2023-02-28", "month:2023-03", "2023-11-25"],
    "union_in_one_column": ["quarter:2019-Q1", "period:2019-03/2019-10", "month:2019-11", "2019-06-15", "2019-11-15"],
}


def paper(name):
    return read((PAPERS / f"{name}.txt").read_text(encoding="utf-8"))


def value(found):
    return found.value if found else ""


@pytest.mark.parametrize("name", HEADERS)
def test_the_top_and_the_end_of_the_paper_are_read(name):
    header = paper(name).header

    facts = (header.doc_type, header.symbol, header.place, header.date, header.signer)
    kind, symbol, place, day, signer = map(value, facts)
    issuers = "; ".join(each.value for each in header.issuers)
    assert (header.family, kind, symbol, issuers, place, day, signer) == HEADERS[name]


@pytest.mark.parametrize("name", HEADERS)
def test_what_it_rests_on_is_read(name):
    assert [basis.symbol or basis.printed for basis in paper(name).bases] == BASES.get(name, [])


@pytest.mark.parametrize("name", HEADERS)
def test_its_targets_are_read(name):
    told = [(each.comparator, each.value, each.unit) for each in paper(name).targets if each.value is not None]

    assert told == TARGETS.get(name, [])


@pytest.mark.parametrize("name", HEADERS)
def test_its_times_are_read(name):
    assert [each.date for each in paper(name).deadlines] == TIMES.get(name, [])
