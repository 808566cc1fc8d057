"""Past years from paper: a few facts are enough, units as they were then, nothing saved while a row is wrong."""

import io
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.exemplars.actions.past import keep_past
from danvan.exemplars.actions.years import settled, steps_of
from danvan.exemplars.imports.past import COLUMNS, NAME, PAST, apply, check, summary
from danvan.exemplars.models import STEPS, Exemplar, ExemplarYear, Recognition, Stage, Subject
from danvan.exemplars.past import Past, Result
from danvan.exemplars.tests.factories import field, level, remit_over
from danvan.exemplars.tests.working import work_off
from danvan.jobs.models import ImportRun
from danvan.jobs.sheets import Row
from danvan.jobs.sheets.books import template_of
from danvan.units.models import Act, UnitName
from danvan.units.tests.factories import UnitFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    on_day(date(2026, 3, 2))
    return build()


def row(number=2, **said):
    """A row of five facts, and what else the sentence mentions."""
    blank = {column.key: None for column in COLUMNS}
    facts = {"name": "Đường hoa", "subject": "collective", "year": 2025, "level": "cấp xã", "result": "recognised"}
    return Row(number, {**blank, **facts, **said}, ())


def wrong(by, *rows):
    return [(error.row, error.key, str(error.sentence)) for error in check(rows, by)]


def write(by, *rows):
    return apply(rows, by=by, progress=lambda done, total: None)


def test_a_row_of_five_facts_is_enough_and_what_it_does_not_say_stays_unknown(world):
    by, rows = world.by("committee_officer"), [row(unit="UBND xã Khe Thử")]

    assert wrong(by, *rows) == []
    assert summary(rows, by) == [
        "1 mô hình “công nhận”",
        "1 dòng chưa rõ ngày ký: ghi vào sổ, không tính vào số liệu theo ngày",
    ]
    assert write(by, *rows) == "Đã ghi vào sổ 1 mô hình của các năm trước."
    kept = Exemplar.objects.get()
    told = (kept.stage, kept.came, kept.unit, kept.field, kept.registered_on, kept.receiver, kept.home)
    province = world.committee.territory
    assert told == (Stage.RECOGNISED, "import", world.commune, None, None, world.committee, province)
    assert list(Recognition.objects.values_list("kind", "year", "office", "symbol", "signed_on")) == [
        ("recognised", 2025, None, "", None)
    ]
    year = ExemplarYear.objects.get()
    assert (year.year, year.unit, year.registered_on, year.steps) == (
        2025,
        world.commune,
        None,
        1 << STEPS.index("recognised_on"),
    )
    assert [(entry.verb, entry.object_label) for entry in Entry.objects.filter(object_type="exemplars.exemplar")] == [
        ("import", "Đường hoa")
    ]


@pytest.mark.parametrize("signed_on", [None, date(2025, 11, 20)], ids=["day unknown", "day known"])
@pytest.mark.parametrize("result", Result.values)
def test_many_rows_leave_a_year_as_settling_it_would(world, result, signed_on):
    by = world.by("committee_officer")

    write(by, row(code=world.commune.code, result=result, signed_on=signed_on, field="Kinh tế"))

    year = ExemplarYear.objects.get()
    exemplar = year.exemplar
    expected = settled(year, exemplar)
    assert {name: getattr(year, name) for name in expected} == expected
    assert (year.classic, exemplar.field) == ("economy", field())
    assert exemplar.stage == (Stage.RECOGNISED if result in ("recognised", "outstanding") else Stage.CLOSED)
    assert steps_of(year) <= year.steps


def test_a_unit_is_found_as_it_was_called_and_as_it_stood_in_that_year(world):
    by = world.by("committee_officer")
    old = world.predecessor
    renamed = UnitFactory(name="UBND phường Khe Mới", opened_on=date(2010, 1, 1), parent=world.committee)
    UnitName.objects.filter(unit=renamed).update(from_on=date(2024, 1, 1))
    UnitName.objects.create(unit=renamed, name="UBND xã Khe Xưa", from_on=date(2010, 1, 1), to_on=date(2024, 1, 1))

    write(
        by,
        row(2, name="a", unit="UBND xã Khe Cũ", year=2020),
        row(3, name="b", unit="ubnd xa khe xua", year=2023),
        row(4, name="c", unit="UBND phường Khe Mới", year=2024),
        row(5, name="d", code=old.code, year=2025),
    )
    assert [(each.name, each.unit) for each in Exemplar.objects.order_by("name").select_related("unit")] == [
        ("a", old),
        ("b", renamed),
        ("c", renamed),
        ("d", old),
    ]
    assert wrong(by, row(6, unit="UBND xã Khe Xưa", year=2025), row(7, code=world.commune.code, year=2020)) == [
        (6, "unit", "năm đó không có đơn vị mang tên này trong phạm vi phụ trách"),
        (7, "code", "năm đó chưa có hoặc không còn UBND xã Khe Thử"),
    ]


def test_a_unit_that_is_none_and_one_that_is_not_theirs_sound_alike(world):
    by = world.by("commune_officer")

    assert {sentence for _row, _key, sentence in wrong(by, row(code="X"), row(code=world.other_commune.code))} == {
        "không có đơn vị mang mã này trong phạm vi phụ trách"
    }
    assert wrong(by, row(code=world.village.code)) == []


