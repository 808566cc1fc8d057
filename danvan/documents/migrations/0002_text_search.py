"""Documents are found by the words of their number, title, issuers and whole text."""

from django.db import migrations

from danvan.core.search import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [SearchIndex("documenttext", "folded")]
