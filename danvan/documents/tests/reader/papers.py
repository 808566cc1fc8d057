"""Papers of an invented province, one for each family and layout. No place, person or number in them is real."""

import textwrap
import unicodedata

PREAMBLE = (
    "Căn cứ Kế hoạch số 141-KH/BDVTU ngày 27/12/2024 của Ban Dân vận Tỉnh ủy về công tác dân vận năm 2025 và Chỉ thị số "
    "33/CT-TTg ngày 26 tháng 11 năm 2021 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh Lam Kiều ban hành Kế hoạch thực hiện "
    "công tác dân vận năm 2025 như sau:"
)
ITEMS = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "- Nâng cao nhận thức của cán bộ, công chức về công tác dân vận; tránh tình trạng hình thức.",
    "II. NỘI DUNG",
    "1. Chỉ tiêu",
    "- 100% xã, phường ban hành kế hoạch công tác dân vận.",
    "- Phấn đấu có từ 80% cơ quan, đơn vị được xếp loại tốt; 85% trở lên Ban Thanh tra nhân dân hoạt động có hiệu quả.",
    "- Người đứng đầu cấp ủy, chính quyền các cấp đối thoại trực tiếp với Nhân dân ít nhất được 02 cuộc.",
    "- Nâng cao mức độ hài lòng của người dân đối với sự phục vụ của cơ quan hành chính.",
    "2. Nhiệm vụ",
    "2.1. Tuyên truyền",
    "- Sở Nội vụ chủ trì, phối hợp với Ban Dân vận Tỉnh ủy tổ chức tập huấn trong tháng 4/2025.",
    "+ Biên soạn tài liệu theo Quyết định số 1878-QĐ/TU ngày 30/10/2017 của Ban Thường vụ Tỉnh ủy.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Các cơ quan, đơn vị, địa phương báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 25/5/2025 "
    "đối với báo cáo 6 tháng, trước ngày 25/11/2025 đối với báo cáo năm.",
    "Trên đây là Kế hoạch thực hiện công tác dân vận năm 2025, yêu cầu các cơ quan, đơn vị triển khai thực hiện./.",
)
RECIPIENTS = (
    "- Thường trực Tỉnh ủy (b/c);",
    "- UBND các xã, phường (để thực hiện);",
    "- Ủy ban MTTQ tỉnh (p/h);",
    "- Các sở, ban, ngành;",
    "- Lưu: VT, NV.",
)
TITLE = ("THỰC HIỆN CÔNG TÁC DÂN VẬN CHÍNH QUYỀN", "TỈNH LAM KIỀU NĂM 2025")


def plan_in_cells() -> str:
    """As a law site gives it: cells between lines of pipes, blank lines between paragraphs, broken at sixty letters."""
    head = "|\nỦY BAN NHÂN DÂN\nTỈNH LAM KIỀU\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n"
    head += "Độc lập - Tự do - Hạnh phúc\n------\n|\n|"
    number = "Số: 21/KH-UBND\n|\nLam Kiều, ngày 16\ntháng 01 năm 2025\n|"
    body = "\n\n".join(textwrap.fill(item, 60, break_on_hyphens=False) for item in (PREAMBLE, *ITEMS))
    signed = "TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHoàng Thị Mẫu"
    recipients = "\n".join(RECIPIENTS)
    closing = f"|\nNơi nhận:\n{recipients}\n|\n{signed}\n|\n"
    return "\n\n".join([f"{head}\n{number}\n\nKẾ HOẠCH", "\n".join(TITLE), body, f"\n{closing}"])


def plan_hard_wrapped() -> str:
    """As a page copy gives it: broken lines, nothing between paragraphs."""
    head = (
        "ỦY BAN NHÂN DÂN\nTỈNH LAM KIỀU\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|"
    )
    body = "\n".join(textwrap.fill(item, 90, break_on_hyphens=False) for item in (PREAMBLE, *ITEMS))
    signed = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHoàng Thị Mẫu"
    return "\n".join(
        [
            head,
            "Số: 21/KH-UBND\n|\nLam Kiều, ngày 16 tháng 01 năm 2025\n|",
            "KẾ HOẠCH",
            *TITLE,
            body,
            "Nơi nhận:",
            *RECIPIENTS,
            signed,
        ]
    )


