from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "danvan.workflow.tests.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
