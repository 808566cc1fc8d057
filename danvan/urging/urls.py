"""Who is missing, the lists that leave, and each unit's urgings."""

from django.urls import path

from danvan.urging.views import batch, days, missing, unit

app_name = "urging"
urlpatterns = [
    path("urging/days/", days.days, name="days"),
    path("urging/batches/<int:pk>/", batch.batch, name="batch"),
    path("urging/batches/<int:pk>/day/", batch.day, name="day"),
    path("urging/batches/<int:pk>/letter.docx", batch.letter, name="letter"),
    path("urging/batches/<int:pk>/sending/", batch.sending, name="sending"),
    path("urging/batches/<int:pk>/dropping/", batch.dropping, name="dropping"),
    path("urging/notes/<int:pk>/correction/", unit.correction, name="correction"),
    path("urging/<slug:key>/<int:pk>/", missing.missing, name="missing"),
    path("urging/<slug:key>/<int:pk>/units.xlsx", missing.missing_file, name="missing_file"),
    path("urging/<slug:key>/<int:pk>/batches/", missing.batches, name="batches"),
    path("urging/<slug:key>/<int:pk>/units/<int:unit_pk>/", unit.unit, name="unit"),
    path("urging/<slug:key>/<int:pk>/units/<int:unit_pk>/calls/", unit.calls, name="calls"),
]
