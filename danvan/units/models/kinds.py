"""What kinds of unit there are, as data: each province may add its own."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

_PLACE = re.compile(r"\{(name|territory)\}")


class Line(models.TextChoices):
    """The line a unit answers to. Three trees stand over one territory and share data, not authority."""

    PARTY = "party", _("Đảng")
    STATE = "state", _("Chính quyền")
    FRONT = "front", _("Mặt trận, đoàn thể")


class Level(models.TextChoices):
    """The level of the territory a unit works in; the district stays for what was before it ended."""

    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện (đã kết thúc)")
    COMMUNE = "commune", _("cấp xã")
    VILLAGE = "village", _("thôn, tổ dân phố")


class UnitKind(models.Model):
    """A kind of unit as plans name them: "sở, ban, ngành", "UBND các xã, phường", "chi bộ cơ quan".

    `governs_territory` marks the committee that sees all three lines of its territory; `historical` kinds end with the
    old tree and are not offered for new units. `also_called` are the other words of documents, one a line; the same
    words may stand with several kinds ("các sở, ban, ngành"). `name_pattern` makes the usual name from a territory:
    "UBND {territory}", or by the territory's type, "tỉnh: Tỉnh ủy {name} | thành phố: Thành ủy {name}".
    """

    code = models.SlugField(_("mã loại"), max_length=60, unique=True)
    line = models.CharField(_("hệ thống"), max_length=10, choices=Line.choices)
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
    name = models.CharField(_("loại đơn vị"), max_length=200)
    plural = models.CharField(_("cách gọi chung trong văn bản"), max_length=200)
    also_called = models.TextField(_("cách gọi khác, mỗi dòng một cách"), blank=True)
    name_pattern = models.CharField(_("cách đặt tên"), max_length=200, blank=True)
    governs_territory = models.BooleanField(_("cấp ủy của địa bàn"), default=False)
    historical = models.BooleanField(_("chỉ còn trong lịch sử"), default=False)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=100)

    class Meta:
        verbose_name = _("loại đơn vị")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def phrases(self) -> list[str]:
        """All the words documents have for units of this kind."""
        return [self.plural, self.name, *self.also_called.splitlines()]

    def name_for(self, kind: str, name: str, full_name: str) -> str:
        """The usual name of such a unit in a territory of a type ("xã"), name and full name ("Xã Suối Thử")."""
        words = {"name": name, "territory": full_name[:1].lower() + full_name[1:]}
        patterns = [part.strip() for part in self.name_pattern.split("|")]
        own = [part.removeprefix(f"{kind}:").strip() for part in patterns if part.startswith(f"{kind}:")]
        usual = [part for part in patterns if part and ":" not in part]
        return _PLACE.sub(lambda place: words[place[1]], next(iter(own + usual), "{name}"))
