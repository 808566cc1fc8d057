"""A warning where a named person's belief, people, poverty, Party membership, health or age is told; not in office prose."""

import time
import unicodedata

import pytest

from danvan.files.beside_name import NEAR, Found, beside_name
from danvan.files.private_words import PATTERNS, PEOPLES, Kind


def words(text, *names):
    return [found.word for found in beside_name(text, *names)]


def test_each_word_is_told_with_its_kind_and_the_name_beside_it():
    told = beside_name("Ông Lò Văn Mai, 65 tuổi, người Dao, là giáo dân, hộ cận nghèo, đảng viên, bị bệnh tim.")

    near = "Ông Lò Văn Mai"
    assert told == [
        Found("65 tuổi", Kind.AGE, near),
        Found("người Dao", Kind.PEOPLE, near),
        Found("giáo dân", Kind.BELIEF, near),
        Found("hộ cận nghèo", Kind.POVERTY, near),
        Found("đảng viên", Kind.PARTY, near),
        Found("bị bệnh", Kind.HEALTH, near),
    ]


@pytest.mark.parametrize(
    ("text", "word", "near"),
    [
        ("Trao nhà cho hộ nghèo Lò Văn Pâng", "hộ nghèo", "Lò Văn Pâng"),
        ("gia đình người Khơ Me ông Thạch Sa làm chủ", "người Khơ Me", "ông Thạch Sa"),
        ("vận động giáo dân Nguyễn Thị Lụa hiến đất", "giáo dân", "Nguyễn Thị Lụa"),
        ("em Thào A Sùng, học sinh khuyết tật", "khuyết tật", "em Thào A Sùng"),
        ("chị Hoa theo đạo từ nhỏ", "theo đạo", "chị Hoa"),
        ("bà Rơ Châm H'Lan (người Gia Rai)", "người Gia Rai", "bà Rơ Châm H'Lan"),
        ("ông NGUYỄN VĂN AN thuộc diện hộ nghèo", "hộ nghèo", "ông NGUYỄN VĂN AN"),
        ("Đ/c Trần Thị Bưởi mới vào Đảng", "vào Đảng", "Đ/c Trần Thị Bưởi"),
        ("ông Giàng A Páo có 40 năm tuổi Đảng", "40 năm tuổi Đảng", "ông Giàng A Páo"),
        ("Họ tên: Nguyễn Văn Bốn\nTôn giáo: Không", "Tôn giáo: Không", "Nguyễn Văn Bốn"),
        ("Cụ Mùa Thị Dính sinh năm 1941", "sinh năm 1941", "Cụ Mùa Thị Dính"),
        ("anh Nam nhiễm HIV đã lâu", "HIV", "anh Nam"),
        ("Mô hình của bà Sáu. Gia đình thoát nghèo từ năm ngoái", "Gia đình thoát nghèo", "bà Sáu"),
        ("ông A, một trong những giáo dân tích cực", "giáo dân", "ông A"),
    ],
)
def test_a_named_person_s_own_matters_are_noticed(text, word, near):
    assert (word, near) in [(found.word, found.near) for found in beside_name(text)]


