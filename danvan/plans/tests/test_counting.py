"""What the words of a target propose, before a person decides."""

import pytest

from danvan.measures.rules import Rule
from danvan.plans.counting import OWN_PLAN, PETITIONS_ANSWERED, TAKEN_ON, TASKS_ON_TIME, must_stay_words, propose

PROPOSED = [
    ("100% sở, ban, ngành xây dựng chương trình, kế hoạch thực hiện công tác dân vận", Rule.COVERAGE, OWN_PLAN),
    ("100% cơ quan, đơn vị, địa phương ban hành kế hoạch công tác dân vận", Rule.COVERAGE, OWN_PLAN),
    ("100% chi bộ ban hành kế hoạch và tổ chức kiểm tra", Rule.COVERAGE, OWN_PLAN),
    ("100% đơn vị tiếp nhận kế hoạch", Rule.COVERAGE, TAKEN_ON),
    ("90% nhiệm vụ được giao hoàn thành đúng hạn", Rule.RATIO, TASKS_ON_TIME),
    ("100% trả lời kiến nghị của đơn vị", Rule.RATIO, PETITIONS_ANSWERED),
    ("100% xã có Ban Thanh tra nhân dân", Rule.COVERAGE, ""),
    ("Tổ chức đối thoại ít nhất 01 cuộc", Rule.MINIMUM, ""),
    ("Xây dựng kế hoạch", Rule.NARRATIVE, ""),
]


@pytest.mark.parametrize(("words", "rule", "tally"), PROPOSED)
def test_the_words_propose_which_count_answers(words, rule, tally):
    assert propose(words, rule).tally == tally


def test_the_words_of_a_share_decide_its_denominator():
    words = "Phấn đấu từ 80% cơ quan, đơn vị được đánh giá, xếp loại công tác dân vận đạt loại tốt"

    assert propose(words, Rule.RATIO).denominator_words == "cơ quan, đơn vị được đánh giá, xếp loại"


def test_a_share_that_names_no_part_of_the_units_has_no_denominator_of_its_own():
    assert propose("100% cán bộ được học tập, quán triệt", Rule.RATIO).denominator_words == ""


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        ("Không để xảy ra “điểm nóng” về tôn giáo", True),
        ("giảm số người tin theo tổ chức tôn giáo tự xưng", True),
        ("100% đơn vị quán triệt nghị quyết về công tác tôn giáo", False),
        ("kiểm tra việc thực hiện dân tộc, tôn giáo, dân vận khéo", False),
    ],
)
def test_a_clause_about_believers_or_unrest_is_kept_as_words(words, stays):
    assert must_stay_words(words) == stays
