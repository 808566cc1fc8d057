"""Sums as they were published: kept as printed, with what does not add up."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.exemplars.imports.sums import COLUMNS, apply, check, summary
from danvan.exemplars.models import PublishedSum
from danvan.exemplars.published import misfits
from danvan.exemplars.tests.factories import level
from danvan.jobs.sheets import Row
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        # Published lists that hold: 201 effective, 274, 123 recognised of whom 55, 106 commended.
        ({"effective": 201, "collective": 147, "individual": 54}, []),
        ({"registered": 274, "collective": 194, "individual": 80}, []),
        ({"recognised": 123, "collective": 69, "individual": 54, "outstanding": 55, "proposed": 18}, []),
        ({"registered": 106, "commended": 106, "collective": 42, "individual": 64}, []),
        ({"registered": 2071, "effective": 1808}, []),
        ({"registered": 501, "recognised": 501}, []),
        ({"collective": 28, "individual": 12}, []),
        ({"recognised": 0, "collective": 0, "individual": 0}, []),
        (
            {"recognised": 200, "collective": 147, "individual": 54},
            ["tập thể 147 + cá nhân 54 = 201, khác số công nhận 200"],
        ),
        ({"registered": 90, "recognised": 100}, ["số công nhận 100 nhiều hơn số đăng ký 90"]),
        (
            {"recognised": 50, "outstanding": 1055},
            ["số tiêu biểu 1.055 nhiều hơn số công nhận 50"],
        ),
    ],
)
def test_what_was_published_holds_or_it_is_said_what_does_not(said, sentences):
    assert misfits(said) == sentences


def row(number=2, **said):
    """A row with the facts that each needs, and what else the sentence mentions."""
    blank = {column.key: None for column in COLUMNS}
    return Row(number, {**blank, "year": 2025, "level": "cấp xã", "source": "Báo cáo số 12-BC/BDV", **said}, ())


def test_sums_that_do_not_add_up_are_kept_as_printed_with_a_note(world):
    by = world.by("committee_officer")
    rows = [row(code=world.commune.code, recognised=200, collective=147, individual=54)]

    assert list(check(rows, by)) == []
    wrong = "tập thể 147 + cá nhân 54 = 201, khác số công nhận 200"
    assert summary(rows, by)[1:] == [f"Dòng 2: {wrong}; vẫn ghi, kèm ghi chú"]
    apply(rows, by=by, progress=lambda done, total: None)
    kept = PublishedSum.objects.get()
    assert (kept.office, kept.recognised, kept.registered, kept.note) == (world.commune, 200, None, wrong)
    assert [entry.verb for entry in Entry.objects.filter(object_id=world.commune.pk)] == ["keep_sums"]


def test_faults_are_said_row_by_row(world):
    unit = world.commune.code
    rows = [
        row(2, code=unit),
        row(3, code="khong-co", recognised=1),
        row(4, code=unit, recognised=1, level="cấp huyện"),
        row(5, code=unit, recognised=1),
        row(6, code=unit, recognised=1, year=2027),
    ]

    assert [(each.row, each.key) for each in check(rows, world.by("committee_officer"))] == [
        (2, "registered"),
        (3, "code"),
        (4, "level"),
        (5, "code"),
        (6, "year"),
    ]


def test_an_office_types_its_own_sums_and_a_better_reading_replaces_them(world):
    browser = world.browser("commune_officer")
    said = {"code": world.commune.code, "year": "2025", "level": "cấp xã", "source": "Báo cáo", "recognised": "1.200"}

    browser.post("/exemplars/sums/new/", {**said, "key": "a" * 22})
    answer = browser.post("/exemplars/sums/new/", {**said, "recognised": "120", "key": "b" * 22}, follow=True)

    assert list(PublishedSum.objects.values_list("office", "level", "recognised")) == [
        (world.commune.pk, level().pk, 120)
    ]
    page = answer.content.decode()
    assert ("UBND xã Khe Thử" in page, "120" in page) == (True, True)


def test_sums_are_seen_by_who_has_the_office_in_sight(world):
    PublishedSum.objects.create(office=world.commune, year=2025, level=level(), recognised=77, source="Báo cáo")

    seen = {
        m for m in world.users if "77" in world.browser(m).get("/exemplars/sums/").content.decode().split("<main")[1]
    }
    assert {"commune_officer", "committee_officer", "party_officer"} <= seen
    assert not seen & {"other_commune_officer", "nobody", "administrator", "sibling_officer"}
