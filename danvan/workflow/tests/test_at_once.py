"""Many hands on one record at the same moment: one wins, one entry, the others are told kindly."""

import pytest

from danvan.accounts.models import User
from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core.acting import Acting
from danvan.core.errors import Overtaken, Refused
from danvan.workflow import table
from danvan.workflow.editing import Conflict, save_changes
from danvan.workflow.models import UsedKey
from danvan.workflow.tests.acting import holdings
from danvan.workflow.tests.letters.factories import LetterFactory
from danvan.workflow.tests.letters.models import Letter, Stage
from danvan.workflow.tests.letters.workflow import LETTERS

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = "Hồ sơ vừa được người khác cập nhật. Mời xem lại trước khi làm tiếp."


def told(results):
    """How many won, and the sentences of the rest."""
    refused = [result for result in results if isinstance(result, Exception)]
    return len(results) - len(refused), {(type(error), str(error)) for error in refused}


def test_of_many_who_press_the_same_button_one_wins(at_once):
    letter = LetterFactory(stage=Stage.SUBMITTED)
    bosses = [Acting(user=UserFactory(position="lãnh đạo")) for _ in range(8)]

    results = at_once(lambda index: LETTERS.advance(Letter.objects.get(), "approve", by=bosses[index]) and None)

    assert told(results) == (1, {(Overtaken, TOLD)})
    assert [(entry.object_id, entry.verb) for entry in Entry.objects.all()] == [(letter.pk, "approve")]
    assert (Letter.objects.get().stage, Letter.objects.get().version) == ("approved", 2)


def test_of_rival_moves_one_wins(at_once):
    LetterFactory(stage=Stage.SUBMITTED)
    bosses = [Acting(user=UserFactory(position="lãnh đạo")) for _ in range(8)]

    results = at_once(
        lambda index: LETTERS.advance(Letter.objects.get(), ("approve", "send_back")[index % 2], by=bosses[index])
    )

    won, sentences = told(results)
    entry = Entry.objects.get()
    assert (won, sentences) == (1, {(Overtaken, TOLD)})
    assert Letter.objects.get().stage == {"approve": "approved", "send_back": "draft"}[entry.verb]


def test_a_double_press_is_made_once_and_answered_kindly(at_once):
    letter, boss = LetterFactory(stage=Stage.SUBMITTED), Acting(user=UserFactory(position="lãnh đạo"))

    results = at_once(lambda index: LETTERS.advance(Letter.objects.get(pk=letter.pk), "approve", by=boss, key="a"), 2)

    pressed = (Overtaken, "Việc này đã được ghi nhận ở lần bấm trước. Mời xem kết quả trên trang.")
    assert told(results) == (1, {pressed})
    assert (Entry.objects.count(), UsedKey.objects.count()) == (1, 1)


def test_of_many_who_save_one_form_one_saves_and_the_rest_compare(at_once):
    LetterFactory(subject="Gốc")
    hands = [Acting(user=UserFactory()) for _ in range(8)]

    def save(index):
        values = {"subject": f"Của người {index}"}
        save_changes(Letter.objects.get(), values, by=hands[index], version=1, allowed=lambda by, letter: True)

    results = at_once(save)

    conflicts = [result for result in results if isinstance(result, Conflict)]
    saved = Letter.objects.get()
    assert (len(conflicts), Entry.objects.count(), saved.version) == (len(results) - 1, 1, 2)
    assert {(one.clashes[0].base, one.clashes[0].theirs) for one in conflicts} == {("Gốc", saved.subject)}


def test_a_role_revoked_between_check_and_write_makes_no_move():
    letter, user = LetterFactory(stage=Stage.SUBMITTED), UserFactory(position="lãnh đạo")
    boss = Acting(user=user)
    assert LETTERS.is_open(boss, letter, "approve")
    User.objects.filter(pk=user.pk).update(position="")

    with pytest.raises(Refused) as refusal:
        LETTERS.advance(letter, "approve", by=boss)

    assert (refusal.value.status, Letter.objects.get().stage) == (403, "submitted")


def test_a_role_revoked_once_the_row_is_locked_makes_no_move(monkeypatch):
    letter, user = LetterFactory(stage=Stage.SUBMITTED), UserFactory(position="lãnh đạo")
    held = {(user.pk, 5): Acting(user=user, holding_id=5)}
    monkeypatch.setattr(table, "locked", then(table.locked, held.clear))

    with holdings(held), pytest.raises(Refused) as refusal:
        LETTERS.advance(letter, "approve", by=Acting(user=user, holding_id=5))

    assert (refusal.value.status, Letter.objects.get().stage, Entry.objects.count()) == (403, "submitted", 0)


def then(work, afterwards):
    """Does something at the very moment at which the work is done: here, the holding ends."""

    def both(row):
        result = work(row)
        afterwards()
        return result

    return both
