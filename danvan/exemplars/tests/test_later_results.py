"""A recognised model that goes on tells the result of a further year; the year counts, and no stage moves."""

from datetime import date

import pytest

from danvan.core import clock
from danvan.exemplars.actions.upkeep import go_on
from danvan.exemplars.models import Dossier, DossierText, ExemplarYear, LaterResource, Remark, Stage, YearKind
from danvan.exemplars.queries.dossiers import open_dossier
from danvan.exemplars.tallies.recounting import differing, missing
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, GoalFactory
from danvan.exemplars.tests.ladders import recognise, recogniser_over
from danvan.exemplars.tests.registering import heading, sent
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

UNIT, RECEIVER = "commune_officer", "committee_officer"


@pytest.fixture
def world(on_day):
    on_day(date(2027, 11, 2))
    return build()


@pytest.fixture
def exemplar(world):
    """A model of the commune, recognised in its first year with 2 km planned and 1,8 km reached."""
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.RECOGNISED, receiver=world.committee)
    exemplar.goal = GoalFactory(exemplar=exemplar, order=1, planned=2000, achieved=1800)
    ExemplarYear.objects.create(
        exemplar=exemplar, year=2026, unit=world.commune, kind="registered", level=exemplar.level, subject="collective"
    )
    return exemplar


@pytest.fixture
def going_on(world, exemplar):
    """Registered for 2027 as expanded."""
    go_on(exemplar, by=world.by(UNIT), year=2027, kind=YearKind.EXPANDED)
    exemplar.refresh_from_db()
    return exemplar


def begin(world, exemplar, year=2027):
    return world.browser(UNIT).post(f"/exemplars/{exemplar.pk}/result/beginning/", {"year": year})


def write(world, exemplar, achieved="2,5", **typed):
    """Types the whole result; every required heading has words."""
    dossier = open_dossier(exemplar, "result")
    words = {each.key: f"Năm nay: {each.label}" for each in dossier.form.headings.filter(kind="text")}
    form = sent(exemplar, "result", resources=[("triệu đồng", "7", "people")], **{**words, **typed})
    form[f"a{exemplar.goal.pk}-achieved"] = achieved
    answer = world.browser(UNIT).post(f"/exemplars/{exemplar.pk}/result/", form)
    exemplar.refresh_from_db()
    return answer


def send(world, exemplar):
    form = {"move": "report_later", "version": exemplar.version}
    return world.browser(UNIT).post(f"/exemplars/{exemplar.pk}/stage/", form)


def told(world, exemplar):
    """Begun, written and sent."""
    begin(world, exemplar)
    write(world, exemplar)
    return send(world, exemplar)


def year_of(exemplar):
    row = exemplar.years.get(year=2027)
    return row.kind, row.reported_on, row.effective_on


def test_the_result_of_a_later_year_counts_in_that_year_alone_and_moves_no_stage(world, going_on):
    answer = told(world, going_on)

    going_on.refresh_from_db()
    assert (answer.status_code, going_on.stage) == (302, Stage.RECOGNISED)
    assert year_of(going_on) == ("expanded", date(2027, 11, 2), None)
    assert going_on.years.get(year=2026).reported_on is None
    assert (list(differing()), missing()) == ([], [])


def test_a_later_year_keeps_its_amounts_beside_those_of_the_first(world, going_on):
    DossierFactory(exemplar=going_on, purpose="result", submitted_at=clock.now())
    told(world, going_on)

    going_on.goal.refresh_from_db()
    page = said(world.browser(RECEIVER).get(f"/exemplars/{going_on.pk}/"))
    assert (going_on.goal.achieved, going_on.resources.count(), LaterResource.objects.count()) == (1800, 0, 1)
    assert [words in page for words in ("1,8 km", "Kết quả năm 2027", "2,5 km", "7 triệu")] == [True] * 4


def test_what_is_being_written_of_a_later_year_is_its_unit_s_alone(world, going_on):
    begin(world, going_on)
    write(world, going_on)

    pages = [said(world.browser(member).get(f"/exemplars/{going_on.pk}/")) for member in (UNIT, RECEIVER)]

    assert ["2,5 km" in page for page in pages] == [True, False]


def test_a_year_that_was_not_registered_is_not_reported(world, exemplar):
    answers = [begin(world, exemplar, year).status_code for year in (2027, 2026, "nay")]

    assert (answers, Dossier.objects.count()) == ([422] * 3, 0)


def test_a_result_that_is_incomplete_is_not_sent(world, going_on):
    begin(world, going_on)
    write(world, going_on, done="")

    answer = send(world, going_on)

    assert (answer.status_code, "Việc đã làm" in said(answer)) == (422, True)
    assert year_of(going_on) == ("expanded", None, None)


def test_a_result_is_sent_once_and_a_year_has_one(world, going_on):
    told(world, going_on)

    again = [send(world, going_on).status_code, begin(world, going_on).status_code]

    assert (again, Dossier.objects.count()) == ([422, 422], 1)


def test_the_receiver_sends_it_back_by_heading_and_only_that_heading_changes(world, going_on):
    told(world, going_on)
    first = going_on.dossiers.get()
    done = heading(first, "done")

    answer = world.browser(RECEIVER).post(f"/exemplars/{going_on.pk}/receiving/", {f"c{done.pk}": "Ghi rõ ai làm"})
    returned = (answer.status_code, year_of(going_on))
    page = said(world.browser(UNIT).get(f"/exemplars/{going_on.pk}/result/"))
    write(world, going_on, achieved="9", done="Chi hội phụ nữ làm")
    send(world, going_on)

    second = going_on.dossiers.get(number=2)
    assert returned == (302, ("expanded", None, None))
    assert "Ghi rõ ai làm" in page
    assert DossierText.objects.get(dossier=second, heading=done).words == "Chi hội phụ nữ làm"
    assert [*second.later_goals.values_list("achieved", flat=True)] == [2500]
    assert year_of(going_on) == ("expanded", date(2027, 11, 2), None)


