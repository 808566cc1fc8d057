"""Figures: what is asked, said, corrected."""

from django.urls import path

from danvan.measures.views import figures, mine, units

app_name = "measures"
urlpatterns = [
    path("figures/", mine.mine, name="mine"),
    path("figures/<int:unit>/<str:period>/", units.figures, name="unit"),
    path("figures/<int:unit>/<str:period>/<int:measure>/", figures.figure, name="figure"),
    path("figures/<int:unit>/<str:period>/<int:measure>/withdrawal/", figures.withdrawal, name="withdrawal"),
]
