"""When each chore of the house was done and is due next."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Schedule(models.Model):
    """One chore. `held_until` is the lease of the `tick` that is doing it; one that died lets go by itself."""

    name = models.CharField(_("việc"), max_length=60, unique=True)
    due_at = models.DateTimeField(_("đến giờ lúc"))
    begun_at = models.DateTimeField(_("lần gần nhất"), null=True)
    ended_at = models.DateTimeField(_("xong lúc"), null=True)
    went_well = models.BooleanField(_("trôi chảy"), default=True)
    held_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("lịch việc")
        indexes = [models.Index(fields=["due_at"], name="schedule_due")]
