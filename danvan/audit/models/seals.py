"""The seals that chain the entries. Insert only, like the entries themselves."""

from collections.abc import Iterator
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class SealQuerySet(models.QuerySet["Seal"]):
    def in_chain(self) -> Self:
        """From the first to the last."""
        return self.order_by("number")

    def newest(self) -> "Seal | None":
        """The end of the chain."""
        return self.order_by("-number").first()


class Seal(models.Model):
    """One link: the entries that were there and unsealed, each with its keyed digest, and the head over all of it and
    the head before.

    `leaves` has a line `id:digest` for each entry. An entry whose transaction ended late stands in a later seal than
    its neighbours; nothing is lost by that and no link changes. `last_entry` is the highest id sealed so far.
    """

    number = models.PositiveBigIntegerField(_("số"), unique=True)
    at = models.DateTimeField(_("lúc"))
    first_entry = models.BigIntegerField(_("từ dòng"))
    last_entry = models.BigIntegerField(_("đến dòng"))
    count = models.PositiveIntegerField(_("số dòng"))
    leaves = models.TextField()
    head = models.CharField(_("đầu chuỗi"), max_length=64)

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = _("niêm phong")

    def digests(self) -> Iterator[tuple[int, str]]:
        """Each sealed entry's id and keyed digest; a line that is no such pair has the id 0."""
        for line in self.leaves.split("\n"):
            number, _colon, digest = line.partition(":")
            yield (int(number) if number.isascii() and number.isdigit() and len(number) < 20 else 0), digest
