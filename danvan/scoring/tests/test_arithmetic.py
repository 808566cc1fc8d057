"""From points to a band by the rules that were published, and by any rule: exact, and never lower for a better line."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.scoring.arithmetic import Sheet, Step, Why, judge
from danvan.scoring.outline import Band, Criterion, Effect, Fact, Group, GroupKind, Outline, Waived
from danvan.scoring.published import examples
from danvan.scoring.soundness import is_sound

CITY = examples()["2579-qd-ubnd-2025"].outline
PROVINCE = examples()["1878-qd-tu-2017"].outline
FULL = {each.number: each.most for each in CITY.criteria(GroupKind.BASE)}


def losing(hundredths):
    """Full points less so many hundredths, with no criterion at 0."""
    points = dict(FULL)
    for number in ("2.2", "2.3"):
        lost = min(hundredths, FULL[number] - 25)
        points[number] -= lost
        hundredths -= lost
    return Sheet(points)


@pytest.mark.parametrize(
    ("lost", "band"),
    [
        (500, "Hoàn thành xuất sắc"),
        (501, "Hoàn thành tốt"),
        (1500, "Hoàn thành tốt"),
        (1501, "Hoàn thành"),
        (2500, "Hoàn thành"),
        (2501, "Không hoàn thành"),
    ],
    ids=["95", "94,99", "85", "84,99", "75", "74,99"],
)
def test_a_bound_belongs_to_the_band_above_it(lost, band):
    found = judge(CITY, losing(lost))

    assert (found.total, found.band) == (10_000 - lost, band)


def test_ninety_seven_with_a_zero_is_in_none_of_the_top_bands_and_a_person_decides():
    found = judge(CITY, Sheet({**FULL, "1.3": 0}))

    assert (found.shown, found.band, found.is_open) == (9700, "Hoàn thành", True)
    assert found.steps[1] == Step(Why.ZERO, "Hoàn thành xuất sắc", "Hoàn thành", ("1.3",), is_open=True)


@pytest.mark.parametrize(
    ("facts", "band"),
    [
        ({"khien_trach"}, "Hoàn thành tốt"),
        ({"canh_cao"}, "Hoàn thành"),
        ({"khien_trach", "canh_cao"}, "Hoàn thành"),
        ({"tham_nhung"}, "Không hoàn thành"),
        ({"canh_cao", "hinh_su"}, "Không hoàn thành"),
    ],
)
def test_facts_on_record_hold_a_unit_of_ninety_six_down(facts, band):
    found = judge(CITY, Sheet(losing(400).points, facts=frozenset(facts)))

    assert (found.shown, found.band) == (9600, band)


def test_a_unit_that_did_not_score_itself_is_in_the_lowest_band():
    found = judge(CITY, Sheet(FULL, self_scored=False))
    last = Step(Why.FORCE, "Hoàn thành xuất sắc", "Không hoàn thành", fact="khong_tu_cham")

    assert (found.band, found.steps[-1]) == ("Không hoàn thành", last)


def test_bonus_and_penalty_stop_at_their_caps():
    found = judge(CITY, Sheet({**FULL, "3.1": 300, "4.1": 300, "2.2": 1500}))

    assert (found.base, found.bonus, found.penalty, found.total) == (9500, 300, 300, 9500)


def test_a_bonus_lifts_a_total_over_the_base_only_where_the_set_says_so():
    groups = (
        Group(GroupKind.BASE, "1", "Việc chính", 1000, (Criterion("1.1", "Làm", 1000),)),
        Group(GroupKind.BONUS, "2", "Thưởng", 300, (Criterion("2.1", "Mô hình", 300),)),
    )
    bands = (Band("Đạt", 500), Band("Chưa đạt", 0))
    sheet = Sheet({"1.1": 1000, "2.1": 300})

    totals = [judge(Outline(1000, groups, bands, above_base=above), sheet).total for above in (True, False)]

    assert totals == [1300, 1000]


def test_what_the_superior_gives_and_what_the_unit_gives_make_one_total():
    own = {each.number: each.most for each in PROVINCE.criteria() if each.number != "9"}
    found = {given: judge(PROVINCE, Sheet({**own, "1": 0, "9": given})).band for given in (0, 500)}

    assert found == {0: "Tốt", 500: "Tốt"}
    assert judge(PROVINCE, Sheet({**own, "3": 500, "9": 500})).shown == 8500
    assert judge(PROVINCE, Sheet({**own, "3": 0, "9": 0})).band == "Khá"


def test_a_unit_that_may_not_be_classified_has_no_band_whatever_its_points():
    found = judge(PROVINCE, Sheet({"1": 1000}, facts=frozenset({"khong_du_dieu_kien"})))

    assert (found.band, found.steps[-1].why) == ("", Why.UNCLASSIFIED)


@pytest.mark.parametrize(
    ("waived", "total"),
    [(Waived.FULL, Fraction(8500)), (Waived.RESCALE, Fraction(8000 * 100, 95)), (Waived.EXCLUDE, Fraction(8000))],
)
def test_points_that_do_not_apply_are_full_rescaled_or_left_out_as_the_set_says(waived, total):
    outline = Outline(CITY.base, CITY.groups, CITY.bands, CITY.facts, waived)
    sheet = Sheet({**FULL, "2.2": 500}, waived=frozenset({"2.6"}))

    assert judge(outline, sheet).total == total


def test_what_is_shown_is_rounded_down_so_that_nobody_reads_a_bound_they_do_not_reach():
    outline = Outline(CITY.base, CITY.groups, CITY.bands, CITY.facts, Waived.RESCALE)
    found = judge(outline, Sheet({**FULL, "2.2": 1525}, waived=frozenset({"2.6"})))

    assert (found.total, found.shown, found.band) == (Fraction(9025 * 100, 95), 9500, "Hoàn thành xuất sắc")
    under = judge(outline, Sheet({**FULL, "2.2": 1524}, waived=frozenset({"2.6"})))
    assert (under.shown, under.band) == (9498, "Hoàn thành tốt")


def test_a_criterion_that_does_not_apply_or_was_not_scored_is_no_zero():
    found = judge(CITY, Sheet({each: most for each, most in FULL.items() if each != "1.2"}, waived=frozenset({"2.6"})))

    assert (found.band, found.missing) == ("Hoàn thành xuất sắc", ("1.2",))


def test_where_nothing_of_the_base_applies_there_is_no_band():
    found = judge(CITY, Sheet(waived=frozenset(FULL)))

    assert (found.band, found.steps) == ("", (Step(Why.NOTHING_APPLIES),))


@st.composite
def rules(draw):
    """Sound sets of any shape, with a sheet to each."""
    sizes = draw(st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=4), min_size=1, max_size=3))
    groups = [
        Group(
            GroupKind.BASE,
            str(place),
            "Nhóm",
            25 * sum(size),
            tuple(Criterion(f"{place}.{nth}", "Việc", 25 * most) for nth, most in enumerate(size)),
        )
        for place, size in enumerate(sizes)
    ]
    base = sum(group.most for group in groups)
    groups.append(Group(GroupKind.BONUS, "T", "Thưởng", 300, (Criterion("T.1", "Mô hình", 400),)))
    groups.append(Group(GroupKind.PENALTY, "P", "Trừ", 300, (Criterion("P.1", "Chậm", 400),)))
    bounds = sorted(draw(st.sets(st.integers(1, base), max_size=4)), reverse=True)
    bands = [Band(f"Mức {place}", least, draw(st.booleans()), is_open=True) for place, least in enumerate(bounds)]
    bands.append(Band("Mức cuối", 0))
    names = [band.name for band in bands]
    facts = [
        Fact(f"f{n}", "Sự việc", draw(st.sampled_from([Effect.CAP, Effect.FORCE])), draw(st.sampled_from(names)))
        for n in range(draw(st.integers(0, 2)))
    ]
    waived = draw(st.sampled_from(Waived))
    outline = Outline(base, tuple(groups), tuple(bands), tuple(facts), waived, draw(st.booleans()))
    points = {each.number: draw(st.integers(0, each.most // each.step)) * each.step for each in outline.criteria()}
    away = frozenset(draw(st.sets(st.sampled_from(sorted(points)), max_size=2)))
    return outline, Sheet(points, away, frozenset(draw(st.sets(st.sampled_from(["f0", "f1"])))))


@given(rules())
def test_any_set_of_this_shape_is_sound(rule):
    assert is_sound(rule[0])


@given(rules(), st.data())
def test_the_band_never_falls_when_a_line_rises(rule, data):
    outline, sheet = rule
    earning = [*outline.criteria(GroupKind.BASE), *outline.criteria(GroupKind.BONUS)]
    better = data.draw(st.sampled_from(earning))
    risen = Sheet({**sheet.points, better.number: better.most}, sheet.waived, sheet.facts)
    before, after = judge(outline, sheet), judge(outline, risen)

    assert after.total >= before.total
    assert outline.rank(after.band) <= outline.rank(before.band)


@given(rules())
def test_the_total_is_the_sum_of_its_lines(rule):
    outline, sheet = rule
    found = judge(outline, Sheet(sheet.points))
    base = sum(sheet.points[each.number] for each in outline.criteria(GroupKind.BASE))
    whole = max(0, base + min(300, sheet.points["T.1"]) - min(300, sheet.points["P.1"]))

    assert found.total == (whole if outline.above_base else min(whole, outline.base))


@given(rules(), st.randoms(use_true_random=False))
def test_the_order_of_groups_criteria_and_facts_changes_nothing(rule, chance):
    outline, sheet = rule
    shuffled = Outline(
        outline.base,
        tuple(
            Group(group.kind, group.number, group.words, group.most, mixed(group.criteria, chance))
            for group in mixed(outline.groups, chance)
        ),
        outline.bands,
        mixed(outline.facts, chance),
        outline.waived,
        outline.above_base,
    )
    one, other = judge(outline, sheet), judge(shuffled, sheet)

    assert (one.total, one.band) == (other.total, other.band)


def mixed(rows, chance):
    rows = list(rows)
    chance.shuffle(rows)
    return tuple(rows)
