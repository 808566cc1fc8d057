from django.db import migrations

from danvan.core.search import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("units", "0002_places_and_standings")]

    operations = [SearchIndex("unit", "folded")]
