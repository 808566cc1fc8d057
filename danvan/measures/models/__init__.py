"""The records of figures, one module per noun."""

from danvan.measures.models.figures import Figure
from danvan.measures.models.gauges import Gauge
from danvan.measures.models.inheritances import Inheritance
from danvan.measures.models.measures import Measure, Nature
from danvan.measures.models.readings import Reading
from danvan.measures.models.restatements import Restatement
from danvan.measures.models.standings import Standing

__all__ = ["Figure", "Gauge", "Inheritance", "Measure", "Nature", "Reading", "Restatement", "Standing"]
