"""Four eyes: who wrote what, so that nobody approves their own work."""

from typing import Any

from django.db.models import Model, QuerySet

from danvan.core.acting import Acting
from danvan.workflow.models import Author


def add_authors(record: Model, by: Acting) -> None:
    """Counts the hand that writes now, and whom it stands for, as authors of the record's present version."""
    rows = [Author(object_type=record._meta.label_lower, object_id=record.pk, user_id=one) for one in by.persons]
    Author.objects.bulk_create(rows, ignore_conflicts=True)


def wrote(record: Model, by: Acting) -> bool:
    """Whether this person, or whom they stand for, wrote any part of the present version."""
    return of_version(record).filter(user_id__in=by.persons).exists()


def release_authors(record: Model) -> None:
    """The version was sent back: those who write the next one are its authors."""
    of_version(record).update(returned=True)


def of_version(record: Model) -> QuerySet[Author]:
    """The authors of the present version."""
    return Author.objects.filter(object_type=record._meta.label_lower, object_id=record.pk, returned=False)


def written_by(model: type[Model], user_id: int) -> QuerySet[Any]:
    """The ids of the records whose present version this account wrote a part of."""
    rows = Author.objects.filter(object_type=model._meta.label_lower, user_id=user_id, returned=False)
    return rows.values("object_id")


def ever_wrote(record: Model, by: Acting) -> bool:
    """Whether this person, or whom they stand for, ever wrote a part of it: versions that were sent back too."""
    return _rows(type(record)).filter(object_id=record.pk, user_id__in=by.persons).exists()


def ever_written_by(model: type[Model], user_id: int) -> QuerySet[Any]:
    """The ids of the records this account ever wrote a part of, versions that were sent back included: who helped a
    record along may approve its next version, and still be no judge of it.
    """
    return _rows(model).filter(user_id=user_id).values("object_id")


def _rows(model: type[Model]) -> QuerySet[Author]:
    return Author.objects.filter(object_type=model._meta.label_lower)


def add_author(record: Model, user_id: int) -> None:
    """Counts one account as an author of the present version: whose unsent words another is given to send."""
    row = Author(object_type=record._meta.label_lower, object_id=record.pk, user_id=user_id)
    Author.objects.bulk_create([row], ignore_conflicts=True)
