"""What the words of a target propose, before a person decides."""

import pytest

from danvan.measures import registry
from danvan.measures.registry import Tally
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


def count_of(key, **how):
    """A count that an app above registers; what it answers does not matter here."""
    return Tally(key, "mô hình đã công nhận", "đếm mô hình", lambda question: {}, lambda question, user: [], **how)


def models(words, rule):
    return rule in (Rule.TOTAL, Rule.MINIMUM) and "mo hinh" in words


@pytest.fixture
def registered(monkeypatch):
    """The counts of plans, and what a test adds to them."""
    own = {key: tally for key, tally in registry._tallies.items() if key.startswith("plans.")}
    monkeypatch.setattr(registry, "_tallies", own)
    return registry.add_tally


@pytest.mark.parametrize(
    ("words", "rule", "tally"),
    [
        ("Xây dựng ít nhất 01 Mô Hình dân vận khéo", Rule.MINIMUM, "tests.models"),
        ("Toàn tỉnh có 200 mô hình được công nhận", Rule.TOTAL, "tests.models"),
        ("Tỷ lệ mô hình được công nhận", Rule.RATIO, ""),
        ("100% đơn vị ban hành kế hoạch xây dựng mô hình", Rule.MINIMUM, OWN_PLAN),
    ],
)
def test_a_count_of_an_app_above_is_proposed_where_its_words_mean_it(registered, words, rule, tally):
    registered(count_of("tests.others", about="documents.document", meant_by=models))
    registered(count_of("tests.silent"))
    registered(count_of("tests.models", meant_by=models))

    assert propose(words, rule).tally == tally


def test_only_counts_that_may_be_asked_about_a_plan_are_offered_for_one(registered):
    registered(count_of("tests.others", about="documents.document"))
    registered(count_of("tests.models"))

    offered = {each.key for each in registry.tallies_about("plans.plan")}

    assert {OWN_PLAN, TAKEN_ON, TASKS_ON_TIME, PETITIONS_ANSWERED, "tests.models"} <= offered
    assert "tests.others" not in offered


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
