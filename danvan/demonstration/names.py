"""Invented names. None of them is, or was before 1/7/2025, the name of a real unit; a test holds them to the lists."""

from itertools import islice

PROVINCE = "Sông Mẫu"

_FIRST = ("Khe", "Suối", "Bản", "Đồi", "Nậm", "Thác", "Rừng", "Bãi", "Đồng", "Hòn")
_SECOND = ("Mây", "Hoa Ban", "Nắng", "Trúc Xanh", "Sương", "Quế Non", "Chè Xanh", "Lúa Vàng", "Gió", "Sim")

DISTRICTS = ("Thượng Mẫu", "Trung Mẫu", "Hạ Mẫu", "Đông Mẫu", "Tây Mẫu")
# Which of the names below were wards of the old provincial town.
WARDS = 12
COMMUNES = 92

# Old communes that went, whole, into a new one; and one that was divided between two.
MERGED = {
    "Khe Mây": ("Khe Mây Cũ", "Khe Mây Con"),
    "Suối Hoa Ban": ("Suối Hoa Cũ", "Suối Hoa Trên", "Suối Hoa Dưới"),
    "Bản Quế Non": ("Bản Quế Cũ", "Bản Quế Trong"),
}
SPLIT = ("Đồi Chè Lớn", ("Đồi Chè Xanh", "Đồi Trúc Xanh"))

DEPARTMENTS = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Xây dựng",
    "Sở Tư pháp",
    "Sở Y tế",
    "Sở Giáo dục và Đào tạo",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường",
    "Sở Công Thương",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Dân tộc và Tôn giáo",
)
UNIONS = ("Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên", "Liên đoàn Lao động")

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
_MIDDLE = ("Văn", "Thị", "Đức", "Thị Thu", "Minh", "Thị Ngọc", "Quang", "Thị Thanh")
_GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga", "Phúc", "Quân", "Sơn", "Thảo")


def communes() -> list[str]:
    """The communes' names, in a fixed order."""
    return list(islice((f"{first} {second}" for second in _SECOND for first in _FIRST), COMMUNES))


def person(number: int) -> str:
    """The n-th invented person."""
    family, middle = _FAMILY[number % len(_FAMILY)], _MIDDLE[number % len(_MIDDLE)]
    return f"{family} {middle} {_GIVEN[(number * 5 + number // 7) % len(_GIVEN)]}"


def telephone(number: int) -> str:
    """A work telephone from a range that no subscriber has."""
    return f"0208 000 {number % 1000:03d}"
