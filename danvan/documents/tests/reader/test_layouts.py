import pytest

from danvan.documents.reader import as_json, read
from danvan.documents.tests.reader.papers import LAYOUTS


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.__name__)
def paper(request):
    return request.param()


def test_the_header_reads_the_same_in_every_layout(paper):
    said = as_json(read(paper))

    assert {
        name: said[name]
        for name in ("doc_type", "number_symbol", "issuer", "place", "date", "signer", "period", "family")
    } == {
        "doc_type": "Kế hoạch",
        "number_symbol": "21/KH-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Lam Kiều",
        "place": "Lam Kiều",
        "date": "2025-01-16",
        "signer": "Hoàng Thị Mẫu",
        "period": "2025",
        "family": "state",
    }
    assert said["title"] == "THỰC HIỆN CÔNG TÁC DÂN VẬN CHÍNH QUYỀN TỈNH LAM KIỀU NĂM 2025"
    assert said["signer_position"] == "TM. ỦY BAN NHÂN DÂN - KT. CHỦ TỊCH - PHÓ CHỦ TỊCH"


def test_the_outline_reads_the_same_in_every_layout(paper):
    sections = read(paper).sections

    assert [(section.path, section.title) for section in sections] == [
        ("I", "MỤC ĐÍCH, YÊU CẦU"),
        ("II", "NỘI DUNG"),
        ("II.1", "Chỉ tiêu"),
        ("II.2", "Nhiệm vụ"),
        ("II.2.1", "Tuyên truyền"),
        ("III", "TỔ CHỨC THỰC HIỆN"),
        (
            "III.1",
            "Các cơ quan, đơn vị, địa phương báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 25/5/2025 "
            "đối với báo cáo 6 tháng, trước ngày 25/11/2025 đối với báo cáo năm",
        ),
    ]


def test_the_bases_read_the_same_in_every_layout(paper):
    reading = read(paper)

    assert [(basis.symbol, basis.date, basis.issuer, basis.kind) for basis in reading.bases] == [
        ("141-KH/BDVTU", "2024-12-27", "Ban Dân vận Tỉnh ủy", "căn cứ"),
        ("33/CT-TTg", "2021-11-26", "Thủ tướng Chính phủ", "căn cứ"),
    ]
    assert [cited.symbol for cited in reading.citations if not cited.basis] == ["1878-QĐ/TU"]


def test_the_targets_read_the_same_in_every_layout(paper):
    targets = read(paper).targets

    assert [(t.comparator, t.value, t.unit, t.rule, t.scope, t.place.words) for t in targets] == [
        ("=", 100, "%", "coverage", "xã, phường", "mục II.1, gạch thứ 1"),
        (">=", 80, "%", "ratio", "cơ quan, đơn vị", "mục II.1, gạch thứ 2"),
        (">=", 85, "%", "ratio", "Ban Thanh tra nhân dân", "mục II.1, gạch thứ 2"),
        (
            ">=",
            2,
            "cuộc",
            "minimum",
            "Người đứng đầu cấp ủy, chính quyền các cấp",
            "mục II.1, gạch thứ 3",
        ),
        ("", None, "", "index", "", "mục II.1, gạch thứ 4"),
    ]


def test_the_deadlines_read_the_same_in_every_layout(paper):
    deadlines = read(paper).deadlines

    assert [(d.date, d.words, d.who, d.to, d.via, d.place.words) for d in deadlines] == [
        ("month:2025-04", "trong tháng 4/2025", "Sở Nội vụ", "", "", "mục II.2.1, gạch thứ 1"),
        (
            "2025-05-25",
            "trước ngày 25/5/2025 đối với báo cáo 6 tháng",
            "Các cơ quan, đơn vị, địa phương",
            "UBND tỉnh",
            "Sở Nội vụ",
            "mục III.1",
        ),
        (
            "2025-11-25",
            "trước ngày 25/11/2025 đối với báo cáo năm",
            "Các cơ quan, đơn vị, địa phương",
            "UBND tỉnh",
            "Sở Nội vụ",
            "mục III.1",
        ),
    ]


def test_the_tasks_read_the_same_in_every_layout(paper):
    tasks = read(paper).tasks

    assert [(task.lead, task.cooperating, task.due, task.place.words) for task in tasks] == [
        ("Sở Nội vụ", "Ban Dân vận Tỉnh ủy", "trong tháng 4/2025", "mục II.2.1, gạch thứ 1"),
        ("Sở Nội vụ", "", "", "mục II.2.1, gạch thứ 1, dấu cộng thứ 1"),
        (
            "Các cơ quan, đơn vị, địa phương",
            "",
            "trước ngày 25/5/2025 đối với báo cáo 6 tháng; trước ngày 25/11/2025 đối với báo cáo năm",
            "mục III.1",
        ),
    ]


def test_the_recipients_read_the_same_in_every_layout(paper):
    recipients = read(paper).recipients

    assert [(recipient.name, recipient.purpose) for recipient in recipients] == [
        ("Thường trực Tỉnh ủy", "báo cáo"),
        ("UBND các xã, phường", "để thực hiện"),
        ("Ủy ban MTTQ tỉnh", "phối hợp"),
        ("Các sở, ban, ngành", ""),
        ("Lưu: VT, NV", "lưu"),
    ]


def test_every_span_shows_the_words_it_stands_for(paper):
    reading = read(paper)

    shown = [
        paper[item.span.start : item.span.end] for item in (*reading.targets, *reading.deadlines, *reading.citations)
    ]

    assert all(words.strip() == words and words for words in shown)
