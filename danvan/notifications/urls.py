"""The addresses of notices."""

from django.urls import path

from danvan.notifications import views

app_name = "notifications"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/readings/", views.readings, name="readings"),
    path("notices/letters/", views.letters, name="letters"),
    path("notices/<int:pk>/reading/", views.reading, name="reading"),
]
