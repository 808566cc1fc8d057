"""Words for what is nobody's business of a named person: belief, people, poverty, Party membership, health, age.

Facts and patterns; `beside_name` says when they stand beside a name. A people counts where a word says that one is meant
("người Dao", "dân tộc: Tày"): Thái, Hoa and Kinh are names of persons and places too.
"""

import re
from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a word tells of somebody, and what a warning calls that."""

    BELIEF = "belief", _("tín ngưỡng, tôn giáo")
    PEOPLE = "people", _("dân tộc")
    POVERTY = "poverty", _("hoàn cảnh kinh tế")
    PARTY = "party", _("việc vào Đảng")
    HEALTH = "health", _("sức khỏe")
    AGE = "age", _("tuổi")


# The 54 peoples of Viet Nam as the statistics name them (Quyết định 421-TCTK/PPCĐ of 2/3/1979), and how else they are spelt.
PEOPLES: tuple[tuple[str, ...], ...] = (
    ("Kinh",), ("Tày",), ("Thái",), ("Hoa",), ("Khmer", "Khơ-me", "Khơ Me", "Khơme"), ("Mường",), ("Nùng",),
    ("Mông", "H'Mông", "HMông", "H’Mông", "Mèo"), ("Dao",), ("Gia Rai", "Gia-rai", "Jrai", "J'rai"), ("Ngái",),
    ("Ê Đê", "Ê-đê", "Êđê"), ("Ba Na", "Ba-na", "Bana", "Bahnar"), ("Xơ Đăng", "Xơ-đăng", "Xê Đăng", "Xê-đăng"),
    ("Sán Chay", "Cao Lan", "Sán Chỉ"), ("Cơ Ho", "Cơ-ho", "K'Ho", "K’Ho"), ("Chăm", "Chàm"), ("Sán Dìu",),
    ("Hrê", "H'rê", "H’rê"), ("Mnông", "M'Nông", "M’Nông"), ("Ra Glai", "Ra-glai", "Raglai"),
    ("Xtiêng", "Stiêng", "S'tiêng", "X'tiêng"), ("Bru Vân Kiều", "Bru - Vân Kiều", "Bru-Vân Kiều", "Vân Kiều", "Bru"),
    ("Thổ",), ("Giáy",), ("Cơ Tu", "Cơ-tu", "Katu"), ("Giẻ Triêng", "Gié Triêng", "Giẻ-Triêng", "Gié-Triêng"), ("Mạ",),
    ("Khơ Mú", "Khơ-mú"), ("Co", "Cor"), ("Tà Ôi", "Tà-ôi", "Pa Cô", "Pa Kô"), ("Chơ Ro", "Chơ-ro"), ("Kháng",),
    ("Xinh Mun", "Xinh-mun"), ("Hà Nhì",), ("Chu Ru", "Chu-ru"), ("Lào",), ("La Chí",), ("La Ha",), ("Phù Lá",),
    ("La Hủ",), ("Lự",), ("Lô Lô",), ("Chứt",), ("Mảng",), ("Pà Thẻn",), ("Cơ Lao", "Cờ Lao"), ("Cống",), ("Bố Y",),
    ("Si La",), ("Pu Péo",), ("Brâu",), ("Ơ Đu",), ("Rơ Măm", "Rơ-măm"),
)  # fmt: skip
# People of these places are meant, not one of the 54.
ELSEWHERE = (
    "Thái (?:Bình|Nguyên|Lan|Hòa|Hoà|Thụy|Thuỵ)", "Lào Cai", "Hoa (?:Lư|Kỳ|Sen)", "Kinh (?:Bắc|Môn)", "Thổ Nhĩ Kỳ",
    "Mường (?:Lay|La|Tè|Khương|Nhé|Chà|Ảng|Lát|Thanh|Lò|Chiềng)", "Mạ Điền",
)  # fmt: skip
SPACE = r"\s{1,3}"

BELIEF = (
    "giáo dân", "tín đồ", "phật tử", "giáo hữu", "đạo hữu", "linh mục", "mục sư", "đại đức", "thượng t(?:ọa|oạ)", "ni sư",
    "sư cô", "h(?:òa|oà) thượng", "tu sĩ", "chức việc", r"(?:không )?theo (?:tôn giáo|đạo\b)", r"có đạo\b", r"bên giáo\b",
    "(?:người|đạo|gốc) (?:công giáo|thiên chúa|tin lành|phật|cao đài|h(?:òa|oà) hảo|hồi giáo|bà la môn|bà ni)",
    r"tôn giáo\s{0,2}:\s{0,3}\w{1,20}",
)  # fmt: skip
POVERTY = (
    "(?:hộ|diện|gia đình|thuộc|chuẩn) (?:cận |thoát )?nghèo", "cận nghèo", "thoát nghèo", r"(?<!vì\s)người nghèo",
    r"hoàn cảnh (?:\w{1,8} ){0,2}khó khăn", r"(?:gia đình|hộ) (?:\w{1,8} )?khó khăn", "neo đơn", "không nơi nương tựa",
)  # fmt: skip
PARTY = (
    "đảng viên", r"(?:chưa |được )?(?:vào|kết nạp(?: vào)?) đảng\b", r"ngoài đảng\b", r"\d{1,2} (?:năm )?tuổi đảng\b",
    "quần chúng ưu tú", "ngày vào đảng",
)  # fmt: skip
HEALTH = (
    r"(?:bị|mắc|nhiễm|mang|có|chữa|điều trị) (?:\w{1,8} )?bệnh\b(?! (?:viện|xá))", "bệnh (?:hiểm nghèo|tim|nặng|nan y)",
    "ung thư", r"\bhiv\b", r"\baids\b", "tâm thần", "trầm cảm", "tai biến", "khuyết tật", "tàn tật", "mù l(?:òa|oà)",
    "câm điếc", "đột quỵ", r"nghiện\b", "sức kh(?:ỏe|oẻ) (?:yếu|kém)", "(?:ốm|đau|già) yếu", "nhiễm chất độc",
)  # fmt: skip
AGE = (
    r"(?<!dưới\s)(?<!trên\s)(?<!đủ\s)(?<!từ\s)\b\d{1,3} tuổi\b(?! (?:đảng|trở|quân|nghề))", r"năm sinh\b",
    r"\bsinh (?:năm |ngày )?\d{1,4}\b", r"(?:người )?cao tuổi", r"tuổi (?:cao|già)\b",
)  # fmt: skip
# Of a people only the name itself has to begin with a capital.
MEANT = "người dân tộc|người|dân tộc|đồng bào|gốc"
SOME_PEOPLE = r"người (?:dân tộc(?: (?:thiểu số|ít người))?|dtts\b)"


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of these, whatever blanks stand in them. What looks behind writes its blank as `\\s`: one only."""
    return "|".join(words).replace(" ", SPACE)


def _people() -> str:
    spelt = {form for people in PEOPLES for spelling in people for form in (spelling, spelling.upper())}
    named = any_of(sorted(map(re.escape, spelt), key=len, reverse=True)).replace("\\" + SPACE, SPACE)
    meant = rf"(?<!\w)(?i:{any_of([MEANT])})(?:\s{{0,2}}:)?\s{{0,3}}"
    return rf"{meant}(?!{any_of(ELSEWHERE)})(?:{named})(?!\w)|(?i:{any_of([SOME_PEOPLE])})"


PATTERNS = {
    Kind.BELIEF: re.compile(any_of(BELIEF), re.I),
    Kind.PEOPLE: re.compile(_people()),
    Kind.POVERTY: re.compile(any_of(POVERTY), re.I),
    Kind.PARTY: re.compile(any_of(PARTY), re.I),
    Kind.HEALTH: re.compile(any_of(HEALTH), re.I),
    Kind.AGE: re.compile(any_of(AGE), re.I),
}
