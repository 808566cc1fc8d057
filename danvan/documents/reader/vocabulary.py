"""The words of the office that the grammar stands on: kinds of documents, bodies and posts. No place has its name here."""

import re

# Folded name of each kind of document -> as it is written. Longer names first where one begins another.
DOC_TYPES = {
    name.lower(): name
    for name in (
        "Chương trình hành động", "Chương trình phối hợp", "Chương trình công tác", "Chương trình",
        "Kế hoạch hành động", "Kế hoạch liên tịch", "Kế hoạch phối hợp", "Kế hoạch",
        "Hướng dẫn liên ngành", "Hướng dẫn liên tịch", "Hướng dẫn",
        "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Thông tư liên tịch", "Thông tư", "Thông tri",
        "Quyết định", "Quy định", "Quy chế phối hợp", "Quy chế", "Quy ước", "Chỉ thị", "Kết luận", "Đề án", "Phương án",
        "Báo cáo", "Tờ trình", "Thông báo", "Công điện", "Công văn", "Biên bản", "Lời kêu gọi",
        "Thư kêu gọi", "Bộ luật", "Luật",
        "Pháp lệnh", "Điều lệ", "Dự án",
    )
}  # fmt: skip
TYPE_OF_CODE = {
    "nq": "Nghị quyết", "qđ": "Quyết định", "qyđ": "Quy định", "qđi": "Quy định", "qc": "Quy chế", "qcph": "Quy chế",
    "ct": "Chỉ thị", "kl": "Kết luận", "kh": "Kế hoạch", "hd": "Hướng dẫn", "bc": "Báo cáo", "ctr": "Chương trình",
    "ctrph": "Chương trình phối hợp", "đa": "Đề án", "pa": "Phương án", "tb": "Thông báo", "ttr": "Tờ trình",
    "tt": "Thông tư",
    "cv": "Công văn", "cđ": "Công điện", "bb": "Biên bản", "nđ": "Nghị định", "nqlt": "Nghị quyết liên tịch",
    "ttlt": "Thông tư liên tịch", "hdlt": "Hướng dẫn liên tịch", "khlt": "Kế hoạch liên tịch", "khph": "Kế hoạch phối hợp",
}  # fmt: skip
TYPE_WORDS = "|".join(DOC_TYPES)

# How a body's name begins. A line of the letterhead that begins so starts another body, unless a word still hangs.
BODY_HEADS = (
    r"(?:ủy ban|ubnd|ubmttq|ub mttq|hội đồng|hđnd|sở|bộ|ban|bcđ|bch|btv|btt|đảng ủy|đảng bộ|đảng đoàn|chi bộ"
    r"|chi ủy|tỉnh ủy"
    r"|thành ủy|huyện ủy|quận ủy|thị ủy|hội|liên đoàn|liên hiệp|liên minh|công đoàn|đoàn|tỉnh đoàn|thành đoàn"
    r"|huyện đoàn"
    r"|quận đoàn|xã đoàn|mặt trận|mttq|văn phòng|phòng|trung tâm|trường|chi cục|cục|tổng cục|vụ|thanh tra|viện|công an"
    r"|tiểu ban|tổ công tác|tổ chỉ đạo|tổ giúp việc|thủ tướng|chính phủ|quốc hội|tòa án|đại học|học viện|bệnh viện"
    r"|kho bạc"
    r"|ngân hàng|tổng liên đoàn|tổng công ty|công ty|tập đoàn|trung ương|báo|đài|chủ tịch|quân khu|quân đoàn|bảo hiểm"
    r"|kiểm toán|cụm|khối|đặc khu ủy|phường ủy|xã ủy)"
)
# What belongs to a body above and is named after it: Sở Nội vụ *tỉnh …*, Ban Dân vận *Tỉnh ủy*.
PARTY_WORDS = re.compile(
    r"\b(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|ban dân vận|ban tuyên giáo"
    r"|ban thường vụ|đặc khu ủy)\b"
)
FRONT_WORDS = re.compile(
    r"\b(?:mặt trận tổ quốc|mttq|liên đoàn lao động|công đoàn|hội (?:nông dân|liên hiệp|lhpn|cựu chiến binh|ccb|chữ thập)"
    r"|đoàn thanh niên|tỉnh đoàn|thành đoàn|đoàn tncs)\b"
)
STATE_WORDS = re.compile(r"\b(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|sở|bộ|chính phủ|thủ tướng|chi cục|phòng)\b")
DEPENDENT = re.compile(
    r"(?:sở|phòng|ban|bcđ|văn phòng|thanh tra|chi cục|trung tâm|hội đồng thi đua|tiểu ban|tổ|ủy ban kiểm tra|bch"
    r"|btv|btt|công an"
    r"|cơ quan)\b"
)
TERRITORY = re.compile(
    r"\b(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|trung ương|việt nam|quốc gia)\b"
)

