"""What somebody is typing and has not sent."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from danvan.core.acting import Acting


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts, as forms ask for them."""

    def of(self, by: Acting) -> Self:
        """Those this person wrote in this holding; nobody else ever sees them."""
        return self.filter(user_id=by.user_id or 0, holding_id=by.holding_id or 0)

    def about(self, record_type: str, record_id: int) -> Self:
        """Everybody's drafts about one record, to take them away with it."""
        return self.filter(Q(form=f"{record_type}:{record_id}") | Q(form__startswith=f"{record_type}:{record_id}:"))


class Draft(models.Model):
    """A form as it stood when its writer last paused: each field's values in their order, as typed.

    `form` is "plans.plan:12:targets" for a form about a record, "plans.plan:new" for one that will make it.
    `holding_id` 0 is a person without any post.
    """

    form = models.CharField(max_length=150)
    user_id = models.BigIntegerField()
    holding_id = models.BigIntegerField(default=0)
    typed = models.JSONField(_("nội dung"), default=dict)
    saved_at = models.DateTimeField(_("lưu lúc"))

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("bản nháp")
        constraints = [models.UniqueConstraint(name="draft_once", fields=["user_id", "holding_id", "form"])]
        indexes = [
            models.Index(fields=["form"], name="draft_of_form"),
            models.Index(fields=["saved_at"], name="draft_age"),
        ]

    def as_sent(self) -> QueryDict:
        """The fields as a form would have sent them."""
        sent = QueryDict(mutable=True)
        for name, values in self.typed.items():
            sent.setlist(name, values)
        return sent