@pytest.mark.parametrize(
    "text",
    [
        "đồng bào dân tộc thiểu số trong xã",
        "hỗ trợ 12 hộ nghèo, 5 hộ cận nghèo",
        "Vận động chức sắc, tín đồ các tôn giáo, người cao tuổi, người có uy tín",
        "Ông Nguyễn Văn An vận động hỗ trợ 12 hộ nghèo trong thôn",
        "Đồng chí Trần Văn Bình quán triệt tới cán bộ, đảng viên và nhân dân",
        "bà Lò Thị Mai thăm các hộ nghèo và tặng quà",
        "ông Sùng A Chứ, Trưởng bản, tuyên truyền cho đồng bào Mông",
        "Chị Hạnh, Chủ tịch Hội Người cao tuổi",
        "Đồng chí Bí thư Đảng ủy thăm hộ nghèo",
        "Ông Chủ tịch UBND xã thăm hộ nghèo",
        "Danh hiệu Anh hùng lao động; xóa nhà tạm cho hộ nghèo",
        "ANH HÙNG LAO ĐỘNG, HỘ NGHÈO",
        "Học tập và làm theo Bác Hồ, mỗi đảng viên làm một việc tốt",
        "Trường Tiểu học Nguyễn Văn Trỗi có học sinh khuyết tật",
        "đường Hai Bà Trưng, phố có nhiều hộ nghèo",
        "Tỉnh Bà Rịa có hộ nghèo giảm",
        "Ông An là người Thái Bình, bà Bé là người Lào Cai",
        "Ông An phụ trách công tác giảm nghèo bền vững",
        "Bà Nguyễn Thị Lan, bác sĩ Bệnh viện huyện, khám chữa bệnh cho nhân dân",
        "anh Nam giúp trẻ em dưới 16 tuổi và người từ 60 tuổi trở lên",
        "Quỹ Vì người nghèo do ông Nguyễn Văn Tâm làm trưởng ban",
        "anh em công nhân, các chị em phụ nữ hộ nghèo",
        "Người Dao trong xã có nghề thêu; 30 hộ người Tày trồng hồi",
        "",
    ],
)
def test_office_prose_that_tells_of_nobody_is_left_alone(text):
    assert beside_name(text) == []


def test_a_name_we_know_is_found_however_it_is_typed():
    typed = ["Nguyễn Văn Hòa", "NGUYỄN VĂN HOÀ", "nguyen van hoa", unicodedata.normalize("NFD", "Nguyễn Văn Hòa")]

    assert [words(f"{name} ở hộ nghèo", "Nguyễn Văn Hòa") for name in typed] == [["hộ nghèo"]] * 4
    assert words("nguyen van hoa ở hộ nghèo") == []


def test_a_name_of_one_word_counts_as_it_is_written():
    assert words("Siu thuộc hộ nghèo", "Siu") == ["hộ nghèo"]
    assert words("giữ an ninh ở hộ nghèo", "An") == []
    assert words("hộ nghèo", "", " ") == []


@pytest.mark.parametrize(("letters", "told"), [(NEAR, ["giáo dân"]), (NEAR + 1, [])])
def test_only_words_within_sixty_letters_count(letters, told):
    between = ("làm vườn " * 20)[: letters - 2]

    assert words(f"bà Mai {between} giáo dân") == told
    assert words(f"giáo dân {between} bà Mai") == told


def test_the_nearest_name_is_told_and_each_word_once():
    told = beside_name("bà Mai và ông Nam, hộ nghèo; ông Nam, hộ nghèo")

    assert told == [Found("hộ nghèo", Kind.POVERTY, "ông Nam")]


def test_all_fifty_four_peoples_are_known_by_every_spelling():
    spelt = [spelling for people in PEOPLES for spelling in people]

    assert (len(PEOPLES), len({people[0] for people in PEOPLES})) == (54, 54)
    assert [words(f"bà Mai là người {spelling}") for spelling in spelt] == [[f"người {each}"] for each in spelt]
    assert words("bà Mai, dân tộc: ê đê; NGƯỜI MƯỜNG") == ["NGƯỜI MƯỜNG"]


@pytest.mark.parametrize(
    "heap",
    [
        "ông An hộ nghèo " * 20_000,
        "hộ nghèo " * 40_000,
        "ông " * 80_000,
        "Nguyễn " * 50_000,
        " " * 400_000,
        "A" * 400_000,
        "Ông " + "A" * 400_000,
        "hoàn cảnh " * 40_000,
        "12 hộ " * 60_000 + "nghèo",
        "giáo" + " " * 400_000 + "dân",
        "a\u0301" * 200_000,
    ],
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(heap):
    short, long = seconds(heap[: len(heap) // 8]), seconds(heap)

    assert long < 30 * max(short, 0.01)


def seconds(text):
    began = time.process_time()
    beside_name(text, "Nguyễn Văn An")
    return time.process_time() - began


def test_every_kind_has_its_words():
    assert set(PATTERNS) == set(Kind)
