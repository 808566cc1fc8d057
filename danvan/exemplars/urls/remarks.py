"""Models like one that is being written, and what was noticed of one."""

from django.urls import path

from danvan.exemplars.views import remarks

app_name = "remarks"
urlpatterns = [
    path("exemplars/similar/", remarks.similar_names, name="similar"),
    path("remarks/<int:pk>/question/", remarks.question, name="question"),
    path("remarks/<int:pk>/answer/", remarks.answer, name="answer"),
    path("remarks/<int:pk>/settlement/", remarks.settlement, name="settlement"),
]
