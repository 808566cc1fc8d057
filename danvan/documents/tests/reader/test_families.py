"""Papers of the Party, the Front, a department, the Prime Minister; a news item, a law site's page, blanks."""

from danvan.documents.reader import as_json, read
from danvan.documents.tests.reader.papers import BLANKS, DECISION, FRONT_PLAN, LETTER, NEWS, PAGE, PARTY_PLAN

HEADER = ("doc_type", "number_symbol", "issuer", "place", "date", "title", "signer", "family", "period")


def header(paper):
    said = as_json(read(paper))
    return {name: said[name] for name in HEADER}


def test_a_plan_of_a_party_committee_has_its_number_without_colon_and_its_signature_with_slashes():
    reading = read(PARTY_PLAN)

    assert header(PARTY_PLAN) == {
        "doc_type": "Kế hoạch",
        "number_symbol": "15-KH/HU",
        "issuer": "Huyện ủy Đông Sa",
        "place": "Đông Sa",
        "date": "2024-03-05",
        "title": "thực hiện phong trào thi đua “Dân vận khéo” giai đoạn 2024 - 2026",
        "signer": "Trần Văn Thí Dụ",
        "family": "party",
        "period": "2024-2026",
    }
    assert reading.header.parent.value == "ĐẢNG BỘ TỈNH LAM KIỀU"
    assert reading.header.signer_position.value == "T/M BAN THƯỜNG VỤ - PHÓ BÍ THƯ"


def test_a_plan_of_a_party_committee_is_read_to_its_recurring_deadlines():
    reading = read(PARTY_PLAN)

    assert [basis.symbol for basis in reading.bases] == ["09-HD/BDVTU"]
    assert [(t.comparator, t.value, t.unit, t.rule) for t in reading.targets] == [(">=", 1, "mô hình", "minimum")]
    assert [(d.date, d.who, d.to, d.via) for d in reading.deadlines] == [
        ("quarter:2024-Q2", "", "", ""),
        ("yearly:09-30", "", "", ""),
        ("yearly:12-10", "Các chi, đảng bộ cơ sở", "Ban Thường vụ Huyện ủy", "Ban Dân vận Huyện ủy"),
    ]
    assert [recipient.name for recipient in reading.recipients] == [
        "Ban Dân vận Tỉnh ủy",
        "Các chi, đảng bộ cơ sở",
        "Lưu Văn phòng Huyện ủy",
    ]


def test_a_plan_of_the_front_names_the_standing_board_after_its_committee():
    reading = read(FRONT_PLAN)

    assert header(FRONT_PLAN) == {
        "doc_type": "Kế hoạch",
        "number_symbol": "52/KH-MTTQ-BTT",
        "issuer": "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Lam Kiều",
        "place": "Lam Kiều",
        "date": "2026-02-12",
        "title": "Triển khai Cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” năm 2026",
        "signer": "Phạm Thị Ví Dụ",
        "family": "front",
        "period": "2026",
    }
    assert [(t.comparator, t.value, t.unit) for t in reading.targets] == [
        ("=", 50, "nhà"),
        (">", 95, "%"),
        ("<=", 2, "%"),
    ]
    assert [deadline.date for deadline in reading.deadlines] == ["2026-06-15", "2026-11-15"]


def test_a_letter_has_its_title_beside_its_number_and_its_addressees_among_the_recipients():
    reading = read(LETTER)

    assert header(LETTER) == {
        "doc_type": "Công văn",
        "number_symbol": "345/SNV-CCVC",
        "issuer": "Sở Nội vụ tỉnh Lam Kiều",
        "place": "Lam Kiều",
        "date": "2025-09-02",
        "title": "V/v báo cáo kết quả công tác dân vận 9 tháng đầu năm 2025",
        "signer": "Đỗ Văn Mẫu",
        "family": "state",
        "period": "2025",
    }
    assert [(recipient.name, recipient.purpose) for recipient in reading.recipients] == [
        ("Các sở, ban, ngành", ""),
        ("Ủy ban nhân dân các xã, phường", ""),
        ("Như trên", ""),
        ("Lưu: VT", "lưu"),
    ]


def test_a_day_before_the_signing_is_background_and_no_deadline():
    assert [(d.date, d.to) for d in read(LETTER).deadlines] == [("2025-09-20", "Sở Nội vụ")]


