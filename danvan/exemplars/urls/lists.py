"""The lists that models rest on, and the forms they are registered and reported with."""

from django.urls import path

from danvan.exemplars.views import form_versions, lists

app_name = "lists"
urlpatterns = [
    path("lists/fields/own/", lists.own_fields, name="own_fields"),
    path("lists/<slug:what>/", lists.list_page, name="list"),
    path("lists/<slug:what>/new/", lists.new_row, name="new_row"),
    path("lists/<slug:what>/<int:pk>/", lists.row, name="row"),
    path("lists/<slug:what>/<int:pk>/ending/", lists.ending, name="ending"),
    path("lists/<slug:what>/<int:pk>/removal/", lists.removal, name="removal"),
    path("lists/<slug:what>/<int:pk>/place/", lists.place, name="place"),
    path("forms/", form_versions.forms, name="forms"),
    path("forms/versions/", form_versions.new_version, name="new_version"),
    path("forms/house/", form_versions.house_form, name="house_form"),
    path("forms/<int:pk>/", form_versions.form, name="form"),
    path("forms/<int:pk>/headings/", form_versions.headings, name="headings"),
    path("forms/<int:pk>/preview/", form_versions.preview, name="preview"),
    path("forms/<int:pk>/use/", form_versions.use, name="use"),
    path("forms/<int:pk>/recall/", form_versions.recall, name="recall"),
    path("forms/<int:pk>/dropping/", form_versions.dropping, name="form_dropping"),
]
