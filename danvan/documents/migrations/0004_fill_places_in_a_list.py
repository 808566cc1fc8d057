"""Documents that are here already get their place in a Vietnamese list."""

from django.db import migrations

from danvan.core.text import sort_key

FIELDS = ["symbol_sort", "type_sort"]


def fill(apps, editor):
    """Places of number and type, by thousands."""
    documents = apps.get_model("documents", "Document").objects
    rows = []
    for row in documents.only("symbol", "type_name").iterator(chunk_size=1000):
        row.symbol_sort, row.type_sort = sort_key(row.symbol), sort_key(row.type_name)
        rows.append(row)
    documents.bulk_update(rows, FIELDS, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_places_in_a_list")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