def test_a_decision_gives_its_laws_by_name_and_leaves_the_proposal_out_of_its_bases():
    reading = read(DECISION)

    assert [basis.symbol or basis.printed for basis in reading.bases] == [
        "Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025",
        "300/2025/NĐ-CP",
    ]
    assert [(cited.symbol, cited.kind) for cited in reading.citations if not cited.basis] == [
        ("252/TTr-BNV", "đề nghị"),
        ("77/QĐ-TTg", "thay thế"),
    ]
    assert header(DECISION)["title"] == "Ban hành Kế hoạch triển khai thi hành Luật Thí dụ"
    assert header(DECISION)["signer"] == "Lê Văn Mẫu"


def test_the_plan_issued_with_a_decision_is_read_as_its_text_and_an_appendix_only_for_its_times():
    reading = read(DECISION)

    assert [
        (task.text, task.lead, task.cooperating, task.due) for task in reading.tasks if task.lead.startswith("Bộ")
    ] == [
        (
            "Rà soát văn bản quy phạm pháp luật",
            "Bộ Tư pháp",
            "các bộ, cơ quan ngang bộ",
            "Các bộ gửi kết quả rà soát về Bộ Tư pháp trước ngày 15 tháng 12 năm 2025",
        ),
        ("Tập huấn chuyên sâu", "Bộ Nội vụ", "", "năm 2026 - 2027"),
    ]
    assert [deadline.date for deadline in reading.deadlines] == ["2025-12-15", "period:2026/2027", "quarter:2026-Q3"]
    assert reading.targets == ()


def test_a_news_item_is_told_apart_from_the_plan_it_tells_of():
    reading = read(NEWS)

    assert header(NEWS) == {
        "doc_type": "Tin bài về Kế hoạch",
        "number_symbol": "202-KH/BDVTU",
        "issuer": "Ban Dân vận Tỉnh ủy",
        "place": None,
        "date": "2024-09-06",
        "title": "Đẩy mạnh phong trào thi đua “Dân vận khéo” trên địa bàn tỉnh năm 2024",
        "signer": None,
        "family": "party",
        "period": "2024",
    }
    assert reading.bases == ()
    assert [deadline.date for deadline in reading.deadlines] == ["month:2024-10"]
    assert all(found.doubt for found in (reading.header.doc_type, reading.header.symbol, reading.header.date))


def test_the_details_of_a_law_site_fill_only_what_the_document_lost():
    reading = read(PAGE)

    assert header(PAGE) == {
        "doc_type": "Kế hoạch",
        "number_symbol": "767/KH-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Lam Kiều",
        "place": "Lam Kiều",
        "date": "2025-03-19",
        "title": "TRIỂN KHAI THỰC HIỆN CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2025",
        "signer": "Hoàng Thị Mẫu",
        "family": "state",
        "period": "2025",
    }
    assert reading.header.signer.doubt
    assert reading.header.issuers[0].doubt


def test_a_blank_number_and_a_blank_date_stay_blank():
    reading = read(BLANKS)

    assert (reading.header.symbol, reading.header.date) == (None, None)
    assert reading.header.place.value == "Lam Kiều"
    assert [basis.symbol for basis in reading.bases] == ["80-NQ/TW"]


def test_a_number_and_a_day_stamped_over_blanks_are_read_where_the_page_ends_and_doubted():
    stamped = f"{BLANKS}\n \n173\n28\n4\n\n2\n- Trang hai.\n"

    header = read(stamped).header

    assert (header.symbol.value, header.date.value) == ("173/KH-UBND", "2026-04-28")
    assert (header.symbol.doubt, header.date.doubt) == (
        "Số được đóng dấu rời trang; đề nghị đối chiếu với bản ký.",
        "Ngày được đóng dấu rời trang; đề nghị đối chiếu với bản ký.",
    )


def test_lone_numbers_do_not_fill_a_letterhead_that_has_no_blanks():
    assert read(FRONT_PLAN + "\n\n173\n28\n4\n\n").header.symbol.value == "52/KH-MTTQ-BTT"


def test_the_stamp_of_secrecy_is_seen_above_the_title_and_nowhere_else():
    stamped = PARTY_PLAN.replace("KẾ HOẠCH\n", "TỐI MẬT\n\nKẾ HOẠCH\n", 1)

    assert read(stamped).header.secrecy.value == "TỐI MẬT"
    assert read(LETTER).header.secrecy is None
    assert read(PARTY_PLAN + "\nMẬT\n").header.secrecy is None
