"""How models climb: the funnel, their years and documents, proposals upward, copies."""

from django.urls import path

from danvan.exemplars.views import copies, funnel, ladder

app_name = "ladder"
urlpatterns = [
    path("exemplars/funnel/", funnel.funnel, name="funnel"),
    path("exemplars/<int:pk>/ladder/", ladder.ladder, name="ladder"),
    path("exemplars/<int:pk>/ladder/<slug:name>/", ladder.act, name="act"),
    path("exemplars/<int:pk>/copies/", copies.copies, name="copies"),
    path("copyings/<int:pk>/", copies.copying, name="copying"),
    path("copyings/<int:pk>/<slug:name>/", copies.act, name="copy_act"),
    path("exemplars/<int:pk>/checkpoints/<int:check_pk>/", ladder.checkpoint, name="checkpoint"),
]
