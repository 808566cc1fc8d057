"""The register: asked by filters and words, in sight only, and the same rows however it finds them."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.exemplars.models import STEPS, Stage, Subject
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.queries import register
from danvan.exemplars.queries.asked import Asked, Whose
from danvan.exemplars.tests.factories import ExemplarFactory, ExemplarYearFactory, consent_of, field, level, remit_over
from danvan.plans.tests.factories import PlanFactory
from danvan.units.models import Act, Succession
from danvan.units.tests.factories import UnitFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

PAGE = "/exemplars/"


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


def shown(world, member="commune_officer", **asked):
    """The names of the rows a member's page shows, in its order."""
    answer = world.browser(member).get(f"{PAGE}?{urlencode(asked)}")
    assert answer.status_code == 200
    page = answer.content.decode()
    table = page[page.index("<tbody") : page.index("</tbody>")]
    return [part.split("<")[0] for part in table.split('class="long" href="')[1:] for part in [part.split(">", 1)[1]]]


def models_of(world, **differing):
    """One model for each keyword, named by it, with these values."""
    given = {"unit": world.commune, "stage": Stage.UNDER_WAY}
    return {name: ExemplarFactory(name=name, folded=name, **{**given, **values}) for name, values in differing.items()}


def test_the_list_opens_with_what_is_one_s_own_work_the_newest_first(world):
    models_of(
        world,
        old={},
        new={"stage": Stage.DRAFT},
        elsewhere={"unit": world.other_commune, "stage": Stage.RECOGNISED, "home": world.committee.territory},
    )

    assert shown(world) == ["new", "old"]
    assert shown(world, "committee_officer") == ["elsewhere", "old"]
    assert shown(world, pham_vi="danh_muc") == ["elsewhere"]
    assert shown(world, pham_vi="tat_ca") == ["elsewhere", "new", "old"]


def test_each_filter_leaves_what_it_says(world):
    plan = PlanFactory(issuer=world.committee, drafting_office=world.department)
    models = models_of(
        world,
        plain={},
        culture={"field": field("van-hoa-xa-hoi")},
        alone={"subject": Subject.INDIVIDUAL, "person_name": "Lò Thị Mẫu"},
        above={"level": level("tinh")},
        reported={"stage": Stage.REPORTED},
        earlier={"year": 2024},
        planned={"plan": plan},
        pilot={"pilot_on": date(2026, 2, 1)},
        below={"unit": world.village},
    )
    asked = {
        "culture": {"linh_vuc": models["culture"].field_id},
        "alone": {"chu_the": "individual"},
        "above": {"cap": level("tinh").pk},
        "reported": {"trang_thai": "reported"},
        "earlier": {"nam": "2024"},
        "planned": {"ke_hoach": plan.pk},
        "pilot": {"dau": "pilot_on"},
        "below": {"don_vi": world.village.code},
    }

    found = {name: shown(world, "committee_officer", **said) for name, said in asked.items()}
    assert found == {name: [name] for name in asked}
    assert shown(world, nhom="culture") == ["culture"]


def test_words_are_found_with_or_without_tone_marks(world):
    ExemplarFactory(name="Tiếng kẻng học bài", folded="tieng keng hoc bai", unit=world.commune)
    ExemplarFactory(name="Đường hoa", folded="duong hoa", unit=world.commune)

    assert [shown(world, q=words) for words in ("kẻng", "KENG hoc", "đuong")] == [
        ["Tiếng kẻng học bài"],
        ["Tiếng kẻng học bài"],
        ["Đường hoa"],
    ]


def test_a_unit_is_asked_for_with_the_units_that_went_into_it_however_long_ago(world):
    first = UnitFactory(name="UBND xã Khe Rất Cũ", opened_on=date(2001, 1, 1), closed_on=date(2010, 1, 1))
    Succession.objects.create(predecessor=first, successor=world.predecessor, on=date(2010, 1, 1))
    models_of(
        world,
        own={},
        before={"unit": world.predecessor},
        long_before={"unit": first},
        left={"unit": world.other_commune, "first_unit": first},
        other={"unit": world.other_commune},
    )
    for place in (first, world.predecessor):
        remit_over(world.committee, place, Act.GUIDE)

    assert shown(world, "committee_officer", don_vi=world.commune.code) == ["left", "long_before", "before", "own"]


def test_a_year_s_list_holds_what_went_on_in_it(world):
    models = models_of(world, new={"year": 2026}, goes_on={"year": 2024}, old={"year": 2024})
    ExemplarYearFactory(exemplar=models["goes_on"], year=2026, kind="maintained")

    assert shown(world, nam="2026") == ["goes_on", "new"]


def test_a_step_of_the_ladder_opens_those_that_came_so_far(world):
    models = models_of(world, taken={}, recognised={}, uncounted={})
    bits = {name: 1 << place for place, name in enumerate(STEPS)}
    ExemplarYearFactory(exemplar=models["taken"], steps=bits["registered_on"])
    ExemplarYearFactory(exemplar=models["recognised"], steps=bits["registered_on"] | bits["recognised_on"])

    assert [shown(world, buoc=step) for step in ("registered_on", "recognised_on", "copied_on")] == [
        ["recognised", "taken"],
        ["recognised"],
        [],
    ]


