"""A PDF is read in the order a person reads it."""

from danvan.files.intake import Reading, read_words
from danvan.files.tests.papers.pdfs import Page, pdf

PROSE = [
    "Căn cứ Kế hoạch số 141-KH/BDVTU ngày 27/12/2024 của Ban Dân vận Tỉnh ủy,",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch.",
]


def read(*pages: Page, **how) -> Reading:
    return read_words(pdf(*pages, **how), "kế hoạch.pdf")


def lines(*pages: Page, **how) -> list[str]:
    return read(*pages, **how).text.strip().split("\n")


def prose(page: Page, top: float = 600) -> Page:
    for at, words in enumerate(PROSE):
        page.say(words, 50, top - 18 * at)
    return page


def letterhead(order: list[int]) -> Page:
    said = [
        ("ỦY BAN NHÂN DÂN", 70, 780),
        ("TỈNH X", 100, 762),
        ("Số: 21/KH-UBND", 80, 744),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 780),
        ("Độc lập - Tự do - Hạnh phúc", 330, 762),
        ("X, ngày 16 tháng 01 năm 2025", 340, 744),
    ]
    page = Page()
    for at in order:
        page.say(*said[at])
    return page.say("KẾ HOẠCH CÔNG TÁC DÂN VẬN CHÍNH QUYỀN", 170, 700)


def test_a_letterhead_is_read_left_then_right_whatever_order_it_was_drawn_in():
    expected = [
        "ỦY BAN NHÂN DÂN",
        "TỈNH X",
        "Số: 21/KH-UBND",
        "|",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "X, ngày 16 tháng 01 năm 2025",
        "KẾ HOẠCH CÔNG TÁC DÂN VẬN CHÍNH QUYỀN",
        *PROSE,
    ]

    drawn_by_cells = lines(prose(letterhead([0, 1, 2, 3, 4, 5])))
    drawn_by_lines = lines(prose(letterhead([0, 3, 1, 4, 2, 5])))

    assert (drawn_by_cells, drawn_by_lines) == (expected, expected)


def test_recipients_and_signature_side_by_side_are_read_one_after_the_other():
    page = prose(Page(), 700)
    page.say("Nơi nhận:", 50, 600).say("TM. ỦY BAN NHÂN DÂN", 350, 600)
    page.say("- Như trên;", 50, 584).say("CHỦ TỊCH", 380, 584)
    page.say("- Lưu: VT.", 50, 568).say("Nguyễn Văn A", 370, 550)

    assert lines(page)[2:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "|",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
    ]


def test_words_drawn_apart_are_words_and_a_gap_is_a_space():
    page = Page().say("Kế", 50, 700).say("hoạch", 66, 700).say("năm", 101, 700).say("2026", 124, 700)

    assert lines(page.say("của Ban Dân vận", 50, 680)) == ["Kế hoạch năm 2026", "của Ban Dân vận"]


def test_a_ruled_table_is_read_row_by_row_with_its_wrapped_cells():
    page = prose(Page(), 780).grid([50, 90, 350, 540], [700, 680, 640, 620])
    page.say("TT", 55, 686).say("Nhiệm vụ", 100, 686).say("Chủ trì", 360, 686)
    page.say("1", 55, 664).say("Tổ chức hội nghị", 100, 664).say("Sở Nội vụ", 360, 664).say("sơ kết 6 tháng", 100, 648)
    page.say("2", 55, 626).say("Nhân rộng mô hình", 100, 626)

    assert lines(page)[2:] == [
        "TT | Nhiệm vụ | Chủ trì",
        "1 | Tổ chức hội nghị sơ kết 6 tháng | Sở Nội vụ",
        "2 | Nhân rộng mô hình |",
    ]


def test_a_table_split_over_pages_is_one_table_and_a_row_cut_in_two_is_one_row():
    columns = [50, 90, 350, 540]
    one = prose(Page(), 780).grid(columns, [140, 120, 100])
    one.say("TT", 55, 126).say("Nhiệm vụ", 100, 126).say("Chủ trì", 360, 126)
    one.say("1", 55, 106).say("Tổ chức hội nghị", 100, 106).say("Sở Nội vụ", 360, 106).say("1", 290, 30)
    two = Page().grid(columns, [800, 780, 760, 740]).say("2", 290, 30)
    two.say("TT", 55, 786).say("Nhiệm vụ", 100, 786).say("Chủ trì", 360, 786)
    two.say("sơ kết", 100, 766)
    two.say("2", 55, 746).say("Nhân rộng", 100, 746).say("Sở Y tế", 360, 746)

    assert lines(one, two)[2:] == [
        "TT | Nhiệm vụ | Chủ trì",
        "1 | Tổ chức hội nghị sơ kết | Sở Nội vụ",
        "2 | Nhân rộng | Sở Y tế",
    ]


def test_the_text_knows_where_its_pages_start_and_drops_their_numbers():
    reading = read(prose(Page()).say("- 1 -", 280, 800), prose(Page()).say("2", 290, 800))

    first = "\n".join(PROSE) + "\n"
    assert (reading.text, reading.page_starts) == (first * 2, [0, len(first)])


def test_letters_of_an_old_font_are_read_by_its_name():
    page = Page().say("Ban hành:", 50, 700).say_in_old_font("§Èy m¹nh c«ng t¸c d©n vËn", 50, 680)

    assert lines(page) == ["Ban hành:", "Đẩy mạnh công tác dân vận"]


def test_a_page_with_an_action_in_it_is_read_like_any_other():
    action = "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"

    assert lines(prose(Page()), extra=action) == PROSE


def test_a_short_letter_between_two_pictures_is_no_scan():
    assert lines(prose(Page().picture()), Page().picture()) == PROSE
