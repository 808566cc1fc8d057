"""Figures: what is asked, said, corrected."""

from django.urls import path

from danvan.measures.views import figures, grids, mine, units

app_name = "measures"
urlpatterns = [
    path("figures/", mine.mine, name="mine"),
    path("figures/grid/<str:period>/", grids.served, name="grid"),
    path("figures/grid/<str:period>/figures.xlsx", grids.served_workbook, name="grid_workbook"),
    path("figures/kept/<int:gauge>/", grids.kept, name="kept"),
    path("figures/kept/<int:gauge>/figures.xlsx", grids.kept_workbook, name="kept_workbook"),
    path("figures/<int:unit>/<str:period>/", units.figures, name="unit"),
    path("figures/<int:unit>/<str:period>/<int:measure>/", figures.figure, name="figure"),
    path("figures/<int:unit>/<str:period>/<int:measure>/withdrawal/", figures.withdrawal, name="withdrawal"),
]
