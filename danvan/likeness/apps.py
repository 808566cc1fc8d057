from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LikenessConfig(AppConfig):
    name = "danvan.likeness"
    verbose_name = _("Trùng lặp nội dung")
