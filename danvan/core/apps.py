from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from danvan.core import wording


class CoreConfig(AppConfig):
    name = "danvan.core"

    def ready(self) -> None:
        """Gives Django our words, then reads each app's `registration` module: what it tells the registries at
        start-up, when all models are known.
        """
        wording.speak()
        autodiscover_modules("registration")