def plan_in_columns(gap: str = " " * 12) -> str:
    """As a PDF's text layer gives it: two columns on a line, number and date beside each other."""
    lines = [
        f"ỦY BAN NHÂN DÂN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f" TỈNH LAM KIỀU{gap}Độc lập - Tự do - Hạnh phúc",
        "",
        f"Số: 21/KH-UBND{gap}Lam Kiều, ngày 16 tháng 01 năm 2025",
        "",
        f"{gap}KẾ HOẠCH",
        *(f"{gap}{line}" for line in TITLE),
        "",
        PREAMBLE,
        *ITEMS,
        "",
        f"Nơi nhận:{gap}TM. ỦY BAN NHÂN DÂN",
        f"{RECIPIENTS[0]}{gap}KT. CHỦ TỊCH",
        f"{RECIPIENTS[1]}{gap}PHÓ CHỦ TỊCH",
        *RECIPIENTS[2:],
        f"{gap}{gap}Hoàng Thị Mẫu",
    ]
    return "\n".join(lines)


def plan_with_tabs() -> str:
    return plan_in_columns("\t\t")


def plan_with_letterhead_on_one_line() -> str:
    head = "ỦY BAN NHÂN DÂN TỈNH LAM KIỀU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 21/KH-UBND"
    date = "Lam Kiều, ngày 16 tháng 01 năm 2025"
    closing = ["Nơi nhận:", *RECIPIENTS, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Thị Mẫu"]
    return "\n".join([f"{head} {date} KẾ HOẠCH {' '.join(TITLE)}", "", PREAMBLE, *ITEMS, *closing])


def plan_with_marks_apart() -> str:
    return unicodedata.normalize("NFD", plan_in_cells())


def plan_with_odd_blanks() -> str:
    """No-break spaces, en dashes, soft hyphens, carriage returns, a byte order mark."""
    text = (
        plan_hard_wrapped()
        .replace("\n- ", "\n–\u00a0")
        .replace("công tác", "công\u00a0tác")
        .replace("Nhân dân", "Nhân\u00ad dân")
    )
    return "\ufeff" + text.replace("\n", "\r\n")


def plan_from_markdown() -> str:
    """Headings with hashes, emphasis with stars, escaped dots."""
    text = (
        plan_in_columns()
        .replace("II. NỘI DUNG", "# II. NỘI DUNG")
        .replace("trước ngày 25/5/2025", "**trước ngày 25/5/2025**")
    )
    return text.replace("2.1. Tuyên truyền", "2\\.1. Tuyên truyền")


LAYOUTS = (
    plan_in_cells,
    plan_hard_wrapped,
    plan_in_columns,
    plan_with_tabs,
    plan_with_letterhead_on_one_line,
    plan_with_marks_apart,
    plan_with_odd_blanks,
    plan_from_markdown,
)

PARTY_PLAN = """ĐẢNG BỘ TỈNH LAM KIỀU                 ĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY ĐÔNG SA
*                        Đông Sa, ngày 05 tháng 3 năm 2024
Số 15-KH/HU

KẾ HOẠCH
thực hiện phong trào thi đua “Dân vận khéo”
giai đoạn 2024 - 2026

Thực hiện Hướng dẫn số 09-HD/BDVTU, ngày 20-02-2024 của Ban Dân vận Tỉnh ủy về phong trào “Dân vận khéo”, Ban Thường vụ \
Huyện ủy xây dựng kế hoạch như sau:

I- Mục đích, yêu cầu

1- Động viên và phát huy quyền làm chủ của nhân dân.

II- Nội dung

1- Mỗi đảng bộ, chi bộ cơ sở đăng ký ít nhất 01 mô hình “Dân vận khéo”.

2- Trong Quý II năm 2024, tổ chức hội nghị triển khai; thẩm định mô hình trước ngày 30 tháng 9 hằng năm.

III- Tổ chức thực hiện

1- Các chi, đảng bộ cơ sở định kỳ báo cáo kết quả về Ban Thường vụ Huyện ủy (qua Ban Dân vận Huyện ủy) \
trước ngày 10 tháng 12 hằng năm.

2- Giao Ban Dân vận Huyện ủy chủ trì, phối hợp với các cơ quan tham mưu theo dõi, đôn đốc việc thực hiện.

Nơi nhận:

- Ban Dân vận Tỉnh ủy,
- Các chi, đảng bộ cơ sở,
- Lưu Văn phòng Huyện ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

(đã ký)

Trần Văn Thí Dụ
"""

FRONT_PLAN = """ỦY BAN MTTQ VIỆT NAM        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAM KIỀU               Độc lập - Tự do - Hạnh phúc
BAN THƯỜNG TRỰC
Số: 52/KH-MTTQ-BTT          Lam Kiều, ngày 12 tháng 02 năm 2026

KẾ HOẠCH
Triển khai Cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” năm 2026

Căn cứ Thông tri số 40/TTr-MTTW-BTT ngày 26/3/2024 của Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam;
Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh xây dựng Kế hoạch như sau:
1. Mục tiêu
- Vận động hỗ trợ xây dựng 50 nhà Đại đoàn kết.
- Trên 95% khu dân cư tổ chức Ngày hội Đại đoàn kết; không quá 2% hộ không đăng ký gia đình văn hóa.
2. Báo cáo
Ủy ban MTTQ các xã, phường gửi báo cáo về Ban Thường trực trước ngày 15/6 và 15/11/2026.
Nơi nhận:
- Ủy ban MTTQ các xã, phường;
- Lưu: VT.
TM. BAN THƯỜNG TRỰC
PHÓ CHỦ TỊCH
Phạm Thị Ví Dụ
"""

LETTER = """ỦY BAN NHÂN DÂN
TỈNH LAM KIỀU
SỞ NỘI VỤ
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 345/SNV-CCVC
V/v báo cáo kết quả công tác dân vận
9 tháng đầu năm 2025
|
Lam Kiều, ngày 02 tháng 9 năm 2025
|

|
Kính gửi:
|
- Các sở, ban, ngành;
- Ủy ban nhân dân các xã, phường.
|

Thực hiện Kế hoạch số 21/KH-UBND ngày 16/01/2025 của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị các cơ quan, đơn vị, địa phương:

1. Báo cáo kết quả 9 tháng đầu năm 2025 về Sở Nội vụ chậm nhất ngày 20 tháng 9 năm 2025. Trước đó, ngày 15 tháng 6 \
năm 2025, Sở đã có văn bản đôn đốc.

2. Bảo đảm bảo mật dữ liệu cá nhân theo quy định.

|
Nơi nhận:
- Như trên;
- Lưu: VT.
|
GIÁM ĐỐC
Đỗ Văn Mẫu
|
"""

DECISION = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 9901/QĐ-TTg

Hà Nội, ngày 29 tháng 11 năm 2025

QUYẾT ĐỊNH
Ban hành Kế hoạch triển khai thi hành Luật Thí dụ

THỦ TƯỚNG CHÍNH PHỦ

Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;

Căn cứ Nghị định số 300/2025/NĐ-CP ngày 17 tháng 11 năm 2025 của Chính phủ quy định chi tiết;

Theo đề nghị của Bộ trưởng Bộ Nội vụ tại Tờ trình số 252/TTr-BNV ngày 20 tháng 11 năm 2025.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch triển khai thi hành Luật Thí dụ.

Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 12 năm 2025 và thay thế Quyết định số 77/QĐ-TTg \
ngày 05/01/2020.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

THỦ TƯỚNG

Lê Văn Mẫu

KẾ HOẠCH

TRIỂN KHAI THI HÀNH LUẬT THÍ DỤ

(Kèm theo Quyết định số      /QĐ-TTg ngày    tháng    năm 2025 của Thủ tướng Chính phủ)

I. NỘI DUNG

1. Rà soát văn bản quy phạm pháp luật

- Cơ quan chủ trì: Bộ Tư pháp.

- Cơ quan phối hợp: các bộ, cơ quan ngang bộ.

- Thời gian thực hiện:

+ Các bộ gửi kết quả rà soát về Bộ Tư pháp trước ngày 15 tháng 12 năm 2025.

2. Tập huấn chuyên sâu

- Cơ quan thực hiện: Bộ Nội vụ.

- Thời gian thực hiện: năm 2026 - 2027.

PHỤ LỤC I

DANH MỤC HỒ SƠ

|
STT
|
Tên
|
Thời gian hoàn thành
|
|
1
|
Báo cáo rà soát đạt 100%
|
Quý III/2026
|
"""

NEWS = """Trang chủ

Đẩy mạnh phong trào thi đua “Dân vận khéo” trên địa bàn tỉnh năm 2024

08:52 10/09/2024
Ngày 06/9/2024, Ban Dân vận Tỉnh ủy ban hành Kế hoạch số 202-KH/BDVTU về việc triển khai các hoạt động “Tháng Dân vận” \
năm 2024.

Một là, chỉ đạo 100% chi bộ sinh hoạt chuyên đề trong tháng 10/2024 nhân kỷ niệm 94 năm Ngày truyền thống công tác dân vận \
(15/10/1930 - 15/10/2024), theo Kết luận số 116-KL/TU ngày 09/7/2021 của Ban Thường vụ Tỉnh ủy.

Hai là, các cơ quan Nhà nước nâng cao chất lượng dịch vụ công.
"""

PAGE = """Kế hoạch 767/KH-UBND thực hiện công tác dân vận chính quyền năm 2025 do tỉnh Lam Kiều ban hành
Số hiệu | 767/KH-UBND |
Ngày ban hành | 19/03/2025 |
Loại văn bản | Kế hoạch |
Cơ quan ban hành | Tỉnh Lam Kiều |
Người ký | Hoàng Thị Mẫu |
Lĩnh vực | Bộ máy hành chính |
ỦY BAN NHÂN DÂN |
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM |
Số: 767/KH-UBND |
Lam Kiều, ngày 19 tháng 3 năm 2025 |
TRIỂN KHAI THỰC HIỆN CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2025
Thực hiện Đề án số 08-ĐA/TU ngày 18/01/2022 của Tỉnh ủy về công tác dân vận, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""

BLANKS = """ỦY BAN NHÂN DÂN
TỈNH LAM KIỀU

Số:            /KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lam Kiều, ngày          tháng        năm 2026

KẾ HOẠCH
Tổ chức Ngày hội Đại đoàn kết năm 2026

Thực hiện Nghị quyết số 80-NQ/TW ngày 07/01/2026 của Bộ Chính trị, UBND tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
- Ôn lại truyền thống.
"""

YOUTH_PLAN = """BAN CHẤP HÀNH TRUNG ƯƠNG                              ĐOÀN TNCS HỒ CHÍ MINH

***

   Số: 225 - KH/TWĐTN-CTTN                              Hà Nội, ngày   16    tháng 5 năm 2024

KẾ HOẠCH
Tổ chức các
hoạt động hè dành cho thiếu nhi năm 2024

Căn cứ Kế hoạch số 183 KH/TWĐTN ngày 28/2/2024 của Ban Bí thư Trung ương Đoàn, Ban Bí thư \
Trung ương Đoàn ban hành Kế hoạch như sau:

I. CHỈ TIÊU
1. Mỗi cơ sở Đoàn trao tặng ít nhất 100 suất quà.
"""

SITE_WITHOUT_TITLE = """Để sử dụng toàn bộ tiện ích vui lòng lựa chọn và đăng ký gói cước.
ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 130/KH-UBND | Lam Kiều, ngày 13 tháng 7 năm 2022 |
Thực hiện Thông tư số 10/2022/TT-BNV ngày 31/5/2022 của Bộ Nội vụ về công tác dân vận giai đoạn 2021 - 2025, UBND tỉnh \
ban hành Kế hoạch giám sát công tác dân vận trên địa bàn tỉnh Lam Kiều (sau đây gọi tắt là Kế hoạch), cụ thể như sau:
1. Mục đích
Theo dõi, kiểm tra việc chấp hành quy định.
"""

DECISION_WITHOUT_LETTERHEAD = """# CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc

Số: /QĐ-UBND

Lam Kiều, ngày tháng năm 2025

# QUYẾT ĐỊNH

Về việc công bố danh mục thủ tục hành chính

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM KIỀU

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;

Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ; Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 của Chính phủ;
"""

PROGRAMME_ON_A_NEWS_PAGE = """TIN HOẠT ĐỘNG

Chương trình hoạt động toàn khóa của Mặt trận tỉnh

CHƯƠNG TRÌNH

Hoạt động toàn khóa của Ủy ban MTTQ Việt Nam tỉnh Lam Kiều

khóa VIII, nhiệm kỳ 2019 - 2024

-----

Căn cứ Điều lệ Mặt trận Tổ quốc Việt Nam thông qua ngày 19/9/2019;

Ủy ban MTTQ Việt Nam tỉnh Lam Kiều khóa VIII, nhiệm kỳ 2019 - 2024 xây dựng chương trình hoạt động toàn khóa, cụ thể như sau:

I. NỘI DUNG
"""
