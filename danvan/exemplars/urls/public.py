"""What is prepared of a model for the public."""

from django.urls import path

from danvan.exemplars.views import public_pages

app_name = "public"
urlpatterns = [
    path("exemplars/<int:pk>/public/", public_pages.pages, name="pages"),
    path("public-pages/<int:pk>/stage/", public_pages.stage, name="stage"),
]
