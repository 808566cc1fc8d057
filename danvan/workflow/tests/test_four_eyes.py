"""Four eyes: who wrote any part of a version does not approve it, by whatever way it was written."""

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.workflow.authors import add_authors, ever_written_by, ever_wrote, written_by
from danvan.workflow.editing import save_changes
from danvan.workflow.tests.letters.factories import LetterFactory
from danvan.workflow.tests.letters.models import Letter, Stage
from danvan.workflow.tests.letters.workflow import LETTERS

pytestmark = pytest.mark.django_db


def person(**how):
    return UserFactory(position="lãnh đạo", **how)


def wrote_it(letter, an, binh):
    edit(letter, Acting(user=an))
    return Acting(user=an)


def wrote_one_line_of_it(letter, an, binh):
    edit(letter, Acting(user=binh))
    edit(letter, Acting(user=an))
    return Acting(user=an)


def imported_it(letter, an, binh):
    add_authors(letter, Acting(user=an, source="tệp Excel"))
    return Acting(user=an)


def has_a_deputy_who_decides(letter, an, binh):
    edit(letter, Acting(user=an))
    return Acting(user=binh, in_place_of=an.full_name, in_place_of_id=an.pk)


def decides_as_deputy_of_the_leader(letter, an, binh):
    edit(letter, Acting(user=an))
    return Acting(user=an, in_place_of=binh.full_name, in_place_of_id=binh.pk)


def wrote_it_as_deputy(letter, an, binh):
    edit(letter, Acting(user=an, in_place_of=binh.full_name, in_place_of_id=binh.pk))
    return Acting(user=an)


def had_it_written_by_a_deputy(letter, an, binh):
    edit(letter, Acting(user=binh, in_place_of=an.full_name, in_place_of_id=an.pk))
    return Acting(user=an)


def moved_to_the_upper_unit(letter, an, binh):
    edit(letter, Acting(user=an, holding_id=1, holding="Chuyên viên, UBND xã"))
    return Acting(user=an, holding_id=2, holding="Lãnh đạo, Sở Nội vụ")


def edit(letter, by):
    changes = {"pages": letter.pages + 1}
    save_changes(letter, changes, by=by, version=letter.version, allowed=lambda by, letter: True)


@pytest.mark.parametrize(
    "decider",
    [
        wrote_it,
        wrote_one_line_of_it,
        imported_it,
        has_a_deputy_who_decides,
        decides_as_deputy_of_the_leader,
        wrote_it_as_deputy,
        had_it_written_by_a_deputy,
        moved_to_the_upper_unit,
    ],
)
def test_an_author_does_not_approve(decider):
    letter, an, binh = LetterFactory(stage=Stage.SUBMITTED), person(), person()

    by = decider(letter, an, binh)
    offered = [move.name for move in LETTERS.open_to(by, letter)]
    with pytest.raises(Refused) as refusal:
        LETTERS.advance(letter, "approve", by=by)

    assert (str(refusal.value), refusal.value.status) == (
        "Người đã soạn nội dung này không tự duyệt được. Đề nghị người khác thực hiện.",
        403,
    )
    assert (offered, Letter.objects.get().stage) == (["send_back"], "submitted")


def test_somebody_else_approves():
    letter, an, binh = LetterFactory(stage=Stage.SUBMITTED), person(), person()
    edit(letter, Acting(user=an))

    LETTERS.advance(letter, "approve", by=Acting(user=binh))

    assert letter.stage == "approved"


def test_a_version_sent_back_frees_its_authors_and_binds_those_of_the_next():
    letter, an, binh, cuc = LetterFactory(stage=Stage.SUBMITTED), person(), person(), person()
    edit(letter, Acting(user=an))
    LETTERS.advance(letter, "send_back", by=Acting(user=cuc))
    edit(letter, Acting(user=binh))
    LETTERS.advance(letter, "submit", by=Acting(user=binh))

    offered = {one.username: [move.name for move in LETTERS.open_to(Acting(user=one), letter)] for one in (an, binh)}

    assert offered == {an.username: ["approve", "send_back"], binh.username: ["send_back"]}


def test_writing_twice_in_one_version_counts_once():
    letter, an = LetterFactory(), Acting(user=person())

    edit(letter, an)
    edit(letter, an)

    with pytest.raises(Refused):
        LETTERS.advance(LETTERS.advance(letter, "submit", by=an), "approve", by=an)


def test_what_somebody_ever_wrote_is_known_after_it_was_sent_back():
    letter, other, an, binh = LetterFactory(stage=Stage.SUBMITTED), LetterFactory(), person(), person()
    edit(letter, Acting(user=an))
    LETTERS.advance(letter, "send_back", by=Acting(user=binh))
    edit(other, Acting(user=an))
    edit(letter, Acting(user=binh))

    known = {one: sorted(row["object_id"] for row in ever_written_by(Letter, one.pk)) for one in (an, binh)}

    assert known == {an: [letter.pk, other.pk], binh: [letter.pk]}
    assert list(Letter.objects.filter(pk__in=written_by(Letter, an.pk))) == [other]
    assert [ever_wrote(letter, Acting(user=one)) for one in (an, binh, person())] == [True, True, False]


def test_whoever_stood_in_for_an_author_or_was_stood_in_for_wrote_it_too():
    letter, an, binh = LetterFactory(), person(), person()
    edit(letter, Acting(user=an, in_place_of=binh.full_name, in_place_of_id=binh.pk))

    deputy = Acting(user=person(), in_place_of=binh.full_name, in_place_of_id=binh.pk)

    assert [ever_wrote(letter, by) for by in (Acting(user=an), Acting(user=binh), deputy)] == [True] * 3


def test_records_of_another_kind_with_the_same_number_are_not_meant():
    letter, an = LetterFactory(), person()
    edit(letter, Acting(user=an))

    assert not ever_written_by(type(an), an.pk).exists()
