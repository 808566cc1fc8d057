"""Models are found by the words of their names, subjects, units and decisions."""

from django.db import migrations

from danvan.core.search import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("exemplars", "0001_exemplars")]

    operations = [SearchIndex("exemplar", "folded")]
