"""How stages look. To have finished, or to fit no longer, is neither late nor wrong."""

from danvan.exemplars.models import CopyingStage, PageStage, RoundStage, Stage

EXEMPLAR_TONES = {
    Stage.DRAFT: "off",
    Stage.SUBMITTED: "warn",
    Stage.RETURNED: "warn",
    Stage.ACCEPTED: "info",
    Stage.DECLINED: "off",
    Stage.UNDER_WAY: "info",
    Stage.PAUSED: "off",
    Stage.REPORTED: "info",
    Stage.APPRAISING: "warn",
    Stage.RECOGNISED: "ok",
    Stage.NOT_RECOGNISED: "off",
    Stage.FINISHED: "ok",
    Stage.UNSUITABLE: "off",
    Stage.WITHDRAWN: "off",
    Stage.CLOSED: "off",
    Stage.DROPPED: "off",
}
ROUND_TONES = {
    RoundStage.DRAFT: "off",
    RoundStage.OPEN: "info",
    RoundStage.CLOSED: "off",
    RoundStage.DROPPED: "off",
}
COPYING_TONES = {CopyingStage.TAKEN_OVER: "info", CopyingStage.REPORTED: "ok", CopyingStage.DROPPED: "off"}
PAGE_TONES = {PageStage.PREPARED: "warn", PageStage.PUBLIC: "ok", PageStage.TAKEN_DOWN: "off"}
