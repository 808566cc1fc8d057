"""The routes of the house, moved a step down."""

from django.urls import include, path

from config import urls

urlpatterns = [path("elsewhere/", include(urls.urlpatterns))]
