"""Plans, the duties under them, and the kiến nghị about those."""

from django.urls import path

from danvan.plans.views import (
    amendments,
    content,
    countings,
    documents,
    duties,
    from_document,
    plans,
    signing,
    succession,
    units,
)

app_name = "plans"
urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.new_plan, name="new_plan"),
    path("plans/<int:pk>/", content.targets, name="plan"),
    path("plans/<int:pk>/targets/<int:target_pk>/counting/", countings.counting, name="counting"),
    path("plans/<int:pk>/tasks/", content.tasks, name="tasks"),
    path("plans/<int:pk>/tasks/<int:task_pk>/units/", content.task_units, name="task_units"),
    path("plans/<int:pk>/schedule/", content.schedule, name="schedule"),
    path("plans/<int:pk>/units/", units.units, name="units"),
    path("plans/<int:pk>/units.xlsx", units.units_file, name="units_file"),
    path("plans/<int:pk>/bindings/", units.bindings, name="bindings"),
    path("plans/<int:pk>/bindings/<int:binding_pk>/removal/", units.binding_removal, name="binding_removal"),
    path("plans/<int:pk>/documents/", documents.documents, name="documents"),
    path("plans/<int:pk>/paper.docx", documents.paper, name="paper"),
    path("plans/<int:pk>/commissions/", documents.commissions, name="commissions"),
    path(
        "plans/<int:pk>/commissions/<int:commission_pk>/removal/",
        documents.commission_removal,
        name="commission_removal",
    ),
    path("plans/<int:pk>/history/", documents.history, name="history"),
    path("plans/<int:pk>/facts/", plans.facts, name="facts"),
    path("plans/<int:pk>/stage/", plans.stage, name="stage"),
    path("plans/<int:pk>/copies/", plans.copies, name="copies"),
    path("plans/<int:pk>/signing/", signing.signing, name="signing"),
    path("plans/<int:pk>/ending/", signing.ending, name="ending"),
    path("plans/<int:pk>/succession/", succession.succession, name="succession"),
    path("plans/<int:pk>/amendments/<slug:line>/", amendments.amendment, name="new_amendment"),
    path("plans/<int:pk>/amendments/<slug:line>/<int:line_pk>/", amendments.amendment, name="amendment"),
    path("plans/<int:pk>/<slug:line>/new/", content.new_line, name="new_line"),
    path("plans/<int:pk>/<slug:line>/<int:line_pk>/", content.line, name="line"),
    path("plans/<int:pk>/<slug:line>/<int:line_pk>/removal/", content.line_removal, name="line_removal"),
    path("documents/<int:pk>/plan/", from_document.from_document, name="from_document"),
    path("duties/<int:pk>/", duties.duty, name="duty"),
    path("duties/<int:pk>/acceptance/", duties.acceptance, name="acceptance"),
    path("duties/<int:pk>/own-plan/", duties.own_plan, name="own_plan"),
    path("duties/<int:pk>/paper-plan/", duties.paper_plan, name="paper_plan"),
    path("duties/<int:pk>/petitions/", duties.petitions, name="petitions"),
    path("petitions/<int:pk>/answer/", duties.answer, name="answer"),
    path("petitions/<int:pk>/withdrawal/", duties.withdrawal, name="withdrawal"),
]
