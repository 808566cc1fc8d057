"""Linking a record to what proves it."""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock, registry
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.files.models import Evidence


@action
def link_evidence(claim: Model, to_type: str, to_id: int, *, by: Acting, note: str = "") -> Evidence:
    """Names what proves a record. Only what one may see can be named; what is hidden and what is missing answer alike."""
    target = registry.find(to_type, to_id, by.user)
    if target is None:
        raise Refused(_("Không tìm thấy hồ sơ muốn dẫn làm minh chứng. Mời kiểm tra lại đường dẫn."), status=404)
    evidence, is_new = Evidence.objects.get_or_create(
        from_type=claim._meta.label_lower,
        from_id=claim.pk,
        to_type=to_type,
        to_id=target.pk,
        defaults={
            "note": note,
            "added_by_id": by.user_id,
            "added_by_name": by.name,
            "added_at": clock.now(),
        },
    )
    if is_new:
        record("link_evidence", claim, by=by, changes={"evidence": ("", str(registry.kind_of(to_type).word))})
    return evidence


@action
def unlink_evidence(evidence: Evidence, claim: Model, *, by: Acting) -> None:
    """Takes a proof back from its record."""
    if (evidence.from_type, evidence.from_id) != (claim._meta.label_lower, claim.pk):
        raise Refused(_("Minh chứng này không thuộc hồ sơ đang mở. Mời tải lại trang."), status=404)
    word = str(registry.kind_of(evidence.to_type).word)
    evidence.delete()
    record("unlink_evidence", claim, by=by, changes={"evidence": (word, "")})
