"""The overview asks the same whatever the number of units, and is kept only until something changes, for equal rights."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.measures.models import Gauge
from danvan.measures.rules import Rule
from danvan.measures.tests.pages import browser, told
from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import Assignment, PetitionKind
from danvan.plans.overview import keeping
from danvan.plans.tests.factories import task_under
from danvan.plans.tests.overviews import TODAY, Province
from danvan.units.actions.groups import add_members, set_up_group
from danvan.units.models import Act, Line, Remit, Unit
from danvan.units.tests.factories import LONG_AGO, KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

# A page that asks what every page asks in its frame: session, account, posts, standing in, remits, notices.
FRAME = "/account/"
MOST = 8


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(TODAY)


@pytest.fixture
def made(monkeypatch):
    """How often the block was put together."""
    times = []
    written = keeping.kept

    def counted(found, asked, scope, make):
        return written(found, asked, scope, lambda: times.append(1) or make())

    monkeypatch.setattr("danvan.plans.views.overview.kept", counted)
    return times


def asked_by(client, address):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in found.captured_queries]


@pytest.mark.parametrize(("communes", "plans"), [(3, 1), (3, 6), (60, 1)])
def test_beyond_the_frame_eight_questions_are_asked(communes, plans):
    province = Province(communes=communes, plans=plans)
    last = Gauge.objects.create(**{**vars_of(province.gauge()), "subject_id": 0})
    Gauge.objects.filter(replaced_by=None).exclude(pk=last.pk).update(last_year=last)
    client = browser(officer_of(province.committee))
    client.get(FRAME)

    frame = asked_by(client, FRAME)
    first, kept = (asked_by(client, "/overview/") for _ in range(2))
    beyond = [len([sql for sql in page if sql not in frame]) for page in (first, kept)]
    assert max(beyond) <= MOST
    assert beyond == [7, 6]


def vars_of(gauge):
    """The fields of a gauge without its key."""
    return {field.name: getattr(gauge, field.name) for field in gauge._meta.fields if field.name != "id"}


def test_what_did_not_change_is_not_put_together_again(made):
    province = Province()

    first, second = (told(browser(officer_of(province.committee)).get("/overview/")) for _ in range(2))

    assert first.count("<tr>") == second.count("<tr>")
    assert len(made) == 1


def tree(province):
    return province.committee, ""


def drafts(province):
    return province.department, ""


def unit_below(province):
    return province.committee, f"?don_vi={province.communes[1].code}"


def guided(province):
    front = UnitFactory(kind=KindFactory(code="mttq-tinh", line=Line.FRONT))
    Remit.objects.create(unit=front, over_unit=province.committee, acts=[Act.GUIDE], from_on=LONG_AGO)
    return front, ""


def group(province):
    by = officer_of(province.committee)
    made_of = set_up_group(province.committee, by=by, name="Cụm 1")
    add_members(made_of, province.communes[:2], by=by, on=TODAY)
    return province.committee, f"?nhom={made_of.pk}"


@pytest.mark.parametrize("where", [tree, drafts, unit_below, guided, group])
def test_the_two_ways_of_asking_whether_it_still_holds_agree(made, where):
    province = Province(plans=2)
    late_task(province)
    petition(province)
    office, query = where(province)
    client = browser(officer_of(office))

    for _time in range(3):
        client.get(f"/overview/{query}")

    assert len(made) == 1


def figure(province):
    province.says(province.communes[0], 7)


def own_plan(province):
    province.has_own_plan(province.communes[1])


def late_task(province):
    task_under(province.communes[1], plan=province.plans[0], due_on=TODAY - timedelta(days=1))


def petition(province):
    duty = Assignment.objects.get(unit=province.communes[1], plan=province.plans[0])
    raise_petition(duty, by=officer_of(province.communes[1]), kind=PetitionKind.NOT_OURS, words="Không có chức năng.")


def other_name(province):
    Unit.objects.filter(pk=province.communes[2].pk).update(name="UBND xã Tên Mới", version=2)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (figure, "1/3 đã báo cáo"),
        (own_plan, "33,3%"),
        (late_task, "1 việc quá hạn"),
        (petition, "1 kiến nghị chờ trả lời"),
        (other_name, "UBND xã Tên Mới"),
    ],
)
def test_whatever_changes_is_seen_by_the_next_reader(made, change, word):
    province = Province()
    client = browser(officer_of(province.committee))
    before = told(client.get("/overview/"))

    change(province)
    after = told(client.get("/overview/"))

    assert len(made) == 2
    assert word in after
    assert before != after


def test_a_figure_that_another_makes_up_for_is_seen(made):
    province = Province()
    province.says(province.communes[0], 5)
    province.says(province.communes[1], 2)
    client, by_total = browser(officer_of(province.committee)), f"/overview/?chon={province.gauge(Rule.TOTAL).pk}"
    client.get(by_total)

    province.says(province.communes[0], 4, reason="đếm lại")
    province.says(province.communes[1], 3, reason="đếm lại")
    client.get(by_total)

    assert len(made) == 2


def test_a_new_day_is_read_anew(made, on_day):
    province = Province()
    task_under(province.communes[0], plan=province.plans[0], due_on=date(2026, 5, 20))
    by = officer_of(province.committee)
    browser(by).get("/overview/")

    on_day(date(2026, 5, 21))

    assert "1 việc quá hạn" in told(browser(by).get("/overview/"))


def test_a_reader_with_fewer_rights_never_gets_anothers_block(made):
    province = Province()
    here, other, _third = province.communes
    above = browser(officer_of(province.committee))
    address = f"/overview/?don_vi={other.code}"
    seen = told(above.get(address))

    hidden = told(browser(officer_of(here)).get(address))

    assert "Kế hoạch thử 0" in seen
    assert "Kế hoạch thử 0" not in hidden


def test_two_of_one_office_share_what_was_put_together(made):
    province = Province()

    for _reader in range(2):
        browser(officer_of(province.committee)).get("/overview/")

    assert len(made) == 1


def test_nothing_of_the_reader_is_kept_in_the_block():
    province = Province()
    one, other = (officer_of(province.committee) for _ in range(2))
    browser(one).get("/overview/?la=<b>")

    shown = told(browser(other).get("/overview/"))

    assert one.user.full_name not in shown
    assert "la=" not in shown
