"""Who the province's identity provider says somebody is, bound to one account."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ExternalIdentity(models.Model):
    """A subject of a provider. Its e-mail or name there mean nothing here: only the subject opens the account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    bound_at = models.DateTimeField(_("gắn lúc"))

    class Meta:
        verbose_name = _("tài khoản đăng nhập chung")
        constraints = [
            models.UniqueConstraint(name="identity_opens_one_account", fields=["issuer", "subject"]),
            models.UniqueConstraint(name="identity_once_an_account", fields=["user", "issuer"]),
        ]
