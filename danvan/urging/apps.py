from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgingConfig(AppConfig):
    name = "danvan.urging"
    verbose_name = _("Đôn đốc")
