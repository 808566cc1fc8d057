"""Workbooks of figures, as they come in."""

from danvan.measures.imports.figures import FIGURES

__all__ = ["FIGURES"]