def test_nobody_writes_down_the_past_of_their_own_unit(world):
    assert [key for _row, key, _words in wrong(world.by("commune_officer"), row(code=world.commune.code))] == ["code"]


def test_a_remit_over_one_level_lets_its_office_write_down_that_level(world):
    remit_over(world.sibling, world.commune, Act.RECOGNISE, at=level("xa"))
    by = world.by("sibling_officer")

    faulty = wrong(by, row(2, code=world.commune.code), row(3, code=world.commune.code, level="cấp tỉnh"))
    assert [each[:2] for each in faulty] == [(3, "code")]


def test_what_is_wrong_with_a_row_is_said_in_words(world):
    by, unit = world.by("committee_officer"), world.commune.code

    assert wrong(
        by,
        row(2, code=unit, level="cấp huyện"),
        row(3, code=unit, year=2027),
        row(4, code=unit, field="Thể thao"),
        row(5, code=unit, person="Lò Thị Mẫu"),
        row(6, code=unit, subject="individual", collective="Tổ"),
        row(7, code=unit, signed_on=date(2026, 5, 1)),
        row(8),
        row(9, code=unit),
        row(10, code=unit, name="ĐƯỜNG  HOA"),
    ) == [
        (2, "level", "không có cấp này; các cấp: cấp cơ sở, cấp tỉnh, cấp xã"),
        (3, "year", "năm này chưa đến"),
        (4, "field", "không có lĩnh vực này trong danh mục"),
        (5, "person", "tập thể thì không ghi họ và tên cá nhân"),
        (6, "collective", "cá nhân thì không ghi tập thể thực hiện"),
        (7, "signed_on", "ngày ký ở tương lai"),
        (8, "code", "cần mã đơn vị hoặc tên đơn vị khi đó"),
        (10, "name", "mô hình này của đơn vị trong năm đó đã có trong sổ hoặc ở dòng trên"),
    ]


def test_an_individual_s_row_is_found_by_all_but_the_name(world):
    by = world.by("committee_officer")
    write(by, row(code=world.commune.code, subject="individual", person="Lò Thị Mẫu", symbol="12/QĐ-UBND"))

    kept = Exemplar.objects.get()
    assert (kept.person_name, kept.subject) == ("Lò Thị Mẫu", Subject.INDIVIDUAL)
    assert kept.folded == "duong hoa ubnd xa khe thu 12 qd ubnd"


def test_the_act_itself_refuses_units_of_others(world):
    told = Past("Đường hoa", "collective", world.other_commune, 2025, level(), "recognised")

    with pytest.raises(Refused):
        keep_past([told], by=world.by("commune_officer"))
    assert not Exemplar.objects.exists()


def sent(world, **said):
    """A workbook of one row as an officer above sends it, checked."""
    browser = world.browser("committee_officer")
    book = io.BytesIO(template_of(PAST, [said]))
    book.name = "cu.xlsx"
    browser.post(f"/imports/{NAME}/", {"file": book, "key": "k" * 22})
    work_off()
    return browser, ImportRun.objects.get()


FACTS = {"name": "Đường hoa", "subject": "tập thể", "year": 2025, "level": "cấp xã", "result": "công nhận"}


def test_a_workbook_with_a_faulty_row_saves_nothing_and_comes_back_to_be_mended(world):
    _browser, run = sent(world, **FACTS, code="khong-co")

    assert (run.state, run.faulty_rows, run.job.file_name) == ("faulty", 1, "dong-can-sua.xlsx")
    assert not Exemplar.objects.exists()


def test_a_clean_workbook_is_written_when_asked(world):
    browser, run = sent(world, **FACTS, code=world.commune.code)

    browser.post(f"/imports/{run.pk}/writing/", {"key": "w" * 22})
    work_off()

    assert list(Exemplar.objects.values_list("name", "unit")) == [("Đường hoa", world.commune.pk)]


def typed(world, **said):
    """What an officer above is answered who types one model of the commune."""
    facts = {"name": "Đường hoa", "subject": "tập thể", "code": world.commune.code, "year": "2025"}
    form = {**facts, "level": "cấp xã", "result": "công nhận", "key": "t" * 22, **said}
    return world.browser("committee_officer").post("/exemplars/past/new/", form)


def test_one_model_is_typed_from_its_paper(world):
    answer = typed(world, signed_on="20/11/2025", symbol="12/QĐ-UBND")

    kept = Exemplar.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/exemplars/{kept.pk}/")
    assert (kept.came, kept.stage, kept.unit, kept.year) == ("paper", Stage.RECOGNISED, world.commune, 2025)
    assert list(Recognition.objects.values_list("symbol", "signed_on")) == [("12/QĐ-UBND", date(2025, 11, 20))]


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(world):
    answer = typed(world, code="khong-co", signed_on="hôm nọ")

    page = answer.content.decode()
    assert (answer.status_code, 'value="hôm nọ"' in page, Exemplar.objects.exists()) == (422, True, False)
    said = typed(world, code="khong-co").content.decode()
    assert "Không có đơn vị mang mã này trong phạm vi phụ trách" in said


def test_the_same_press_twice_keeps_one(world):
    typed(world)
    typed(world)

    assert Exemplar.objects.count() == 1
