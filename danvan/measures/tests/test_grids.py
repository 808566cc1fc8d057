"""Figures of many units in one table: typed, pasted, saved row by row, nobody overwritten in silence."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.measures.actions.figures import Said, report
from danvan.measures.models import Figure
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, said_of
from danvan.measures.tests.pages import browser, on_paper, told
from danvan.units.models import Line
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory())


def villages_of(commune, count=2):
    return [UnitFactory(parent=commune, kind=KindFactory(code="thon")) for _ in range(count)]


def grid(period="2026"):
    return reverse("measures:grid", args=[period])


def cell(unit, measure, part, version=0, **more):
    """What a table sends of one unit's measure."""
    sent = {f"u{unit.pk}-m{measure.pk}-{name}": value for name, value in {"part": part, "version": version}.items()}
    row = {f"u{unit.pk}-{name}": more.pop(name) for name in ("note", "reason") if name in more}
    return sent | row | {f"u{unit.pk}-m{measure.pk}-{name}": value for name, value in more.items()}


def test_an_officer_says_the_figures_of_all_villages_without_accounts_in_one_table(commune):
    one, two = villages_of(commune)
    measure, by = gauge_of(one, two).measure, officer_of(commune)

    answer = browser(by).post(grid(), cell(one, measure, "1.200") | cell(two, measure, "7") | {"source": "paper"})

    assert answer.status_code == 302
    figures = Figure.objects.order_by("unit").values_list("unit", "part", "source", "by_name")
    assert list(figures) == [(one.pk, 1200, "bản giấy", by.name), (two.pk, 7, "bản giấy", by.name)]


def test_a_unit_in_which_somebody_signs_in_says_its_own(commune):
    one, two = villages_of(commune)
    gauge_of(one, two)
    officer_of(two)

    shown = told(browser(officer_of(commune)).get(grid()))

    assert one.name in shown
    assert two.name not in shown


def test_the_party_cells_of_an_office_are_written_for_by_it(commune):
    cells = [UnitFactory(kind=KindFactory(code="chi-bo", line=Line.PARTY), agency=commune) for _ in range(2)]
    measure = gauge_of(*cells).measure

    browser(officer_of(commune)).post(grid(), cell(cells[0], measure, "3") | {"source": "person"})

    assert said_of(measure, cells[0]) == [(3, None)]


def test_one_bad_row_does_not_hold_up_the_others_and_keeps_what_was_typed(commune):
    one, two = villages_of(commune)
    measure = gauge_of(one, two).measure
    sent = cell(one, measure, "không có") | cell(two, measure, "7") | {"source": "paper"}

    answer = browser(officer_of(commune)).post(grid(), sent)

    assert answer.status_code == 422
    assert "chưa rõ là bằng 0" in told(answer)
    assert 'value="không có"' in told(answer)
    assert (said_of(measure, one), said_of(measure, two)) == ([], [(7, None)])


def test_a_row_is_saved_by_itself_and_comes_back_alone(commune):
    one, two = villages_of(commune)
    measure, client = gauge_of(one, two).measure, browser(officer_of(commune))

    answer = client.post(grid(), cell(one, measure, "4") | {"source": "paper", "row": one.pk})

    assert answer.status_code == 200
    shown = told(answer)
    assert shown.lstrip().startswith("<tr")
    assert shown.count("<tr") == 1
    assert f'name="u{one.pk}-m{measure.pk}-version" value="1"' in shown
    assert said_of(measure, one) == [(4, None)]


def test_a_row_that_another_wrote_shows_base_and_theirs_and_keeps_yours(commune):
    one = villages_of(commune, 1)[0]
    measure, by, colleague = gauge_of(one).measure, officer_of(commune), officer_of(commune)
    report(one, "2026", [Said(measure, 3)], by=on_paper(colleague))

    stale = browser(by).post(grid(), cell(one, measure, "5") | {"source": "paper", "row": one.pk})
    sent = cell(one, measure, "5", version=1, reason="đếm lại") | {"source": "paper", "row": one.pk}
    again = browser(by).post(grid(), sent)

    assert (stale.status_code, again.status_code) == (409, 200)
    assert f"Lúc mở: chưa có; {colleague.name} ghi: 3." in told(stale)
    assert 'value="5"' in told(stale)
    assert said_of(measure, one) == [(3, None), (5, None)]


def test_a_correction_in_the_table_gives_its_reason_once_a_row(commune):
    one = villages_of(commune, 1)[0]
    measures, by = [gauge_of(one).measure for _ in range(2)], officer_of(commune)
    report(one, "2026", [Said(measure, 3) for measure in measures], by=on_paper(by))
    sent = {key: value for measure in measures for key, value in cell(one, measure, "4", version=1).items()}

    silent = browser(by).post(grid(), sent | {"source": "paper"})
    said = browser(by).post(grid(), sent | {f"u{one.pk}-reason": "đếm sót", "source": "paper"})

    assert (silent.status_code, said.status_code) == (422, 302)
    assert set(Figure.objects.filter(version=2).values_list("part", "reason")) == {(4, "đếm sót")}


