"""Papers as offices send them, in our own words."""

from danvan.papers.paper import Annex, Block, Form, Heading, Letterhead, Paper, Signature, Table, Text

STATE_HEAD = Letterhead(
    Form.STATE,
    "Sở Nội vụ",
    "Ủy ban nhân dân tỉnh Lam Kiều",
    symbol="/KH-SNV",
    place="Lam Kiều",
    year=2026,
)
PARTY_HEAD = Letterhead(
    Form.PARTY, "Ban Thường vụ", "Đảng bộ tỉnh Lam Kiều", symbol="-KH/TU", place="Lam Kiều", year=2026
)
DEPUTY = Signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mẫu Hoa")
SENTENCE = (
    "Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh rà soát thủ tục hành chính, hoàn thành trước ngày "
    "30/11/2026 và báo cáo Ủy ban nhân dân tỉnh."
)
LONG_NAME = "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở và phong trào thi đua Dân vận khéo khối cơ quan tỉnh"
NUMBERS = ("I", "II", "III", "IV", "V", "VI")


def plan(letterhead=STATE_HEAD, *, sections=2, each=3, **other):
    """A plan of some sections, signed by a deputy."""
    dash = "- " if letterhead.form is Form.PARTY else ". "
    blocks: list[Block] = []
    for place in range(sections):
        blocks.append(Heading(f"{NUMBERS[place]}{dash}NỘI DUNG THỨ {place + 1}"))
        blocks += [Text(SENTENCE)] * each
    said = {
        "type_name": "Kế hoạch",
        "subject": "Thực hiện công tác dân vận chính quyền trên địa bàn tỉnh năm 2026",
        "bases": ["Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;", "Theo đề nghị của Chánh Văn phòng"],
        "blocks": blocks,
        "signature": DEPUTY,
        "recipients": ["Ủy ban nhân dân tỉnh (b/c)", "Các xã, phường", "Lưu: VT, XDCQ"],
    }
    return Paper(letterhead, **{**said, **other})


def missing(rows):
    """A list of units that have not reported."""
    return Table(
        ["TT", "Đơn vị", "Nội dung", "Số liệu"],
        [
            [str(n), f"Ủy ban nhân dân xã Mẫu {n}", "Kết quả đối thoại với Nhân dân", f"{n}.000"]
            for n in range(1, rows + 1)
        ],
        widths=(10, 60, 65, 30),
        numeric=(3,),
        centred=(0,),
    )


def letter(letterhead=STATE_HEAD, *, rows=92, **other):
    """A công văn that urges, with the list as its annex."""
    said = {
        "to": ["Ủy ban nhân dân các xã, phường, đặc khu"],
        "blocks": [Text(SENTENCE), Text("Trân trọng.")],
        "signature": Signature("", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu"),
        "recipients": ["Như trên", "Lưu: VT"],
        "annexes": [Annex("Danh sách đơn vị chưa báo cáo", "(Kèm theo Công văn này)", [missing(rows)])],
    }
    return Paper(letterhead, "đôn đốc báo cáo kết quả công tác dân vận chính quyền", **{**said, **other})
