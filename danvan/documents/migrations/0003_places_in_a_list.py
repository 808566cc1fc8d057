from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_text_search")]

    operations = [
        migrations.AddField("document", "symbol_sort", models.CharField(blank=True, editable=False, max_length=500)),
        migrations.AddField("document", "type_sort", models.CharField(blank=True, editable=False, max_length=500)),
    ]
