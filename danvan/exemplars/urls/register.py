"""The list of all models: asked, kept as a view, taken along, filled up from paper."""

from django.urls import path

from danvan.exemplars.views import finder, past, register, saved_views

app_name = "register"
urlpatterns = [
    path("exemplars/", register.exemplars, name="exemplars"),
    path("exemplars/ladder/", register.funnel, name="funnel"),
    path("exemplars/views/", saved_views.views, name="views"),
    path("exemplars/views/<int:pk>/removal/", saved_views.removal, name="removal"),
    path("exemplars/export/", saved_views.export, name="export"),
    path("exemplars/past/new/", past.new_past, name="new_past"),
    path("exemplars/sums/", past.sums, name="sums"),
    path("exemplars/sums/new/", past.new_sums, name="new_sums"),
    path("exemplars/finder/", finder.finder, name="finder"),
]
