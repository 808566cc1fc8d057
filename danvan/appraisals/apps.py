from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AppraisalsConfig(AppConfig):
    name = "danvan.appraisals"
    verbose_name = _("Thẩm định, xét công nhận")
