from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "danvan.core"

    def ready(self) -> None:
        """Reads each app's `registration` module: what it tells the registries at start-up, when all models are known."""
        autodiscover_modules("registration")
