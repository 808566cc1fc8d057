"""The account of a person at work."""

import unicodedata
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def _as_kept(password: str | None) -> str | None:
    """One spelling: the same letters with tone marks reach us composed or decomposed, as the keyboard likes."""
    return unicodedata.normalize("NFKC", password) if password is not None else None


class UserManager(BaseUserManager["User"]):
    """Makes accounts; names and addresses are kept in one spelling so that nobody gets two."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username.strip().lower(), **fields)
        user.email = (user.email or "").strip().lower()
        user.set_password(password)
        user.save(using=self._db)
        return user

    def named(self, typed: str | None) -> "User | None":
        """The account of a sign-in name, or of a work e-mail, as the person typed it."""
        name = (typed or "").strip().lower()
        found = self.filter(Q(username=name) | Q(email=name, email__gt=""))
        # A name that is somebody else's e-mail still means the name.
        return min(found, key=lambda user: user.username != name, default=None)

    def get_by_natural_key(self, username: str | None) -> "User":
        user = self.named(username)
        if user is None:
            raise self.model.DoesNotExist
        return user


class User(AbstractBaseUser):
    """One person's account: name, position, work e-mail or telephone; never a personal number, never shared."""

    # When somebody was here stands in the sessions and in the record of work.
    last_login = None

    username = models.CharField(_("tên đăng nhập"), max_length=100, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=200)
    position = models.CharField(_("chức vụ"), max_length=200, blank=True)
    email = models.EmailField(_("thư điện tử công vụ"), blank=True)
    phone = models.CharField(_("điện thoại công vụ"), max_length=30, blank=True)
    is_active = models.BooleanField(_("đang hoạt động"), default=True)
    is_demonstration = models.BooleanField(_("tài khoản mẫu"), default=False)
    made_on = models.DateField(_("ngày lập"), null=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("tài khoản")
        constraints = [
            models.UniqueConstraint(
                name="user_email_once",
                fields=["email"],
                condition=~Q(email=""),
                violation_error_message=_("Đã có tài khoản dùng thư điện tử này; mỗi người một tài khoản."),
            ),
            models.UniqueConstraint(
                name="user_phone_once",
                fields=["phone"],
                condition=~Q(phone=""),
                violation_error_message=_("Đã có tài khoản dùng số điện thoại này; mỗi người một tài khoản."),
            ),
        ]

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(_as_kept(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(_as_kept(raw_password) or "")

    def __str__(self) -> str:
        return self.full_name