def test_an_unusual_figure_in_a_cell_is_asked_about_beside_it(commune):
    one = villages_of(commune, 1)[0]
    measure, by = gauge_of(one).measure, officer_of(commune)
    report(one, "2025", [Said(measure, 1)], by=on_paper(by))
    sent = cell(one, measure, "12") | {"source": "paper", "row": one.pk}

    asked = browser(by).post(grid(), sent)
    taken = browser(by).post(grid(), sent | cell(one, measure, "12", confirmed="12/None:more"))

    assert (asked.status_code, taken.status_code) == (422, 200)
    assert "gấp 12 lần năm trước (1)?" in told(asked)
    assert Figure.objects.get(period="2026").confirmed == "gấp 12 lần năm trước (1): đúng như vậy"


def test_a_note_nobody_touched_stays_with_its_own_figure(commune):
    one = villages_of(commune, 1)[0]
    measures, by = [gauge_of(one).measure for _ in range(2)], officer_of(commune)
    report(one, "2026", [Said(measures[0], 3, note="Sổ họp"), Said(measures[1], 4, note="Điện thoại")], by=on_paper(by))
    sent = cell(one, measures[0], "3", version=1) | cell(one, measures[1], "5", version=1, note="", reason="sót")

    browser(by).post(grid(), sent | {"source": "paper"})

    notes = Figure.objects.current().order_by("measure").values_list("part", "note")
    assert list(notes) == [(3, "Sổ họp"), (5, "Điện thoại")]


def test_a_row_that_the_page_would_show_no_more_is_still_compared_and_kept(commune):
    one, two = villages_of(commune)
    measure, by = gauge_of(one, two).measure, officer_of(commune)
    report(one, "2026", [Said(measure, 3)], by=on_paper(officer_of(commune)))
    sent = cell(one, measure, "5") | cell(two, measure, "7") | {"source": "paper"}

    answer = browser(by).post(grid() + "?con_thieu=1", sent)

    assert answer.status_code == 409
    assert 'value="5"' in told(answer)
    assert (said_of(measure, one), said_of(measure, two)) == ([(3, None)], [(7, None)])


def test_the_source_is_asked_for_in_the_row(commune):
    one = villages_of(commune, 1)[0]
    measure = gauge_of(one).measure

    answer = browser(officer_of(commune)).post(grid(), cell(one, measure, "4") | {"row": one.pk})

    assert answer.status_code == 422
    assert "Ghi thay đơn vị thì chọn nguồn" in told(answer)


def test_the_keepers_of_a_target_note_what_came_by_another_way(commune):
    department, other = UnitFactory(), UnitFactory()
    gauge, by = gauge_of(commune, other, issuer=department), officer_of(department)
    officer_of(commune)
    address = reverse("measures:kept", args=[gauge.pk])
    sent = cell(commune, gauge.measure, "5") | {"source": "document_system"}

    undated = browser(by).post(address, sent)
    dated = browser(by).post(address, sent | {"received_on": "15/5/2026"})

    assert (undated.status_code, dated.status_code) == (422, 302)
    assert list(Figure.objects.values_list("unit", "part", "received_on")) == [(commune.pk, 5, date(2026, 5, 15))]


def test_a_row_outside_the_table_cannot_be_written(commune):
    stranger = UnitFactory()
    one = villages_of(commune, 1)[0]
    measure = gauge_of(one, stranger).measure

    for number in (stranger.pk, "x", "9" * 30):
        sent = cell(stranger, measure, "5") | {"source": "paper", "row": number}
        assert browser(officer_of(commune)).post(grid(), sent).status_code == 404
    assert Figure.objects.count() == 0


def test_kinds_of_units_have_a_table_each(commune):
    village, school = villages_of(commune, 1)[0], UnitFactory(parent=commune, kind=KindFactory(code="truong"))
    gauge_of(village), gauge_of(school)
    client = browser(officer_of(commune))

    pages = [told(client.get(grid() + f"?loai={kind}")) for kind in ("thon", "truong")]

    assert [(village.name in page, school.name in page) for page in pages] == [(True, False), (False, True)]


def test_only_those_with_something_left_to_say_are_listed_on_demand(commune):
    one, two = villages_of(commune)
    measure, by = gauge_of(one, two).measure, officer_of(commune)
    report(one, "2026", [Said(measure, 3)], by=on_paper(by))

    shown = told(browser(by).get(grid() + "?con_thieu=1"))

    assert (one.name in shown, two.name in shown) == (False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_asks_the_database_as_often_for_three_units_as_for_one(commune, count, django_assert_max_num_queries):
    villages, by = villages_of(commune, count), officer_of(commune)
    measures = [MeasureFactory() for _ in range(count)]
    for measure in measures:
        gauge_of(*villages, measure=measure, rule=Rule.RATIO)
    for village in villages:
        report(village, "2025", [Said(measure, 3, 4) for measure in measures], by=on_paper(by))
        report(village, "2026", [Said(measures[0], 3, 4)], by=on_paper(by))
    client = browser(by)

    with django_assert_max_num_queries(14):
        client.get(grid())
