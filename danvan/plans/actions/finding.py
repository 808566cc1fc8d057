"""What a search finds a plan by."""

from danvan.core.text import fold
from danvan.plans.models import Plan


def be_found(plan: Plan) -> None:
    """Writes down the plan's title and its number; no part of its history."""
    symbol = plan.document.symbol if plan.document else ""
    Plan.objects.filter(pk=plan.pk).update(folded=fold(f"{plan.title} {symbol}"))