def test_a_number_of_the_funnel_opens_the_years_of_the_unit_of_then(world):
    models = models_of(world, moved={"unit": world.other_commune}, stayed={}, later={})
    for name, unit in (("moved", world.commune), ("stayed", world.village), ("later", world.other_commune)):
        ExemplarYearFactory(exemplar=models[name], unit=unit, steps=1)

    asked = {"nam": 2026, "buoc": "registered_on", "don_vi": world.commune.code, "pham_vi": "tat_ca"}
    assert shown(world, "committee_officer", **asked, theo="khi_do") == ["stayed", "moved"]
    assert shown(world, "committee_officer", **asked) == ["later", "stayed"]


def test_the_strip_counts_what_its_lists_show(world):
    bit = 1 << STEPS.index("recognised_on")
    for _number in range(2):
        ExemplarYearFactory(exemplar__unit=world.commune, exemplar__stage=Stage.RECOGNISED, steps=1 | bit)
    ExemplarYearFactory(exemplar__unit=world.commune, exemplar__stage=Stage.UNDER_WAY, steps=1)

    strip = world.browser("commune_officer").get("/exemplars/ladder/?nam=2026").content.decode()
    counts = [part.split("<")[0] for part in strip.split('class="count">')[1:]]
    assert counts == ["3", "3", "0", "0", "0", "2", "0", "0"]
    assert len(shown(world, nam=2026, buoc="recognised_on")) == 2


def test_no_row_names_an_individual(world):
    alone = {"subject": Subject.INDIVIDUAL, "person_name": "Lò Thị Mẫu", "stage": Stage.RECOGNISED}
    consent_of(ExemplarFactory(unit=world.commune, home=world.committee.territory, **alone))

    pages = [
        world.browser(member).get(f"{PAGE}?pham_vi=tat_ca").content.decode()
        for member in ("commune_officer", "committee_officer", "other_commune_officer")
    ]
    assert [("Lò Thị Mẫu" in page, "cá nhân</small>" in page) for page in pages] == [(False, True)] * 3


def test_a_unit_that_is_none_is_said_and_nothing_is_shown(world):
    models_of(world, own={})

    page = world.browser("commune_officer").get(f"{PAGE}?don_vi=khong+co").content.decode()
    assert "Không có đơn vị nào như vậy" in page
    assert shown(world, don_vi="khong co") == []


def test_what_no_address_could_mean_is_passed_over(world):
    models_of(world, own={})
    nonsense = {"linh_vuc": "9" * 40, "cap": "-1", "nam": "²", "trang_thai": "x", "dau": "pk", "buoc": "pk", "xep": "z"}

    assert shown(world, **nonsense) == ["own"]


def test_the_search_of_the_frame_finds_models_and_leads_on_to_the_list(world):
    models_of(world, **{f"keng {number}": {} for number in range(9)})

    page = world.browser("commune_officer").get("/search/?q=keng").content.decode()
    assert ("keng 8" in page, "/exemplars/?q=keng" in page) == (True, True)


def scattered(world):
    """A model at every stage and place that the rules of sight speak of, some with individuals."""
    homes = (world.committee.territory, None)
    for number, stage in enumerate(Stage.values):
        for unit in (world.commune, world.other_commune, world.village, world.predecessor):
            receiver = (world.department, None)[number % 2]
            ExemplarFactory(unit=unit, stage=stage, receiver=receiver, home=homes[unit == world.village])
        person = {"subject": Subject.INDIVIDUAL, "person_name": "Mẫu"}
        alone = ExemplarFactory(unit=world.commune, stage=stage, home=homes[0], **person)
        if number % 2:
            consent_of(alone)


@pytest.mark.parametrize(("units", "most"), [(400, 0), (400, 2_000), (0, 0)], ids=["walked", "gathered", "everywhere"])
def test_whichever_way_the_rows_are_found_they_are_those_a_person_may_see(world, monkeypatch, units, most):
    monkeypatch.setattr(register, "MANY", most)
    monkeypatch.setattr(register, "MANY_UNITS", units)
    scattered(world)
    remit_over(world.sibling, world.commune, Act.RECEIVE, at=level("xa"))

    for member in set(world.everybody) - {"anonymous"}:
        user = world.users[member]
        asked = [set(register.narrowed(user, Asked(whose=whose))) for whose in Whose.values]
        everything = set(visible_to(user))
        work, catalogue, both = asked
        assert (both, work | catalogue) == (everything, everything), member


def test_one_row_and_three_ask_the_same_number_of_questions(world):
    models_of(world, one={})
    browser = world.browser("commune_officer")
    browser.get(PAGE)

    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(f"{PAGE}?cap={level().pk}")
        return len(asked)

    alone = questions()
    models_of(world, two={}, three={})

    assert questions() == alone


def test_pages_follow_each_other_without_gap(world):
    for number in range(52):
        ExemplarFactory(name=f"{number:02}", unit=world.commune)

    browser = world.browser("commune_officer")
    first = browser.get(PAGE).content.decode()
    on = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = browser.get(f"{PAGE}{on}").content.decode()
    assert [first.count('class="long"'), second.count('class="long"')] == [50, 2]
