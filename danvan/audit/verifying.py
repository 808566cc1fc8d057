"""Checking the record of work: against its seals, and against the anchors that left the machine."""

import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext as _

from danvan.audit import guards
from danvan.audit.anchors import Anchor
from danvan.audit.content import ERASABLE, digest_of, head_of
from danvan.audit.models import Entry, Erasure, Seal
from danvan.audit.sealing import LOOK_BACK
from danvan.core import clock
from danvan.core.formats import number


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was: the sentence, and the entry or seal it begins with."""

    sentence: str
    entry: int | None = None
    seal: int | None = None


@dataclass
class Verdict:
    """What was found, in the order of the chain; how much was checked; and what this check cannot prove."""

    findings: list[Finding] = field(default_factory=list)
    seals: int = 0
    entries: int = 0
    unproved: list[str] = field(default_factory=list)


class Marks:
    """Which ids were met: a bit each, so that ten million entries weigh little more than a megabyte."""

    def __init__(self) -> None:
        self.bits = bytearray()

    def add(self, pk: int) -> bool:
        """Marks an id; False when it was marked before."""
        place, bit = divmod(pk, 8)
        if place >= len(self.bits):
            self.bits.extend(bytes(place + 1 - len(self.bits) + 1024))
        new = not self.bits[place] & (1 << bit)
        self.bits[place] |= 1 << bit
        return new

    def __contains__(self, pk: int) -> bool:
        place, bit = divmod(pk, 8)
        return place < len(self.bits) and bool(self.bits[place] & (1 << bit))


def verify(anchors: Sequence[tuple[str, Anchor | None]] | None = None) -> Verdict:
    """Walks the whole chain. `anchors` are (name, anchor) pairs, the oldest first; None where there is no folder."""
    verdict, sealed = Verdict(), Marks()
    verdict.findings += guards_down()
    for link, findings in walked(sealed):
        verdict.findings += findings
        verdict.seals += 1
        verdict.entries += link.count
    waiting = _unsealed(sealed, verdict)
    verdict.findings += list(against(anchors or []))
    verdict.unproved = list(_unproved(anchors, waiting))
    return verdict


def walked(sealed: Marks) -> Iterator[tuple[Seal, list[Finding]]]:
    """Each link of the chain with what is wrong in it."""
    before, expected = "", 1
    erased = dict(Erasure.objects.values_list("entry_id", "digests"))
    for link in Seal.objects.in_chain().iterator(chunk_size=20):
        findings = list(_link(link, before, expected)) + list(_entries(link, sealed, erased))
        before, expected = link.head, link.number + 1
        yield link, findings


def guards_down() -> list[Finding]:
    """Triggers that no longer stand: by themselves no proof of anything, but nobody should have taken them away."""
    with connection.cursor() as cursor:
        cursor.execute(guards.standing_sql(connection.vendor))
        standing = {row[0] for row in cursor.fetchall()}
    down = [name for name in guards.NAMES if name not in standing]
    return [Finding(_("Chốt chặn sửa, xóa %(name)s trên cơ sở dữ liệu đã bị gỡ.") % {"name": name}) for name in down]


def _link(link: Seal, before: str, expected: int) -> Iterator[Finding]:
    facts = {"number": link.number, "first": link.first_entry}
    if link.number != expected:
        missing = {"first": expected, "last": link.number - 1}
        yield Finding(_("Niêm phong từ số %(first)d đến %(last)d đã bị xóa.") % missing, seal=expected)
    elif not hmac.compare_digest(link.head, head_of(link, before)):
        yield Finding(
            _("Niêm phong số %(number)d (từ dòng %(first)d) đã bị sửa hoặc tính lại bằng khóa khác.") % facts,
            entry=link.first_entry,
            seal=link.number,
        )


def _entries(link: Seal, sealed: Marks, erased: dict[int, dict[str, str]]) -> Iterator[Finding]:
    digests = dict(link.digests())
    entries = Entry.objects.in_bulk(list(digests))
    for pk, digest in digests.items():
        if not sealed.add(pk):
            yield Finding(_("Dòng %(pk)d có trong hai niêm phong.") % {"pk": pk}, entry=pk, seal=link.number)
        entry = entries.get(pk)
        if entry is None:
            yield Finding(_("Dòng %(pk)d đã bị xóa.") % {"pk": pk}, entry=pk, seal=link.number)
        elif not _as_sealed(entry, digest, erased.get(pk)):
            yield Finding(_("Dòng %(pk)d đã bị sửa.") % {"pk": pk}, entry=pk, seal=link.number)


def _as_sealed(entry: Entry, digest: str, erased: dict[str, str] | None) -> bool:
    blank = erased is None or all(getattr(entry, field) == value for field, value in ERASABLE.items())
    return blank and hmac.compare_digest(digest, digest_of(entry, erased))


def _unsealed(sealed: Marks, verdict: Verdict) -> int:
    """How many entries wait for the next seal; those that should have been sealed long ago were put in by hand."""
    settled = Seal.objects.filter(at__lt=clock.machine_now() - LOOK_BACK).newest()
    latest, waiting = settled.last_entry if settled else 0, 0
    for pk in Entry.objects.order_by("id").values_list("id", flat=True).iterator(chunk_size=10_000):
        if pk in sealed:
            continue
        if pk > latest:
            waiting += 1
        else:
            sentence = _("Dòng %(pk)d không có trong niêm phong nào: được chèn thêm về sau.") % {"pk": pk}
            verdict.findings.append(Finding(sentence, entry=pk))
    return waiting


def against(anchors: Iterable[tuple[str, Anchor | None]]) -> Iterator[Finding]:
    """Where the chain no longer ends or runs as it did when an anchor was taken; the first difference ends the search."""
    held = 0
    for name, anchor in anchors:
        if anchor is None:
            yield Finding(_("Tệp mốc %(name)s không do hệ thống này ký, hoặc đã bị sửa.") % {"name": name})
            continue
        difference = _difference(anchor, held)
        if difference is not None:
            yield difference
            return
        held = anchor.seal


def _difference(anchor: Anchor, held: int) -> Finding | None:
    link, last = Seal.objects.filter(number=anchor.seal).first(), Seal.objects.newest()
    facts = {"day": anchor.at[:10], "number": anchor.seal, "entry": anchor.last_entry}
    if last is None:
        return Finding(_("Toàn bộ chuỗi niêm phong đã bị bỏ; mốc ngày %(day)s có %(number)d niêm phong.") % facts, 1, 1)
    if link is None:
        facts |= {"now": last.number, "left": last.last_entry}
        sentence = _(
            "Cuối chuỗi đã bị cắt hoặc bản sao cũ được đặt lại: mốc ngày %(day)s có đến niêm phong số %(number)d "
            "(dòng %(entry)d), nay chỉ đến số %(now)d (dòng %(left)d)."
        )
        return Finding(sentence % facts, last.last_entry + 1, last.number + 1)
    if link.head != anchor.head:
        begins = Seal.objects.filter(number=held + 1).first() or link
        facts |= {"first": begins.number, "entry": begins.first_entry}
        sentence = _(
            "Chuỗi không còn như mốc ngày %(day)s (niêm phong số %(number)d): đã bị tính lại hoặc thay bằng bản khác, "
            "từ niêm phong số %(first)d (dòng %(entry)d) trở đi."
        )
        return Finding(sentence % facts, begins.first_entry, begins.number)
    return None


def _unproved(anchors: Sequence[tuple[str, Anchor | None]] | None, waiting: int) -> Iterator[str]:
    signed = [anchor for _name, anchor in anchors or [] if anchor]
    if not signed:
        yield _(
            "Không có mốc nào ở ngoài máy: không chứng minh được cuối chuỗi chưa bị cắt, cả chuỗi chưa bị bỏ hay thay "
            "bằng bản sao cũ, và người có khóa niêm phong chưa tính lại chuỗi."
        )
    else:
        after = Seal.objects.filter(number__gt=signed[-1].seal).count()
        if after:
            facts = {"count": number(after), "day": signed[-1].at[:10]}
            yield _("%(count)s niêm phong sau mốc ngày %(day)s chỉ có khóa trên máy này bảo vệ.") % facts
    if waiting:
        yield _("%(count)s dòng mới chưa niêm phong.") % {"count": number(waiting)}
    if erasures := Erasure.objects.count():
        yield _("%(count)s dòng đã được xóa nội dung theo lệnh; ai làm và lúc nào vẫn còn.") % {
            "count": number(erasures)
        }
