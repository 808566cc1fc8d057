"""The session store: rows of our own, so that a person can list and end sessions and none outlives its time."""

import hashlib
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.db.models import CharField, DateTimeField
from django.http import HttpRequest

from danvan.accounts.models import Session
from danvan.accounts.models.session import bounds
from danvan.core import clock
from danvan.core.prepared import Prepared

OPEN = Prepared[Session](
    lambda seen, started, digest: Session.objects.lasting(seen, started).filter(digest=digest),
    DateTimeField(),
    DateTimeField(),
    CharField(),
)


def digest_of_session(request: HttpRequest) -> str:
    """What this request's session is kept under."""
    return SessionStore.digest(request.session.session_key or "")


class SessionStore(SessionBase):
    """Keeps a session under the digest of its key. A new person in it begins a new twelve hours; a new key does not."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.row: Session | None = None
        self.device = self.address = ""

    @staticmethod
    def digest(key: str) -> str:
        return hashlib.sha256(key.encode()).hexdigest()

    def load(self) -> dict[str, Any]:
        self.row = next(iter(OPEN(*bounds(clock.machine_now()), self.digest(self.session_key or ""))), None)
        if self.row is None:
            self._session_key = None
            return {}
        return self.decode(self.row.data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(digest=self.digest(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        content = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        kept = {"data": self.encode(content), "user_id": content.get(SESSION_KEY), **self._times(content)}
        if must_create:
            return self._insert(kept)
        if not Session.objects.filter(digest=self.digest(self.session_key)).update(**kept):
            raise UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(digest=self.digest(key)).delete()

    def cycle_key(self) -> None:
        row = self.row
        super().cycle_key()
        self.row = row

    def flush(self) -> None:
        super().flush()
        self.row = None

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.stale().delete()

    def _times(self, content: dict[str, Any]) -> dict[str, Any]:
        """An open session keeps its start, unless another person begins in it."""
        now = clock.machine_now()
        same = self.row is not None and str(self.row.user_id or "") == str(content.get(SESSION_KEY) or "")
        return {"started_at": self.row.started_at if same and self.row else now, "seen_at": now}

    def _insert(self, kept: dict[str, Any]) -> None:
        try:
            with transaction.atomic():
                self.row = Session.objects.create(
                    digest=self.digest(self.session_key or ""), device=self.device, address=self.address, **kept
                )
        except IntegrityError as error:
            raise CreateError from error
