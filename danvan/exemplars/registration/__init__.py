"""What the house knows of models at start-up, a module to a noun: kinds of records, panels, words of history, chores."""

from danvan.exemplars.registration import ladder, lists, models, public, purging, register, remarks, rounds

__all__ = ["ladder", "lists", "models", "public", "purging", "register", "remarks", "rounds"]
