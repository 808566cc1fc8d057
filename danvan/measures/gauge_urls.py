"""Targets opened to their parts."""

from django.urls import path, re_path

from danvan.measures.views import gauges

app_name = "gauges"
urlpatterns = [
    path("gauges/<int:pk>/", gauges.gauge, name="gauge"),
    re_path(r"^gauges/(?P<pk>[0-9]+)/list\.(?P<ending>xlsx|csv)$", gauges.gauge_file, name="gauge_file"),
    path("gauges/<int:pk>/units/<int:unit_pk>/", gauges.part, name="part"),
    path("gauges/<int:pk>/excuses/", gauges.excuses, name="excuses"),
    path("gauges/<int:pk>/readmissions/", gauges.readmissions, name="readmissions"),
    path("gauges/<int:pk>/restatements/", gauges.restatements, name="restatements"),
    path("gauges/<int:pk>/cutoffs/", gauges.cutoffs, name="cutoffs"),
]
