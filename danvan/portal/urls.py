"""Addresses for the public."""

from django.urls import path

from danvan.portal import views

app_name = "portal"
urlpatterns = [
    path("p/<str:code>/", views.page, name="page"),
    path("p/<str:code>/pictures/<int:place>/", views.picture, name="picture"),
    path("p/<str:code>/pictures/<int:place>/small/", views.thumbnail, name="thumbnail"),
]
