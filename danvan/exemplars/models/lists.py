"""The lists a register of models rests on; each is data that offices keep, dated and never deleted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.units.models import Level as TerritoryLevel
from danvan.units.models import Territory
from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start


class ClassicField(models.TextChoices):
    """The four fields of the movement, into which every local list is read for charts over years; the rest is other."""

    ECONOMY = "economy", _("kinh tế")
    CULTURE = "culture", _("văn hóa - xã hội")
    SECURITY = "security", _("quốc phòng - an ninh")
    POLITICS = "politics", _("xây dựng hệ thống chính trị")
    OTHER = "other", _("lĩnh vực khác")


class Level(Dated):
    """A rung of the ladder on which models are registered and recognised: "cấp cơ sở", "cấp xã", "cấp tỉnh".

    Who receives and who recognises there is said by remits over this level, never by code. `order` counts from below.
    """

    code = models.SlugField(_("mã"), max_length=30, unique=True)
    name = models.CharField(_("cấp"), max_length=100)
    order = models.PositiveSmallIntegerField(_("thứ tự từ dưới lên"))
    tree_level = models.CharField(_("cấp hành chính"), max_length=10, choices=TerritoryLevel.choices)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet["Level"].as_manager()

    class Meta:
        verbose_name = _("cấp công nhận")
        ordering = ["order", "pk"]
        constraints = [
            ends_after_start("exemplar_level_ends_after_start"),
            models.UniqueConstraint(
                name="exemplar_level_one_of_its_order",
                fields=["order"],
                condition=Q(to_on__isnull=True),
                violation_error_message=_("Thứ tự này đã dùng cho cấp khác."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FieldCode(Dated):
    """A field ("lĩnh vực") as one province lists it; with no province it belongs to the list of the house, which holds
    where a province keeps none of its own. `classic` is how it is counted over the years.
    """

    home = models.ForeignKey(
        Territory, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tỉnh, thành phố")
    )
    code = models.SlugField(_("mã"), max_length=30)
    name = models.CharField(_("lĩnh vực"), max_length=200)
    classic = models.CharField(_("quy về"), max_length=10, choices=ClassicField.choices)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=100)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet["FieldCode"].as_manager()

    class Meta:
        verbose_name = _("lĩnh vực")
        ordering = ["order", "pk"]
        constraints = [
            ends_after_start("field_code_ends_after_start"),
            models.UniqueConstraint(name="field_code_of_province", fields=["home", "code", "from_on"]),
            models.UniqueConstraint(
                name="field_code_of_house", fields=["code", "from_on"], condition=Q(home__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ResourceKind(models.Model):
    """What people give to a model: money, land, labour, materials. Amounts of one kind add up in its base unit."""

    code = models.SlugField(_("mã"), max_length=30, unique=True)
    name = models.CharField(_("nguồn lực"), max_length=100)
    base_unit = models.CharField(_("đơn vị tính khi cộng"), max_length=60)
    is_money = models.BooleanField(_("là tiền"), default=False)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=100)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("loại nguồn lực")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class ResourceUnit(Dated):
    """A unit in which people say it ("triệu đồng", "ha"), and how many base units one of it is."""

    kind = models.ForeignKey(ResourceKind, models.PROTECT, related_name="measured_in")
    words = models.CharField(_("đơn vị tính"), max_length=60)
    factor = models.BigIntegerField(_("bằng bao nhiêu đơn vị gốc"), default=1)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet["ResourceUnit"].as_manager()

    class Meta:
        verbose_name = _("đơn vị tính nguồn lực")
        ordering = ["kind__order", "factor", "pk"]
        constraints = [
            ends_after_start("resource_unit_ends_after_start"),
            models.UniqueConstraint(
                name="resource_unit_once",
                fields=["kind", "words"],
                condition=Q(to_on__isnull=True),
                violation_error_message=_("Đơn vị tính này đã có ở loại nguồn lực này."),
            ),
            models.CheckConstraint(name="resource_unit_is_positive", condition=Q(factor__gt=0)),
        ]

    def __str__(self) -> str:
        return self.words
