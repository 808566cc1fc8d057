"""Remarks as they are read: what was seen, in words a reader may have."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.formats import text_date
from danvan.exemplars.models import Exemplar, Remark, RemarkKind
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.permissions.remarks import remarks_visible_to


@dataclass(frozen=True)
class Told:
    """A remark for a reader: its words, and the other model where they may see it."""

    remark: Remark
    words: str
    about: Exemplar | None


def remarks_of(exemplar: Exemplar, user: Any) -> list[Told]:
    """The remarks on a model that a person may read, those not settled first."""
    rows = list(remarks_visible_to(user).filter(exemplar=exemplar).order_by("settled_at", "pk"))
    rows.sort(key=lambda row: row.settled_at is not None)
    seen = visible_to(user).filter(pk__in=[row.about_id for row in rows if row.about_id]).select_related("unit")
    others = {each.pk: each for each in seen}
    told = []
    for row in rows:
        row.exemplar = exemplar
        told.append(Told(row, words_of(row), others.get(row.about_id or 0)))
    return told


def words_of(row: Remark) -> str:
    """What was seen; the other model is named beside it, to who may see it."""
    facts = row.facts
    if row.kind == RemarkKind.SIMILAR_TEXT:
        return _("Nội dung đăng ký giống khoảng %(share)d %% với một mô hình khác.") % {"share": rounded(row.share)}
    if row.kind == RemarkKind.SAME_PHOTO:
        return _("Ảnh thứ %(photo)d trùng với ảnh của một mô hình khác.") % {"photo": facts.get("photo", 1)}
    if row.kind == RemarkKind.LAST_HOUR:
        return _("Một trong %(count)d bản đăng ký gửi trong %(minutes)d phút cuối của đợt.") % facts
    if row.kind == RemarkKind.EQUAL_EVERYWHERE:
        return _("Cả %(goals)d mục tiêu đều đạt đúng bằng kế hoạch.") % facts
    day = text_date(row.exemplar.launched_on) if row.exemplar.launched_on else ""
    return _("Ra mắt ngày %(day)s, sau %(months)d tháng chưa ghi hoạt động nào.") % {"day": day, **facts}


def rounded(share: int | None) -> int:
    """To the nearest ten: the estimate says no more."""
    return 10 * round((share or 0) / 10)
