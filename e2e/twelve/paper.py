"""A plan of twelve targets, in our own words, and what its office and its communes say about them: what a province asks in
a year of dân vận. Its thirteenth clause names a number too and stays words, as its kind always does.
"""

from dataclasses import dataclass
from pathlib import Path

import openpyxl

TITLE = "Thực hiện công tác dân vận chính quyền năm 2026"
TEXT = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MẪU
-------
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Sông Mẫu, ngày 18 tháng 5 năm 2026

KẾ HOẠCH
THỰC HIỆN CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2026

Căn cứ Kế hoạch số 18-KH/BTGDVTU ngày 29/12/2025 của Ban Tuyên giáo và Dân vận Tỉnh ủy về công tác dân vận năm 2026, \
Ủy ban nhân dân tỉnh ban hành Kế hoạch với nội dung như sau:

I. MỤC ĐÍCH, YÊU CẦU
- Nâng cao trách nhiệm của các cấp chính quyền và người đứng đầu đối với công tác dân vận.

II. NỘI DUNG THỰC HIỆN
1. Một số chỉ tiêu cụ thể
- 100% cán bộ, công chức, viên chức, người lao động được quán triệt văn bản của Đảng, Nhà nước về công tác dân vận.
- 100% sở, ban, ngành và UBND các xã, phường, đặc khu xây dựng kế hoạch công tác dân vận chính quyền năm 2026.
- 100% cơ quan, đơn vị thuộc UBND tỉnh thực hiện Quy chế dân chủ ở cơ sở.
- Người đứng đầu chính quyền các xã, phường, đặc khu tổ chức đối thoại trực tiếp với Nhân dân ít nhất 01 cuộc.
- 100% địa phương không để xảy ra “điểm nóng” liên quan đến tôn giáo.
- Phấn đấu có từ 80% cơ quan, đơn vị được đánh giá, xếp loại đạt loại tốt.
- 100% xã, phường, đặc khu có Ban Thanh tra nhân dân.
- 100% xã, phường, đặc khu có dự án đầu tư công thành lập Ban Giám sát đầu tư của cộng đồng.
- Từ 85% trở lên Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng hoạt động có hiệu quả.
- 100% chi, đảng bộ cơ quan, đơn vị tổ chức kiểm tra việc thực hiện công tác dân vận.
- 100% chi, đảng bộ cơ quan, đơn vị nhân rộng mô hình, điển hình “Dân vận khéo”.
- Mỗi chi, đảng bộ cơ quan, đơn vị xây dựng ít nhất 01 mô hình “Dân vận khéo” hoạt động hiệu quả.
- 100% cơ quan, đơn vị tự đánh giá, chấm điểm công tác dân vận chính quyền năm 2026.
2. Nhiệm vụ
- Sở Nội vụ chủ trì hướng dẫn việc đánh giá, chấm điểm, hoàn thành trước ngày 30/11/2026.

III. TỔ CHỨC THỰC HIỆN
1. Các cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Nội vụ tổng hợp) trước ngày \
10/12/2026.
2. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này.

Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Các sở, ban, ngành;
- UBND các xã, phường, đặc khu;
- Chi, đảng bộ cơ quan, đơn vị;
- Lưu: VT, SNV.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Thị Mẫu Hoa
"""

COMMUNES = "UBND các xã, phường, đặc khu"
# What the plan of the year before asked already.
TAUGHT = "Số cán bộ, công chức, viên chức, người lao động đã được học tập, quán triệt"
HEARD = "Số cuộc tiếp xúc, đối thoại trực tiếp với Nhân dân"
EFFECTIVE = "Số Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng hoạt động có hiệu quả"
# What this one asks anew.
GOOD, SCORED = "Số đơn vị xếp loại tốt", "Số lần tự đánh giá, chấm điểm"
INSPECTING, WATCHING = "Số Ban Thanh tra nhân dân", "Số Ban Giám sát đầu tư của cộng đồng"


@dataclass(frozen=True)
class Decision:
    """How the office counts a target: by a figure asked before, by a new one, or, without either, as the words propose; of
    the units that the words name, and of the communes where they do not name them.
    """

    target: int
    asked_before: str = ""
    words: str = ""
    of: str = ""
    unit: str = ""
    of_communes: bool = False


DECISIONS = (
    Decision(1, asked_before=TAUGHT, of_communes=True),
    Decision(2),
    Decision(3, words="Số hội nghị quán triệt Quy chế dân chủ ở cơ sở", unit="hội nghị"),
    Decision(4, asked_before=HEARD),
    Decision(6, words=GOOD, of="Số đơn vị được đánh giá, xếp loại", unit="đơn vị", of_communes=True),
    Decision(7, words=INSPECTING, unit="Ban"),
    Decision(8, words=WATCHING, unit="Ban"),
    Decision(9, asked_before=EFFECTIVE, of_communes=True),
    Decision(10, words="Số cuộc kiểm tra công tác dân vận", unit="cuộc"),
    Decision(11, words="Số mô hình, điển hình được nhân rộng", unit="mô hình"),
    Decision(12, words="Số mô hình hoạt động hiệu quả", unit="mô hình"),
    Decision(13, words=SCORED, unit="lần", of_communes=True),
)
# What every commune says, in the order of the table's columns; a share with the whole it is of.
SAID = {TAUGHT: "20/20", HEARD: "1", GOOD: "4/5", INSPECTING: "1", WATCHING: "1", EFFECTIVE: "2/2", SCORED: "1"}
CELLS_OF_A_ROW = [cell for figure in SAID.values() for cell in figure.split("/")]


def fill(kept: Path, left: set[str]) -> int:
    """Writes what the communes sent on paper into their table, those left out and those that spoke already excepted; gives
    how many figures.
    """
    book = openpyxl.load_workbook(kept)
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[1]}
    filled = 0
    for row in range(2, page.max_row + 1):
        words = str(page.cell(row, heads["nội dung"]).value).split(" (")[0]
        unit, said = page.cell(row, heads["đơn vị"]).value, page.cell(row, heads["số liệu"]).value
        if unit in left or said is not None or words not in SAID or not str(unit).startswith("UBND"):
            continue
        part, _slash, whole = SAID[words].partition("/")
        values = {"số liệu": int(part), "trên tổng số": int(whole) if whole else None, "nguồn": "bản giấy"}
        for head, value in values.items():
            page.cell(row, heads[head]).value = value
        filled += 1
    book.save(kept)
    return filled
