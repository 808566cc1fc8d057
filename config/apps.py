"""The set-up as an app: it has checks and commands, and no records."""

from django.apps import AppConfig

from config import checks


class SetUpConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        checks.register_all()
