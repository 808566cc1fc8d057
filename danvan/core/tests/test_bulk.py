"""Finished rows put in at once stand in the table like rows written one by one."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext_lazy as _

from danvan.audit.models import Entry
from danvan.core import bulk
from danvan.core.bulk import insert_few, insert_rows
from danvan.core.clock import VIETNAM
from danvan.core.search import matching
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory
from danvan.workflow.models import UsedKey
from danvan.workflow.tests.letters.models import Letter

pytestmark = pytest.mark.django_db

KEY, MORNING = ("key", "at"), datetime(2026, 5, 24, 7, 30, tzinfo=VIETNAM)

LETTER = ("version", "stage", "subject", "body", "urgency", "due_on", "pages", "answers_id", "contact", "unit_id")
HARD_TEXT = ['Về “tiếp dân”\tvà\n\\N, {"a": 1}', "\\.", "", "Đặng Thị Ư 中 😀", "'; DROP TABLE x; --", "%s %(a)s"]
ENTRY = (
    "at",
    "actor_name",
    "verb",
    "object_type",
    "changes",
    "holding",
    "in_place_of",
    "source",
    "object_label",
    "reason",
)


def row(subject="Về tiếp dân", body="", due_on=None, pages=1, unit_id=None):
    return (1, "draft", subject, body, "normal", due_on, pages, None, "", unit_id)


def test_rows_stand_as_they_were_given_and_in_their_order():
    insert_rows(Letter, LETTER, [row("Một", due_on=date(2026, 5, 24)), row("Hai", pages=3, unit_id=7)])

    told = list(Letter.objects.order_by("pk").values_list("subject", "due_on", "pages", "unit_id", "answers"))
    assert told == [("Một", date(2026, 5, 24), 1, None, None), ("Hai", None, 3, 7, None)]


def test_text_comes_out_as_it_went_in():
    insert_rows(Letter, LETTER, [row(body=text) for text in HARD_TEXT])

    assert list(Letter.objects.order_by("pk").values_list("body", flat=True)) == HARD_TEXT


def test_moments_and_json_come_out_as_from_a_record():
    at = datetime(2026, 5, 24, 7, 30, 15, 123456, tzinfo=VIETNAM)
    changes = {
        "name": ["", 'Xã "Hoà"\\ 中'],
        "on": [None, date(2026, 5, 24)],
        "word": [1.5, _("khẩn")],
        "at": [None, at],
    }
    insert_rows(Entry, ENTRY, [(at, "An", "open", "units.unit", changes, "", "", "", "", "")] * 2)
    alone = Entry.objects.create(at=at, actor_name="An", verb="open", object_type="units.unit", changes=changes)

    told = Entry.objects.order_by("id")
    assert {(entry.at, str(entry.changes), entry.actor_name) for entry in told} == {
        (at.astimezone(UTC), str(Entry.objects.get(pk=alone.pk).changes), "An")
    }


@pytest.mark.parametrize("count", [0, 1, 1_000, 2_500])
def test_a_thousand_rows_cost_one_statement_at_most(count):
    with CaptureQueriesContext(connection) as asked:
        put_in = insert_rows(Letter, LETTER, (row(f"Số {number}") for number in range(count)))

    assert len(asked) <= max(1, -(-count // 1_000))
    assert (put_in, Letter.objects.count()) == (count, count)


def test_a_row_that_breaks_a_rule_takes_all_others_with_it():
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Letter, LETTER, [row("Một"), row("Hai", pages=0), row("Ba")])

    assert Letter.objects.count() == 0


def test_what_fails_while_rows_are_made_is_told_and_nothing_stays():
    def rows():
        yield row("Một")
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"), transaction.atomic():
        insert_rows(Letter, LETTER, rows())

    assert Letter.objects.count() == 0


def test_rows_that_ask_the_database_while_they_are_put_in_are_told_instead_of_waiting_for_ever():
    rows = (row(f"Thư {Letter.objects.count()}") for _ in range(2))

    with pytest.raises(RuntimeError, match="not finished"), transaction.atomic():
        insert_rows(Letter, LETTER, rows)

    assert Letter.objects.count() == 0


def test_rows_are_found_by_their_words_at_once():
    by_one = UnitFactory(name="Thôn Bình Yên")
    columns = [field.attname for field in Unit._meta.concrete_fields if field.attname != "id"]
    values = Unit.objects.values(*columns).get()
    rows = ([*({**values, "code": f"M{n}"}.values())] for n in range(3))

    insert_rows(Unit, columns, rows)

    assert matching(Unit.objects.all(), "binh yen").count() == 4
    assert by_one in matching(Unit.objects.all(), "binh yen")


def test_the_last_rows_may_be_fewer_than_a_statement_holds(monkeypatch):
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 3)

    assert insert_rows(Letter, LETTER, (row(f"Số {number}") for number in range(7))) == 7
    assert list(Letter.objects.order_by("pk").values_list("subject", flat=True)) == [f"Số {n}" for n in range(7)]


def test_a_column_that_the_model_does_not_keep_is_named():
    with pytest.raises(LookupError, match=r"letters\.Letter keeps no unit\."):
        insert_rows(Letter, ["subject", "unit"], [])


@pytest.mark.django_db(transaction=True)
def test_rows_are_put_in_inside_an_action_only():
    with pytest.raises(RuntimeError, match="inside an action"):
        insert_rows(Letter, LETTER, [row()])


def test_a_few_rows_go_in_but_one_that_stands_already_and_the_action_goes_on():
    with transaction.atomic():
        first = insert_few(UsedKey, KEY, [("một", MORNING)])
        again = insert_few(UsedKey, KEY, [("một", MORNING), ("hai", MORNING)])

    assert (first, again, set(UsedKey.objects.values_list("key", flat=True))) == (1, 1, {"một", "hai"})
