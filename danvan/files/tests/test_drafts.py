"""What somebody is typing is theirs, in the holding they type it in, until they send it."""

from datetime import timedelta

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.files.actions import drop_draft, save_draft, sweep
from danvan.files.models import Draft
from danvan.files.queries import draft_of, form_key
from danvan.files.tests.cabinet.models import Folder
from danvan.files.tests.factories import FolderFactory, at_work

pytestmark = pytest.mark.django_db

TYPED = {"title": ["Kế hoạch"], "units": ["1", "2"]}


def typed(form: str, by: Acting) -> dict | None:
    draft = draft_of(form, by)
    return draft and draft.typed


def test_a_draft_comes_back_as_typed_and_the_last_one_counts():
    by = at_work()

    save_draft("cabinet.folder:new", {"title": ["Kế"]}, by=by)
    save_draft("cabinet.folder:new", TYPED, by=by)

    assert (typed("cabinet.folder:new", by), Draft.objects.count()) == (TYPED, 1)


def test_a_draft_is_seen_by_its_writer_in_its_holding_only():
    by = at_work(holding_id=7)
    save_draft("cabinet.folder:new", TYPED, by=by)

    others = [at_work(holding_id=7), Acting(user=by.user, holding_id=8), Acting(user=by.user)]

    assert [typed("cabinet.folder:new", one) for one in (by, *others)] == [TYPED, None, None, None]


def test_a_person_without_a_post_keeps_drafts_too():
    by = Acting(user=UserFactory())

    save_draft("cabinet.folder:new", TYPED, by=by)

    assert typed("cabinet.folder:new", by) == TYPED


def test_passwords_codes_and_tokens_are_never_kept():
    by = at_work()

    save_draft(
        "f.f:new",
        {"title": ["a"], "unit_code": ["12"], "new_password": ["x"], "code": ["1"], "csrfmiddlewaretoken": ["y"]},
        by=by,
    )

    assert typed("f.f:new", by) == {"title": ["a"], "unit_code": ["12"]}


def test_what_no_database_takes_is_left_out_of_a_draft_and_hides_no_password():
    by = Acting(user=UserFactory())

    save_draft("cabinet.folder:new", {"ti\x00tle": ["Kế\x00 hoạch \ud800"], "pass\x00word": ["x"]}, by=by)

    assert Draft.objects.get().typed == {"title": ["Kế hoạch "]}


def test_a_form_that_was_sent_needs_its_draft_no_longer():
    by, other = at_work(), at_work()
    save_draft("f.f:new", TYPED, by=by)
    save_draft("f.f:new", TYPED, by=other)

    drop_draft("f.f:new", by=by)

    assert (typed("f.f:new", by), typed("f.f:new", other)) == (None, TYPED)


def test_more_than_a_form_can_hold_is_refused_and_the_draft_before_stays():
    by = at_work()
    save_draft("f.f:new", TYPED, by=by)

    with pytest.raises(Refused, match="quá dài"):
        save_draft("f.f:new", {"text": ["x" * 1_000_001]}, by=by)

    assert typed("f.f:new", by) == TYPED


def test_a_draft_nobody_touched_for_sixty_days_is_swept():
    old, young = at_work(), at_work()
    for by in (old, young):
        save_draft("f.f:new", TYPED, by=by)
    draft = draft_of("f.f:new", old)
    Draft.objects.filter(pk=draft.pk).update(saved_at=draft.saved_at - timedelta(days=61))

    sweep()

    assert (typed("f.f:new", old), typed("f.f:new", young)) == (None, TYPED)


def test_the_key_of_a_form_says_what_it_is_about():
    folder = FolderFactory()

    assert [form_key(Folder), form_key(folder), form_key(folder, "targets")] == [
        "cabinet.folder:new",
        f"cabinet.folder:{folder.pk}",
        f"cabinet.folder:{folder.pk}:targets",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_draft_saved_from_several_tabs_at_once_stays_one_draft(at_once):
    by = at_work()

    at_once(lambda index: save_draft("f.f:new", {"title": [str(index)]}, by=by))

    assert Draft.objects.count() == 1
