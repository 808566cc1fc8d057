"""What a plan's targets count from the register, without a figure typed."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from danvan.exemplars.models import ExemplarYear, RecognitionKind, Stage
from danvan.exemplars.tallies.keys import (
    COMMENDED,
    COPIED_BY_OTHERS,
    COPIES_MADE,
    EFFECTIVE,
    OUTSTANDING,
    PROPOSED,
    RECOGNISED,
    REGISTERED,
)
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory, level
from danvan.exemplars.tests.ladders import SIGNED_ON, copied, recognise, recogniser_over, settle
from danvan.measures.models import Gauge
from danvan.measures.queries import whole
from danvan.measures.registry import Question, tally_of
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import wrong
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.plans import issue
from danvan.plans.counting import OWN_PLAN, propose
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.workflow import PLAN
from danvan.units.selectors import Selector
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

ENDS_ON = date(2026, 12, 31)
SIGNED = {"symbol": "21/KH-UBND", "signed_on": date(2026, 1, 16), "signer": "Trần Văn Mẫu"}


@pytest.fixture(autouse=True)
def november(on_day):
    on_day(date(2026, 11, 2))


@pytest.fixture
def top():
    return UnitFactory()


@pytest.fixture
def communes(top):
    return [UnitFactory(parent=top) for _each in range(3)]


def asked(*units, about=0):
    return Question([unit.pk for unit in units], date(2026, 1, 1), ENDS_ON, about)


def counts(key, *units):
    """What each unit has of a count in the year."""
    found = tally_of(key).count(asked(*units))
    return [found[unit.pk] for unit in units]


def target(words, rule, units, **terms):
    """A target of a plan in force over these units, counted as its words propose."""
    plan = PlanFactory(issuer=units[0].parent, drafting_office=UnitFactory(parent=units[0].parent))
    officer = officer_of(plan.drafting_office)
    line = {"words": words, "rule": rule, "comparator": ">=", "threshold": Decimal(100), **terms}
    proposed = propose(words, rule)
    decide(
        add_line(plan, "target", line, by=officer),
        Terms(rule=rule, tally=proposed.tally, starts_on=date(2026, 1, 1), ends_on=ENDS_ON),
        by=officer,
    )
    bind(plan, "các xã", Selector(units=tuple(unit.pk for unit in units)), by=officer)
    PLAN.advance(plan, "submit", by=officer)
    issue(plan, by=leader_of(plan.issuer), **SIGNED)
    return Gauge.objects.latest("pk")


def sums(gauge):
    assert wrong(gauge) == []
    return whole([gauge.pk])[gauge.pk].values


@pytest.mark.parametrize(
    ("words", "rule", "tally"),
    [
        ("Mỗi chi bộ đăng ký ít nhất 01 mô hình Dân vận khéo", Rule.MINIMUM, REGISTERED),
        ("Mỗi đơn vị có ít nhất 01 mô hình dân vận khéo hiệu quả", Rule.MINIMUM, EFFECTIVE),
        ("Toàn tỉnh công nhận 200 mô hình", Rule.TOTAL, RECOGNISED),
        ("Chọn 50 điển hình tiêu biểu", Rule.TOTAL, OUTSTANDING),
        ("Đề nghị cấp trên khen thưởng 18 mô hình", Rule.TOTAL, PROPOSED),
        ("Biểu dương, khen thưởng 40 điển hình tiêu biểu", Rule.TOTAL, COMMENDED),
        ("100% chi bộ nhân rộng ít nhất 01 mô hình hiệu quả", Rule.COVERAGE, COPIES_MADE),
        ("Mỗi xã có 01 mô hình được các nơi khác học tập", Rule.MINIMUM, COPIED_BY_OTHERS),
        ("Mỗi đảng bộ xã, phường có ít nhất 02 mô hình được công nhận", Rule.MINIMUM, f"{RECOGNISED}_in_territory"),
        ("100% xã đăng ký ít nhất 01 mô hình", Rule.COVERAGE, f"{REGISTERED}_in_territory"),
        ("Trên địa bàn xã có 03 mô hình hiệu quả", Rule.MINIMUM, f"{EFFECTIVE}_in_territory"),
        ("Mỗi chi, đảng bộ cơ quan có ít nhất 01 mô hình hiệu quả", Rule.MINIMUM, EFFECTIVE),
        ("100% xã ban hành kế hoạch xây dựng mô hình", Rule.COVERAGE, OWN_PLAN),
        ("Tổ chức 01 hội nghị biểu dương điển hình", Rule.TOTAL, ""),
        ("Tỷ lệ mô hình được công nhận đạt 80%", Rule.RATIO, ""),
        ("100% xã có nhà văn hóa", Rule.COVERAGE, ""),
    ],
)
def test_the_words_of_a_target_propose_which_count_of_models_answers(words, rule, tally):
    assert propose(words, rule).tally == tally


def test_a_plan_s_target_moves_when_a_recognition_is_recorded(communes):
    gauge = target("Toàn huyện công nhận 2 mô hình", Rule.TOTAL, communes, threshold=Decimal(2))
    before = sums(gauge)

    recognise(ExemplarFactory(unit=communes[0], stage=Stage.RECOGNISED))

    assert (before, sums(gauge)) == ((0, 0, 3, 3), (1, 0, 3, 3))


def test_at_least_one_effective_model_is_reached_by_a_receiver_s_word_or_by_recognition(communes):
    gauge = target("Mỗi đơn vị có ít nhất 01 mô hình hiệu quả", Rule.MINIMUM, communes, threshold=Decimal(1))
    judged, recognised = (ExemplarFactory(unit=unit, stage=Stage.REPORTED) for unit in communes[:2])

    settle(judged, YEAR, effective_on=date(2026, 9, 1))
    recognise(recognised)
    settle(recognised, YEAR, effective_on=date(2026, 9, 1))

    assert sums(gauge) == (2, 3, 3, 3)


def test_the_share_of_cells_that_copied_one_counts_cells_that_told_the_outcome(communes):
    gauge = target("100% chi bộ nhân rộng ít nhất 01 mô hình", Rule.COVERAGE, communes[:2])
    origin = ExemplarFactory(unit=communes[2], stage=Stage.RECOGNISED)

    copied(origin, communes[0])
    copied(origin, communes[1], on=None)

    assert counts(COPIES_MADE, *communes) == [(1, None), (0, None), (0, None)]
    settle(origin, YEAR)
    assert counts(COPIED_BY_OTHERS, *communes) == [(0, None), (0, None), (1, None)]
    assert gauge.measure.tally == COPIES_MADE


def test_a_model_recognised_on_two_levels_is_one_model(communes):
    by = recogniser_over(communes[0])
    below = ExemplarFactory(unit=communes[0], stage=Stage.RECOGNISED)
    above = ExemplarFactory(
        unit=communes[0], stage=Stage.RECOGNISED, level=level("tinh"), elevated_from=below, root=below
    )

    for each in (below, above):
        recognise(each, by)

    assert counts(RECOGNISED, *communes) == [(1, None), (0, None), (0, None)]


def test_each_count_has_its_own_day_and_the_window_is_asked_of_that_day(communes):
    exemplar = ExemplarFactory(unit=communes[0], stage=Stage.RECOGNISED, year=2025)
    by = recogniser_over(exemplar.unit)
    settle(exemplar, 2025, registered_on=date(2025, 2, 1))

    recognise(exemplar, by, year=2025, signed_on=date(2026, 1, 20))
    recognise(exemplar, by, kind=RecognitionKind.COMMENDED, year=2025, signed_on=date(2027, 1, 5))

    held = [counts(key, communes[0]) for key in (REGISTERED, RECOGNISED, COMMENDED, OUTSTANDING)]
    assert held == [[(0, None)], [(1, None)], [(0, None)], [(0, None)]]


def test_what_is_recognised_after_a_unit_had_ended_counts_for_its_heir(communes):
    gone, heir, _other = communes
    exemplar = ExemplarFactory(unit=gone, stage=Stage.REPORTED)
    settle(exemplar, YEAR, registered_on=date(2026, 2, 1))
    gone.closed_on = date(2026, 7, 1)
    gone.save()
    exemplar.unit = heir
    exemplar.save()

    recognise(exemplar)

    assert exemplar.years.get().unit == gone
    assert counts(REGISTERED, gone, heir) == [(1, None), (0, None)]
    assert counts(RECOGNISED, gone, heir) == [(0, None), (1, None)]


def test_the_proof_names_what_its_reader_may_see_and_counts_the_rest(communes):
    exemplar = ExemplarFactory(unit=communes[0], stage=Stage.UNDER_WAY, name="Camera an ninh")
    settle(exemplar, YEAR, registered_on=date(2026, 2, 1))
    near, far = officer_of(communes[0]).user, officer_of(UnitFactory()).user

    shown = [
        [(proof.label, proof.address) for proof in tally_of(REGISTERED).prove(asked(communes[0]), reader)]
        for reader in (near, far)
    ]

    address = f"/exemplars/{exemplar.pk}/"
    assert shown == [
        [("Camera an ninh (cấp xã; 01/02/2026)", address)],
        [("1 hồ sơ bạn không được xem", "")],
    ]


def test_the_proof_of_a_copy_names_who_copied(communes):
    origin = ExemplarFactory(unit=communes[0], stage=Stage.RECOGNISED, name="Đường hoa")
    copied(origin, communes[1])
    settle(origin, YEAR)
    reader = officer_of(communes[0]).user

    shown = [
        [proof.label for proof in tally_of(key).prove(asked(unit), reader)]
        for key, unit in ((COPIES_MADE, communes[1]), (COPIED_BY_OTHERS, communes[0]))
    ]

    assert shown == [[f"Đường hoa ({communes[1].name}; 01/9/2026)"]] * 2


def test_all_units_are_counted_in_one_question(communes, django_assert_num_queries):
    for unit in communes:
        recognise(ExemplarFactory(unit=unit, stage=Stage.RECOGNISED))

    for units in (communes[:1], communes):
        with django_assert_num_queries(1):
            counts(RECOGNISED, *units)


def checked():
    """What the command prints, its last line last."""
    out = StringIO()
    try:
        call_command("check_funnel", stdout=out)
    except CommandError:
        return ["sai", *out.getvalue().splitlines()]
    return out.getvalue().splitlines()


def test_check_funnel_finds_nothing_where_nothing_is_wrong(communes):
    exemplar = ExemplarFactory(unit=communes[0], stage=Stage.RECOGNISED)
    recognise(exemplar)
    copied(exemplar, communes[1])
    settle(exemplar, YEAR)

    assert checked() == ["0 sai trên 1 năm của mô hình."]


def test_check_funnel_finds_a_planted_error_and_a_year_that_is_not_counted(communes):
    torn, lost = (ExemplarFactory(unit=communes[0], stage=Stage.RECOGNISED) for _each in range(2))
    for each in (torn, lost):
        recognise(each)
    ExemplarYear.objects.filter(exemplar=torn).update(recognised_on=None)
    ExemplarYear.objects.filter(exemplar=lost).delete()

    told = f"đang ghi {{'recognised_on': None}}, đếm lại {{'recognised_on': {SIGNED_ON!r}}}"
    assert checked() == [
        "sai",
        f"mô hình {torn.pk}, năm 2026: {told}",
        f"mô hình {lost.pk}, năm 2026: có hồ sơ mà chưa được đếm",
        "2 sai trên 1 năm của mô hình.",
    ]