ABBREVIATIONS = (
    ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("MTTQ", "Mặt trận Tổ quốc"), ("BCĐ", "Ban Chỉ đạo"), ("BCH", "Ban Chấp hành"), ("BTV", "Ban Thường vụ"),
    ("BTT", "Ban Thường trực"), ("LĐLĐ", "Liên đoàn Lao động"), ("UB", "Ủy ban"), ("TP", "Thành phố"), ("TX", "Thị xã"),
    ("TW", "Trung ương"),
)  # fmt: skip

# How the parts of bodies' names are written where the letterhead has only capitals.
PROPER_NAMES = {
    name.lower(): name
    for name in (
        "Việt Nam", "Mặt trận Tổ quốc", "Liên hiệp Phụ nữ", "Nông dân", "Cựu chiến binh", "Liên đoàn Lao động",
        "Đoàn TNCS Hồ Chí Minh",
        "Chấp hành", "Thường vụ", "Thường trực", "Chỉ đạo", "Dân vận", "Tuyên giáo", "Nội vụ", "Y tế", "Tài chính",
        "UBND", "HĐND", "MTTQ", "LHPN", "CCB", "QCDC", "Tư pháp", "Giáo dục và Đào tạo", "Dân tộc và Tôn giáo",
    )
}  # fmt: skip
PROPER = re.compile("|".join(PROPER_NAMES), re.IGNORECASE)

# A body as a sentence names it: what leads, receives or reports.
BODY = (
    r"(?:(?:các|những) )?(?:ủy ban nhân dân|ubnd|ủy ban mặt trận|ủy ban mttq|ủy ban|ubmttq|mặt trận|mttq|hội đồng"
    r"|hđnd|thường trực"
    r"|ban chỉ đạo|ban tổ chức|ban thực hiện|tổ chỉ đạo|ban|sở|bộ|văn phòng|phòng|công an|tỉnh ủy|thành ủy"
    r"|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|đảng đoàn|chi bộ|chi, đảng|(?:cấp )?chính quyền|cấp, các ngành"
    r"|cấp ủy"
    r"|cơ quan|đơn vị|địa phương|(?:các )?tổ chức (?:đảng|chính trị|đoàn thể|hội|cơ sở|thành viên|xã hội)|hội"
    r"|đoàn thể|đoàn|liên đoàn|liên minh|báo(?! (?:cáo|chí))|đài|cổng|trung tâm|chi cục|cục|viện|trường"
    r"|thanh tra|tòa án|viện kiểm sát|bảo hiểm|kho bạc|ngân hàng|thủ trưởng|chủ tịch|giám đốc|người đứng đầu|bộ trưởng"
    r"|chánh văn phòng|thủ tướng|chính phủ|xã, phường|các xã|các phường|khối|cụm|hệ thống|bộ chỉ huy|tổng công ty"
    r"|doanh nghiệp)"
)

POSITION = re.compile(
    r"(?:(?:tm|kt|tl|tuq|q)\s?\.|t/m\b|k/t\b|t/l\b)|(?:quyền |phó |kiêm )?(?:chủ tịch|bí thư|trưởng ban|giám đốc"
    r"|tổng giám đốc|cục trưởng|chi cục trưởng"
    r"|chánh văn phòng|chánh thanh tra|trưởng phòng|thủ tướng|bộ trưởng|thứ trưởng|tổng bí thư|hiệu trưởng"
    r"|viện trưởng|vụ trưởng"
    r"|trưởng khối|tổ trưởng|trưởng tiểu ban|tổng cục trưởng|thường trực|chỉ huy|tư lệnh|chủ nhiệm|ủy viên"
    r"|tổng thanh tra|thống đốc)"
    r"|(?:phó chánh|phó cục|phó tổng|phó trưởng|phó viện|phó hiệu|phó chi cục|đại diện|trưởng đoàn|ban thường vụ"
    r"|ban thường trực)\b"
)
