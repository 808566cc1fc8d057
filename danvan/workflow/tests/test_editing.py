"""Two people at one record: nothing that either typed is lost."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core.acting import Acting
from danvan.core.errors import Overtaken, Refused
from danvan.workflow.authors import wrote
from danvan.workflow.editing import Conflict, save_changes
from danvan.workflow.tests.acting import holdings
from danvan.workflow.tests.letters.factories import LetterFactory
from danvan.workflow.tests.letters.models import Letter

pytestmark = pytest.mark.django_db


def anybody(by, letter):
    return True


def save(letter, by, version=None, **values):
    return save_changes(letter, values, by=by, version=version or letter.version, allowed=anybody)


def somebody():
    return Acting(user=UserFactory())


def shown(conflict):
    return [(clash.field, clash.base, clash.theirs, clash.yours) for clash in conflict.clashes]


def test_an_edit_is_written_recorded_and_makes_its_hand_an_author():
    letter, by = LetterFactory(subject="Về đối thoại"), somebody()

    save(letter, by, subject="Về tiếp dân", pages=1)

    entry = Entry.objects.get()
    assert (letter.subject, letter.version, wrote(letter, by)) == ("Về tiếp dân", 2, True)
    assert (entry.verb, entry.changes) == ("edit", {"version": [1, 2], "subject": ["Về đối thoại", "Về tiếp dân"]})


def test_a_form_that_changes_nothing_leaves_no_trace():
    letter, by = LetterFactory(subject="Về đối thoại"), somebody()

    save(letter, by, subject="Về đối thoại")

    assert (letter.version, wrote(letter, by), Entry.objects.count()) == (1, False, 0)


def test_the_second_to_save_sees_base_theirs_and_yours():
    letter, first, second = LetterFactory(subject="Gốc", due_on=date(2026, 5, 25)), somebody(), somebody()
    save(letter, first, version=1, subject="Của người trước", due_on=date(2026, 5, 20), body="Thêm")

    with pytest.raises(Conflict) as met:
        save(letter, second, version=1, subject="Của tôi", due_on=date(2026, 5, 25), pages=1)

    assert shown(met.value) == [
        ("subject", "Gốc", "Của người trước", "Của tôi"),
        ("due_on", date(2026, 5, 25), date(2026, 5, 20), date(2026, 5, 25)),
    ]
    assert [(clash.by_them, clash.by_you) for clash in met.value.clashes] == [(True, True), (True, False)]
    assert (met.value.version, [entry.actor_id for entry in met.value.entries]) == (2, [first.user_id])
    assert Letter.objects.get().subject == "Của người trước"


def test_the_base_is_found_again_behind_several_versions():
    letter, first, second = LetterFactory(subject="Một", pages=1), somebody(), somebody()
    save(letter, first, subject="Hai")
    save(letter, first, subject="Ba", pages=2)
    save(letter, first, subject="Bốn")

    with pytest.raises(Conflict) as met:
        save(letter, second, version=2, subject="Của tôi", pages=5)

    assert shown(met.value) == [("subject", "Hai", "Bốn", "Của tôi"), ("pages", 1, 2, 5)]


def test_the_conflict_carries_the_version_to_decide_on():
    letter, first, second = LetterFactory(subject="Gốc"), somebody(), somebody()
    save(letter, first, version=1, subject="Của người trước")
    with pytest.raises(Conflict) as met:
        save(letter, second, version=1, subject="Của tôi")

    save(letter, second, version=met.value.version, subject="Của tôi")

    assert Letter.objects.get().subject == "Của tôi"


def test_a_stale_form_in_which_nothing_was_typed_does_not_undo_the_others_work():
    letter, first, second = LetterFactory(subject="Gốc"), somebody(), somebody()
    save(letter, first, version=1, subject="Của người trước")

    save(letter, second, version=1, subject="Gốc")

    assert (letter.subject, wrote(letter, second)) == ("Của người trước", False)


def test_two_who_typed_the_same_do_not_quarrel():
    letter, first, second = LetterFactory(subject="Gốc"), somebody(), somebody()
    save(letter, first, version=1, subject="Như nhau")

    save(letter, second, version=1, subject="Như nhau")

    assert (letter.subject, letter.version) == ("Như nhau", 2)


def test_another_record_in_a_field_is_compared_as_a_record():
    letter, first, second = LetterFactory(answers=LetterFactory()), somebody(), somebody()
    old, theirs, mine = letter.answers, LetterFactory(), LetterFactory()
    save(letter, first, version=1, answers=theirs)

    with pytest.raises(Conflict) as met:
        save(letter, second, version=1, answers=mine)

    assert shown(met.value) == [("answers", old, theirs, mine)]
    assert Entry.objects.get().changes["answers"] == [old.pk, theirs.pk]


def test_a_field_that_may_not_be_recorded_clashes_without_its_base():
    letter, first, second = LetterFactory(contact="Gốc"), somebody(), somebody()
    save(letter, first, version=1, contact="Số của người trước")

    with pytest.raises(Conflict) as met:
        save(letter, second, version=1, contact="Số của tôi")

    (clash,) = met.value.clashes
    assert (clash.knows_base, clash.theirs, clash.yours) == (False, "Số của người trước", "Số của tôi")
    assert Entry.objects.get().changes == {"version": [1, 2], "contact": [None, None]}


def test_who_may_no_longer_edit_is_refused_under_the_lock():
    letter, by = LetterFactory(), somebody()

    with pytest.raises(Refused) as refusal:
        save_changes(letter, {"pages": 2}, by=by, version=1, allowed=lambda by, letter: False)

    assert (refusal.value.status, Letter.objects.get().pages) == (403, 1)


def test_a_holding_that_ended_saves_nothing():
    letter, by = LetterFactory(), replace(somebody(), holding_id=5)

    with holdings({}), pytest.raises(Refused):
        save(letter, by, pages=2)

    assert Letter.objects.get().pages == 1


def test_an_edit_sent_twice_is_made_once():
    letter, by = LetterFactory(), somebody()
    save_changes(letter, {"pages": 2}, by=by, version=1, allowed=anybody, key="một lần")

    with pytest.raises(Overtaken):
        save_changes(letter, {"pages": 3}, by=by, version=2, allowed=anybody, key="một lần")

    assert Letter.objects.get().pages == 2


def test_an_edit_that_breaks_a_rule_of_the_database_is_refused_in_the_rules_own_words():
    letter, by = LetterFactory(), somebody()

    with pytest.raises(Refused) as refusal:
        save(letter, by, pages=0)

    assert (str(refusal.value), Entry.objects.count()) == ("Công văn phải có ít nhất một trang.", 0)
