"""Levels, fields and resources are lists that offices keep: nothing that was used goes, it ends on a day."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.actions import lists as acts
from danvan.exemplars.forms.registrations import FactsForm
from danvan.exemplars.models import FieldCode, Level, Resource, ResourceKind, ResourceUnit
from danvan.exemplars.permissions.lists import keeps_fields, keeps_house
from danvan.exemplars.queries.choices import fields_for, resource_units
from danvan.exemplars.tests.factories import ExemplarFactory, RoundFactory, field, level, remit_over
from danvan.exemplars.tests.keeping import a_province, proved
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.models import Act
from danvan.units.tests.factories import KindFactory, UnitFactory, administrator_of, officer_of

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2026, 3, 2), date(2026, 6, 1)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def province():
    return a_province()


def test_the_lists_are_kept_by_administrators_and_by_the_office_that_recognises_models(province):
    guide, plain = (UnitFactory(kind=province.board.kind, territory=province.home) for _each in range(2))
    remit_over(guide, province.commune, Act.GUIDE, at=level())
    remit_over(province.commune, province.commune, Act.RECOGNISE)
    remit_over(plain, province.commune, Act.GUIDE, Act.RECEIVE)

    people = [
        *(province.keeper, officer_of(guide), administrator_of(plain)),
        *(officer_of(plain), officer_of(province.commune), administrator_of(province.commune)),
    ]

    assert [keeps_house(by) for by in people] == [True, True, True, False, False, False]


def test_in_a_house_of_two_provinces_each_keeps_its_own_fields_and_the_centre_what_all_share(province):
    other = a_province("Núi Thử")
    centre = administrator_of(UnitFactory(kind=KindFactory(code="trung-uong", level="central"), territory=None))

    told = [
        (keeps_house(by), keeps_fields(by, province.home), keeps_fields(by, other.home))
        for by in (centre, province.keeper, other.keeper)
    ]

    assert told == [(True, True, True), (False, True, False), (False, False, True)]


def test_a_new_level_stands_on_top_of_the_ladder_and_units_are_offered_it(province):
    answer = province.browser.post(
        "/lists/levels/new/", {"name": "cấp trung ương", "tree_level": "central", "from_on": "2/3/2026", "key": "k"}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/lists/levels/")
    assert [each.code for each in Level.objects.on(TODAY)] == ["co-so", "xa", "tinh", "cap-trung-uong"]


@pytest.mark.parametrize(("typed", "status", "factor"), [("1.000", 302, 1000), ("1,5", 422, None), ("0", 422, None)])
def test_a_unit_says_how_many_base_units_it_is_as_people_write_numbers(province, typed, status, factor):
    kind = ResourceKind.objects.get(code="vat-lieu")
    sent = {"words": "xe tải", "factor": typed, "from_on": "2/3/2026", "key": "k"}

    answer = province.browser.post(f"/lists/units/new/?loai={kind.pk}", sent)

    made = ResourceUnit.objects.filter(words="xe tải").first()
    assert (answer.status_code, made and made.factor) == (status, factor)


def test_the_same_row_sent_twice_is_added_once(province):
    browser, sent = province.browser, {"name": "Cây giống", "base_unit": "cây", "key": "mot-lan"}

    answers = [browser.post("/lists/resources/new/", sent).status_code for _each in range(2)]

    assert (answers, ResourceKind.objects.filter(name="Cây giống").count()) == ([302, 409], 1)


def test_what_is_wrong_with_a_row_is_said_beside_it_and_nothing_typed_is_lost(province):
    sent = {"name": "Chuyển đổi số", "classic": "nowhere", "from_on": "32/3/2026", "key": "k"}

    answer = province.browser.post("/lists/fields/new/", sent)

    assert (answer.status_code, "Chuyển đổi số" in said(answer), "32/3/2026" in said(answer)) == (422, True, True)


def test_two_who_put_the_same_row_right_at_once_are_shown_each_other(province):
    row, browser = field(), province.browser
    acts.change_row(row, {"name": "Kinh tế, việc làm"}, by=province.keeper, version=1)

    answer = browser.post(
        f"/lists/fields/{row.pk}/", {"name": "Phát triển kinh tế", "classic": "economy", "version": 1, "key": "k"}
    )

    shown = [words in said(answer) for words in ("người khác đã lưu: Kinh tế, việc làm", "Phát triển kinh tế")]
    assert (answer.status_code, shown) == (409, [True, True])


def test_a_field_that_ended_is_offered_no_more_and_stays_on_the_models_that_had_it(province, on_day):
    draft = ExemplarFactory(unit=province.commune, field=field(), round=RoundFactory(office=province.board))
    acts.end_row(field(), by=province.keeper, on=LATER, reason="Danh mục mới")

    on_day(LATER)
    offered = [row.code for row in fields_for(province.commune)]
    page = said(browser_of(officer_of(province.commune)).get(f"/exemplars/{draft.pk}/"))

    assert ("kinh-te" in offered, len(offered), "Kinh tế" in page) == (False, 4, True)


def test_a_draft_keeps_a_level_and_a_field_that_ended_since(province, on_day):
    draft = ExemplarFactory(unit=province.commune, field=field(), level=level("co-so"))
    for row in (field(), level("co-so")):
        acts.end_row(row, by=province.keeper, on=LATER)

    on_day(LATER)
    new, old = (FactsForm(unit=province.commune, exemplar=each) for each in (None, draft))

    offered = [
        (field() in each.fields["field"].queryset, level("co-so") in each.fields["level"].queryset)
        for each in (new, old)
    ]
    assert offered == [(False, False), (True, True)]


def test_what_was_used_may_be_spelt_otherwise_but_neither_go_nor_mean_something_else(province):
    ExemplarFactory(field=field())

    with pytest.raises(Refused, match="đã có hồ sơ dùng nên không xóa được"):
        acts.remove_row(field(), by=province.keeper)
    with pytest.raises(Refused, match="Muốn đổi nghĩa"):
        acts.change_row(field(), {"classic": "culture"}, by=province.keeper, version=1)
    acts.change_row(field(), {"name": "Kinh tế - xã hội"}, by=province.keeper, version=1)

    assert (field().name, field().classic) == ("Kinh tế - xã hội", "economy")


def test_a_row_written_by_mistake_goes_and_history_keeps_that_it_was_there(province):
    row = acts.add_row(FieldCode(name="Nhầm", classic="culture", from_on=TODAY), by=province.keeper)

    acts.remove_row(row, by=province.keeper)

    verbs = list(Entry.objects.filter(object_label="Nhầm").order_by("pk").values_list("verb", flat=True))
    assert (FieldCode.objects.filter(name="Nhầm").exists(), verbs) == (False, ["add_row", "remove_row"])


@pytest.mark.parametrize(
    ("on", "sentence"), [(date(2026, 3, 1), "từ hôm nay"), (date(2026, 3, 20), "còn nhận đăng ký")]
)
def test_a_level_does_not_end_in_the_past_nor_under_a_round_that_takes_registrations(province, on, sentence):
    RoundFactory(office=province.board, level=level())

    with pytest.raises(Refused, match=sentence):
        acts.end_row(level(), by=province.keeper, on=on)


def test_an_end_that_has_not_come_is_called_off_and_one_that_came_is_not(province, on_day):
    acts.end_row(level(), by=province.keeper, on=LATER)
    acts.end_row(level(), by=province.keeper, on=None)
    acts.end_row(level(), by=province.keeper, on=LATER)

    on_day(LATER)

    with pytest.raises(Refused, match="đã thôi dùng từ ngày"):
        acts.end_row(level(), by=province.keeper, on=None)
    told = [entry.changes["to_on"] for entry in Entry.objects.filter(verb="end_row").order_by("pk")]
    assert told == [[None, "2026-06-01"], ["2026-06-01", None], [None, "2026-06-01"]]


def test_the_last_field_for_what_fits_nowhere_stays(province):
    with pytest.raises(Refused, match="cần giữ một lĩnh vực khác"):
        acts.end_row(field("khac"), by=province.keeper, on=LATER)


def test_levels_change_places_though_no_two_may_stand_in_one(province):
    acts.move_row(level("tinh"), by=province.keeper, up=True)
    acts.move_row(level("co-so"), by=province.keeper, up=True)

    assert [each.code for each in Level.objects.on(TODAY)] == ["co-so", "tinh", "xa"]


def test_a_province_begins_its_own_fields_with_those_of_the_house_and_other_provinces_keep_theirs(province):
    other = a_province("Núi Thử")
    acts.begin_own_fields(province.home, by=province.keeper)
    own = FieldCode.objects.get(home=province.home, code="kinh-te")
    acts.change_row(own, {"name": "Kinh tế số"}, by=province.keeper, version=1)

    here, there = (fields_for(unit)[0].name for unit in (province.commune, other.commune))

    assert (here, there, fields_for(province.commune).count()) == ("Kinh tế số", "Kinh tế", 5)
    with pytest.raises(Refused, match="đã có danh mục lĩnh vực riêng"):
        acts.begin_own_fields(province.home, by=province.keeper)


def test_a_unit_of_measure_that_was_used_only_ends_and_its_sums_stay(province):
    unit = ResourceUnit.objects.get(words="tấn")
    model = ExemplarFactory(unit=province.commune)
    Resource.objects.create(
        exemplar=model, phase="planned", order=1, unit=unit, amount=1000, base=10**6, giver="people"
    )

    with pytest.raises(Refused, match="Muốn đổi nghĩa"):
        acts.change_row(unit, {"factor": 500}, by=province.keeper, version=1)
    acts.end_row(unit, by=province.keeper, on=date(2026, 3, 3))

    assert (unit in resource_units(), Resource.objects.get().base) == (True, 10**6)


def test_a_kind_of_resource_ends_with_all_its_units_and_the_same_words_may_begin_again(province, on_day):
    kind = ResourceKind.objects.get(code="vat-lieu")
    acts.end_row(kind, by=province.keeper, on=LATER)

    on_day(LATER)
    acts.add_row(ResourceUnit(kind=kind, words="tấn", factor=1000, from_on=LATER), by=province.keeper)

    assert [unit.words for unit in resource_units() if unit.kind == kind] == ["tấn"]
    with pytest.raises(Refused, match="đã có ở loại nguồn lực này"):
        acts.add_row(ResourceUnit(kind=kind, words="tấn", factor=1, from_on=LATER), by=province.keeper)


def test_a_key_is_spent_once_also_for_moving(province):
    acts.move_row(level("tinh"), by=province.keeper, up=True, key="k")

    with pytest.raises(Overtaken):
        acts.move_row(level("tinh"), by=province.keeper, up=True, key="k")


def test_who_keeps_nothing_reads_the_lists_without_their_buttons(province):
    reader = browser_of(officer_of(province.commune))

    pages = {what: said(reader.get(f"/lists/{what}/")) for what in ("levels", "fields", "resources")}

    assert ["Cấp tỉnh" in pages["levels"], "Kinh tế" in pages["fields"], "triệu đồng" in pages["resources"]] == [
        True
    ] * 3
    assert not any("Thêm" in page.split("<main", 1)[1] for page in pages.values())


@pytest.mark.parametrize("what", ["levels", "fields", "resources"])
def test_one_row_and_three_are_the_same_questions(province, what):
    browser = proved(browser_of(province.keeper))
    one = questions(browser, f"/lists/{what}/")
    for number in range(2):
        Level.objects.create(code=f"l{number}", name="Cấp", order=90 + number, tree_level="commune", from_on=TODAY)
        FieldCode.objects.create(code=f"f{number}", name="Mới", classic="other", from_on=TODAY)
        kind = ResourceKind.objects.create(code=f"k{number}", name="Mới", base_unit="cái")
        ResourceUnit.objects.create(kind=kind, words="cái", from_on=TODAY)

    assert questions(browser, f"/lists/{what}/") == one
