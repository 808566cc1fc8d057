from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from danvan.files import checks


class FilesConfig(AppConfig):
    name = "danvan.files"
    verbose_name = _("Tệp")

    def ready(self) -> None:
        """Says at deployment which locks this machine cannot put on a reader of files."""
        register(Tags.security, deploy=True)(checks.readers_are_locked_in)
