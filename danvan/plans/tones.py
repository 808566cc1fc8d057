"""How the stages of plans and duties are coloured, wherever they are shown; the words carry the meaning."""

from danvan.plans.models import AssignmentStage, PartStage, PlanStage

PLAN_TONES = {
    PlanStage.DRAFT: "off",
    PlanStage.SUBMITTED: "warn",
    PlanStage.ISSUED: "ok",
    PlanStage.ENDED: "off",
    PlanStage.REPLACED: "off",
    PlanStage.DROPPED: "off",
}
DUTY_TONES = {
    AssignmentStage.NEW: "warn",
    AssignmentStage.TAKEN: "info",
    AssignmentStage.PLANNED: "ok",
    AssignmentStage.ENDED: "off",
}
PART_TONES = {
    PartStage.UNDER_WAY: "info",
    PartStage.DONE: "ok",
    PartStage.REOPENED: "warn",
    PartStage.LEFT: "off",
}
