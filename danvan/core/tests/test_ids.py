"""Ids are taken before the rows are written, and nobody else gets them."""

import pytest
from django.db import transaction

from danvan.core.ids import reserve
from danvan.workflow.tests.letters.factories import LetterFactory
from danvan.workflow.tests.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [0, 1, 1_000])
def test_as_many_ids_are_taken_as_asked_for_each_once_and_none_that_is_used(count):
    used = LetterFactory().pk

    ids = reserve(Letter, count)

    assert len({used, *ids}) == count + 1


def test_rows_written_under_them_and_after_them_do_not_meet():
    ids = reserve(Letter, 3)
    for pk in ids:
        LetterFactory(pk=pk)
    later = LetterFactory()

    assert later.pk not in ids
    assert set(Letter.objects.values_list("pk", flat=True)) == {*ids, later.pk}


def test_it_is_one_question_to_the_database(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        reserve(Letter, 50)


@pytest.mark.django_db(transaction=True)
def test_ids_are_taken_inside_an_action_only():
    with pytest.raises(RuntimeError, match="inside an action"):
        reserve(Letter, 1)
