"""The second factor: setting it up, proving it, giving it up."""

import hashlib

from django.utils.translation import gettext_lazy as _

from danvan.accounts import totp
from danvan.accounts.actions.letters import write_to
from danvan.accounts.models import CodeApp, LetterKind, Passkey, RecoveryCode, User
from danvan.accounts.printed import as_printed, random_code
from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused

HOW_MANY = 10


@action
def set_up_code_app(user: User, *, secret: str, typed: str) -> list[str]:
    """Sets the code app up once a code of it was typed correctly; gives the recovery codes, told only now.

    An earlier app of the person shows valid codes no more.
    """
    step = totp.matching_step(secret, typed, clock.machine_now())
    if step is None:
        raise Refused(_("Mã này không khớp. Chờ mã mới hiện trên ứng dụng rồi nhập lại; kiểm tra giờ của điện thoại."))
    made = {"secret": secret, "last_step": step, "made_at": clock.machine_now()}
    CodeApp.objects.update_or_create(user=user, defaults=made)
    record("set_up_second_factor", user, by=Acting(user=user))
    write_to(user, LetterKind.FACTOR_SET_UP)
    return _new_codes(user)


@action
def add_passkey(user: User, *, credential: str, name: str) -> list[str]:
    """Adds a key; gives recovery codes when the person had none, told only now."""
    digest = hashlib.sha256(credential.encode()).hexdigest()
    if Passkey.objects.filter(digest=digest).exists():
        raise Refused(_("Khóa này đã được cài rồi. Dùng khóa khác."))
    user.passkeys.create(name=name, credential=credential, digest=digest, made_at=clock.machine_now())
    record("set_up_second_factor", user, by=Acting(user=user))
    write_to(user, LetterKind.FACTOR_SET_UP)
    return [] if user.recovery_codes.filter(used_at=None).exists() else _new_codes(user)


@action
def remove_passkey(key: Passkey) -> None:
    """Takes one key from its owner's account; with the last factor the recovery codes go too."""
    user = key.user
    if not hasattr(user, "code_app") and user.passkeys.count() == 1:
        return remove_second_factor(user, by=Acting(user=user))
    key.delete()
    record("remove_passkey", user, by=Acting(user=user))
    return None


@action
def use_passkey(key: Passkey) -> None:
    """Notes when a key was last shown."""
    Passkey.objects.filter(pk=key.pk).update(used_at=clock.machine_now())


@action
def prove_code(user: User, typed: str) -> bool:
    """Whether these are the digits the person's app shows now; each code is taken once."""
    app = CodeApp.objects.filter(user=user).first()
    step = totp.matching_step(app.secret, typed, clock.machine_now()) if app else None
    if app is None or step is None:
        return False
    return bool(CodeApp.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step))


@action
def prove_recovery_code(user: User, typed: str) -> bool:
    """Whether this is one of the person's unused recovery codes; it is used up."""
    digest = _digest(user, as_printed(typed))
    used = RecoveryCode.objects.filter(user=user, digest=digest, used_at=None).update(used_at=clock.machine_now())
    if used:
        record("use_recovery_code", user, by=Acting(user=user))
    return bool(used)


@action
def renew_recovery_codes(user: User) -> list[str]:
    """Ten new recovery codes; the earlier ones open nothing any more."""
    record("renew_recovery_codes", user, by=Acting(user=user))
    return _new_codes(user)


@action
def remove_second_factor(user: User, *, by: Acting, reason: str = "") -> None:
    """Takes the code app, the keys and the recovery codes from an account."""
    user.passkeys.all().delete()
    CodeApp.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    record("remove_second_factor", user, by=by, reason=reason)
    write_to(user, LetterKind.FACTOR_REMOVED)


def _new_codes(user: User) -> list[str]:
    codes = [random_code(groups=4) for _ in range(HOW_MANY)]
    RecoveryCode.objects.filter(user=user).delete()
    digests = (_digest(user, as_printed(code)) for code in codes)
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=digest) for digest in digests)
    return codes


def _digest(user: User, code: str) -> str:
    return hashlib.sha256(f"{user.pk}/{code}".encode()).hexdigest()
