"""Binding an account to a subject of the identity provider, and letting it go."""

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import ExternalIdentity, User
from danvan.accounts.oidc.client import Identity
from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused


@action
def bind_identity(user: User, identity: Identity) -> None:
    """From now on this subject opens this account; one subject opens one account, one account has one subject."""
    if ExternalIdentity.objects.filter(issuer=identity.issuer, subject=identity.subject).exists():
        raise Refused(_("Tài khoản đăng nhập chung này đã gắn với một tài khoản danvan rồi. Gỡ ở tài khoản kia trước."))
    if user.identities.filter(issuer=identity.issuer).exists():
        raise Refused(_("Tài khoản của bạn đã gắn với một tài khoản đăng nhập chung khác. Gỡ ra rồi gắn lại."))
    user.identities.create(issuer=identity.issuer, subject=identity.subject, bound_at=clock.machine_now())
    record("bind_identity", user, by=Acting(user=user))


@action
def release_identity(user: User) -> None:
    """No subject opens this account any more; the password does."""
    if not user.identities.all().delete()[0]:
        raise Refused(_("Tài khoản của bạn chưa gắn với tài khoản đăng nhập chung nào."))
    record("release_identity", user, by=Acting(user=user))
