"""Texts as offices write them, any number of them, each from its number alone."""

import random

OPENINGS = ("Tổ chức", "Duy trì", "Vận động", "Phối hợp", "Hướng dẫn", "Thành lập", "Củng cố", "Phân công", "Rà soát")
THINGS = (
    "tổ tự quản vệ sinh môi trường", "nhóm hộ trồng cây ăn quả", "đội văn nghệ của thôn", "tủ sách dùng chung",
    "điểm tiếp dân lưu động", "quỹ khuyến học", "tuyến đường hoa", "ngày hội đoàn kết", "lớp học số cho người lớn tuổi",
    "bến đò an toàn", "tổ hòa giải", "vườn rau chung", "nhà văn hóa", "câu lạc bộ gia đình", "chợ phiên sạch",
)  # fmt: skip
MANNERS = (
    "vào tối thứ bảy hằng tuần", "theo từng cụm dân cư", "bằng nguồn tự nguyện", "có sổ theo dõi", "trong ba tháng đầu",
    "do chi bộ chỉ đạo", "sau khi họp dân", "cùng các đoàn thể", "tại nơi đông người qua lại", "không dùng ngân sách",
    "có người phụ trách rõ ràng", "được bà con góp ý", "trước mùa mưa", "mỗi quý một lần", "khi nông nhàn",
)  # fmt: skip


def text_of(number: int, sentences: int = 12) -> str:
    """A dossier's text; another number, another text in the same words."""
    chosen = random.Random(number)
    return " ".join(
        f"{chosen.choice(OPENINGS)} {chosen.choice(THINGS)} {chosen.choice(MANNERS)}, {chosen.choice(MANNERS)}, "
        f"với {chosen.randrange(5, 400)} người tham gia."
        for _ in range(sentences)
    )


def edited(text: str, each: int) -> str:
    """The text with every so-many-th word replaced."""
    return " ".join("khác" if at % each == 0 else word for at, word in enumerate(text.split(), start=1))
