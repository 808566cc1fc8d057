"""A chain to check, and what its checkers are told."""

from datetime import datetime, timedelta

from danvan.audit.anchors import take_anchor
from danvan.audit.content import digest_of, head_of
from danvan.audit.models import Entry, Seal
from danvan.audit.sealing import seal
from danvan.audit.tests.tampering import acts
from danvan.audit.verifying import verify
from danvan.core.clock import VIETNAM, frozen

DAY = datetime(2026, 5, 22, 8, 0, tzinfo=VIETNAM)
NO_ANCHORS = (
    "Không có mốc nào ở ngoài máy: không chứng minh được cuối chuỗi chưa bị cắt, cả chuỗi chưa bị bỏ hay thay "
    "bằng bản sao cũ, và người có khóa niêm phong chưa tính lại chuỗi."
)


def three_links():
    """Two entries in each of three seals, an hour apart; the entries in their order."""
    entries = []
    for hour in range(3):
        entries += acts(2, at=DAY + timedelta(hours=hour))
        with frozen(DAY + timedelta(hours=hour)):
            seal()
    return entries


def anchored():
    return [("mốc.json", take_anchor())]


def found(anchors=None):
    return [(finding.entry, finding.seal, finding.sentence) for finding in verify(anchors).findings]


def count_anew():
    """Every digest and head again, with the key at hand."""
    before = ""
    for link in Seal.objects.in_chain():
        entries = Entry.objects.in_bulk([pk for pk, _digest in link.digests()])
        link.leaves = "\n".join(f"{pk}:{digest_of(entry)}" for pk, entry in sorted(entries.items()))
        before = link.head = head_of(link, before)
        link.save()
