"""The papers of the main job, in our own words: a plan as an office would send it, in Word, and its signed copy."""

from pathlib import Path

from docx import Document
from playwright.sync_api import FilePayload

from danvan.files.tests.papers.office import docx, paragraph, table
from danvan.files.tests.papers.pdfs import Page as Sheet
from danvan.files.tests.papers.pdfs import pdf

TITLE = "Thực hiện công tác dân vận chính quyền quý IV năm 2026"
HEAD = (
    ["ỦY BAN NHÂN DÂN\nTỈNH SÔNG MẪU\nSố:        /KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["", "Sông Mẫu, ngày        tháng 5 năm 2026"],
)
LINES = (
    "KẾ HOẠCH",
    "Thực hiện công tác dân vận chính quyền quý IV năm 2026",
    "Căn cứ Kế hoạch số 141-KH/BTGDVTU ngày 27/12/2025 của Ban Tuyên giáo và Dân vận Tỉnh ủy về công tác dân vận năm "
    "2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch với nội dung như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "- Nâng cao trách nhiệm của các cấp chính quyền đối với công tác dân vận, tránh hình thức, đối phó.",
    "II. NỘI DUNG THỰC HIỆN",
    "1. Một số chỉ tiêu cụ thể",
    "- 100% sở, ban, ngành và UBND các xã, phường, đặc khu xây dựng kế hoạch thực hiện công tác dân vận quý IV.",
    "- Người đứng đầu chính quyền các cấp tổ chức đối thoại trực tiếp với Nhân dân ít nhất 01 cuộc.",
    "- Phấn đấu có từ 80% cơ quan, đơn vị được đánh giá, xếp loại tốt.",
    "2. Nhiệm vụ",
    "- Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh rà soát thủ tục hành chính, hoàn thành trước ngày 30/11/2026.",
    "- UBND các xã, phường, đặc khu công khai kết quả giải quyết kiến nghị của Nhân dân, hoàn thành trong tháng 11/2026.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Các cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Nội vụ tổng hợp) trước ngày "
    "10/12/2026.",
    "2. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    "Nơi nhận:",
    "- Thường trực Tỉnh ủy (b/c);",
    "- Đảng ủy UBND tỉnh;",
    "- Các sở, ban, ngành;",
    "- UBND các xã, phường, đặc khu;",
    "- Chi, đảng bộ cơ quan, đơn vị;",
    "- Lưu: VT, SNV.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Lê Thị Mẫu Hoa",
)


def draft() -> FilePayload:
    """The draft as the department sends it for signature, its number still blank."""
    body = table(*HEAD) + "".join(map(paragraph, LINES))
    return upload(
        "du-thao-ke-hoach.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx(body)
    )


def signed_copy() -> FilePayload:
    """The signed plan as it comes back from the office's document system."""
    page = Sheet().say("Số: 99/KH-UBND", 60, 760).say("KẾ HOẠCH", 250, 720).say(TITLE, 60, 690)
    return upload("ke-hoach-da-ky.pdf", "application/pdf", pdf(page))


def upload(name: str, kind: str, content: bytes) -> FilePayload:
    return FilePayload(name=name, mimeType=kind, buffer=content)


RELATED = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MẪU
-------
Số: 118/KH-UBND
Sông Mẫu, ngày 20 tháng 5 năm 2026

KẾ HOẠCH
NÂNG CAO CHẤT LƯỢNG TIẾP CÔNG DÂN NĂM 2026

Căn cứ Nghị quyết số 05-NQ/TU ngày 10/02/2026 của Tỉnh ủy về công tác tiếp công dân;
Thực hiện Chương trình số 17/CTr-UBND ngày 03/3/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch \
như sau:

I. NHIỆM VỤ
1. Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh rà soát nội quy tiếp công dân, hoàn thành trước ngày 30/6/2026.
2. Kế hoạch này thay thế Kế hoạch số 44/KH-UBND ngày 15/01/2025 của UBND tỉnh.
3. Kế hoạch này sửa đổi, bổ sung Kế hoạch số 90/KH-UBND ngày 06/6/2025 của UBND tỉnh.

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Mẫu Hoa
"""


def words_of(path: Path) -> str:
    """The words of a Word file, on one line."""
    paper = Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*cells, *(paragraph.text for paragraph in paper.paragraphs)]).split())
