"""The entries of the record of work. Insert only: triggers on both databases refuse UPDATE and DELETE."""

import functools
import operator
from collections import defaultdict
from collections.abc import Iterable
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, record: Model) -> Self:
        """The entries of one record, the newest first."""
        return self.filter(object_type=record._meta.label_lower, object_id=record.pk).order_by("-id")

    def about_any(self, records: Iterable[Model]) -> Self:
        """The entries of several records, a condition for each kind of them."""
        ids: dict[str, list[int]] = defaultdict(list)
        for record in records:
            ids[record._meta.label_lower].append(record.pk)
        parts = [Q(object_type=key, object_id__in=pks) for key, pks in ids.items()]
        return self.filter(functools.reduce(operator.or_, parts, Q(pk__in=[])))


class Entry(models.Model):
    """One act: who, in which holding, thay whom, nhập thay from what, when, on what, and what became of what.

    `changes` is {field: [before, after]}; a field whose value may not be kept has [null, null], "changed".
    """

    at = models.DateTimeField(_("lúc"))
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("người thực hiện"), max_length=200)
    holding_id = models.BigIntegerField(null=True)
    holding = models.CharField(_("với vai trò"), max_length=400, blank=True)
    in_place_of = models.CharField(_("thay"), max_length=200, blank=True)
    source = models.CharField(_("nhập thay từ"), max_length=200, blank=True)
    verb = models.CharField(_("việc"), max_length=60)
    object_type = models.CharField(max_length=100)
    object_id = models.BigIntegerField(null=True)
    object_label = models.CharField(_("đối tượng"), max_length=500, blank=True)
    unit_id = models.BigIntegerField(null=True)
    reason = models.TextField(_("lý do"), blank=True)
    changes = models.JSONField(_("thay đổi"), default=dict, encoder=DjangoJSONEncoder)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng nhật ký")
        indexes = [
            models.Index(fields=["object_type", "object_id", "id"], name="entry_of_object"),
            models.Index(fields=["unit_id", "id"], name="entry_of_unit"),
            models.Index(fields=["actor_id", "id"], name="entry_of_actor"),
        ]