@pytest.fixture
def crossed(world, going_on, on_day):
    """While the result of 2028 was being written, that of 2027 came back; the page of 2028 is still open in a browser."""
    told(world, going_on)
    on_day(date(2028, 3, 1))
    go_on(going_on, by=world.by(UNIT), year=2028, kind=YearKind.MAINTAINED)
    begin(world, going_on, 2028)
    write(world, going_on)
    done = heading(going_on.dossiers.get(year=2027), "done")
    world.browser(RECEIVER).post(f"/exemplars/{going_on.pk}/receiving/", {f"c{done.pk}": "Ghi rõ ai làm"})
    going_on.refresh_from_db()
    return going_on


def words_of(exemplar, year):
    newest = exemplar.dossiers.filter(year=year).order_by("-number").first()
    return DossierText.objects.get(dossier=newest, heading__key="done").words


def test_the_year_that_came_back_goes_before_the_next_one_that_was_begun(world, crossed):
    browser = world.browser(UNIT)
    before = said(browser.get(f"/exemplars/{crossed.pk}/result/"))

    write(world, crossed, done="Chi hội phụ nữ làm")
    answer = send(world, crossed)

    after = said(browser.get(f"/exemplars/{crossed.pk}/result/"))
    assert ("Báo cáo kết quả năm 2027" in before, "Ghi rõ ai làm" in before) == (True, True)
    assert (answer.status_code, words_of(crossed, 2027)) == (302, "Chi hội phụ nữ làm")
    assert "Báo cáo kết quả năm 2028" in after


def test_a_page_of_the_next_year_writes_nothing_into_the_year_that_came_back_and_what_was_typed_is_kept(world, crossed):
    browser, page = world.browser(UNIT), f"/exemplars/{crossed.pk}/result/"
    typed = {**sent(crossed, "result", done="Việc của năm 2028"), "year": 2028}

    answer = browser.post(page, typed)

    written = words_of(crossed, 2027)
    write(world, crossed, done="Chi hội phụ nữ làm")
    send(world, crossed)
    assert (answer.status_code, "năm 2028 vẫn được giữ" in said(answer)) == (409, True)
    assert (written, words_of(crossed, 2027)) == ("Năm nay: Việc đã làm", "Chi hội phụ nữ làm")
    assert "Việc của năm 2028" in said(browser.get(page))


def test_a_button_of_the_next_year_does_not_send_the_year_that_came_back(world, crossed):
    form = {"move": "report_later", "year": 2028, "version": crossed.version}

    answer = world.browser(UNIT).post(f"/exemplars/{crossed.pk}/stage/", form)

    assert (answer.status_code, "năm 2027 cần bổ sung và gửi trước" in said(answer)) == (409, True)
    assert crossed.dossiers.filter(submitted_at=None).count() == 2


def test_the_receiver_judges_a_later_year_and_then_nothing_waits(world, going_on):
    told(world, going_on)
    browser = world.browser(RECEIVER)
    waiting = browser.get(f"/exemplars/{going_on.pk}/receiving/").status_code

    browser.post(f"/exemplars/{going_on.pk}/effect/", {"effective": "1"})

    assert year_of(going_on) == ("expanded", date(2027, 11, 2), date(2027, 11, 2))
    assert (waiting, browser.get(f"/exemplars/{going_on.pk}/receiving/").status_code) == (200, 409)


def test_a_result_equal_to_the_plan_everywhere_is_remarked_on_as_in_the_first_year(world, going_on):
    others = [GoalFactory(exemplar=going_on, order=n, planned=1000) for n in (2, 3)]
    begin(world, going_on)
    form = {f"a{goal.pk}-achieved": "1" for goal in others}

    write(world, going_on, achieved="2", **form)
    send(world, going_on)

    assert [*Remark.objects.values_list("kind", "facts")] == [("equal_everywhere", {"goals": 3})]


def test_a_decision_of_the_later_year_stands_in_that_year(world, going_on):
    told(world, going_on)

    recognise(going_on, recogniser_over(going_on.unit), year=2027, signed_on=date(2027, 11, 1))

    assert going_on.years.get(year=2027).recognised_on == date(2027, 11, 1)
    assert going_on.years.get(year=2026).recognised_on is None


def test_nobody_else_begins_writes_or_sends_it(world, going_on):
    begin(world, going_on)
    for member, status in ((RECEIVER, 403), ("other_commune_officer", 404)):
        browser = world.browser(member)
        posts = (("result/beginning/", {"year": 2027}), ("result/", {}), ("stage/", {"move": "report_later"}))
        assert [browser.post(f"/exemplars/{going_on.pk}/{at}", form).status_code for at, form in posts] == [status] * 3


def test_the_page_asks_as_much_for_three_later_years_as_for_one(world, going_on):
    told(world, going_on)
    browser = browser_of(world.by(UNIT))
    one = questions(browser, f"/exemplars/{going_on.pk}/")

    for year in (2028, 2029):
        DossierFactory(exemplar=going_on, purpose="result", year=year, later=True, words={"done": "Đã làm"})

    assert questions(browser, f"/exemplars/{going_on.pk}/") == one
