"""The rights table of the register of models, a module to a noun; importing it fills the table of the house."""

from danvan.exemplars.rights import ladder, lists, models, public, register, remarks, rounds

__all__ = ["ladder", "lists", "models", "public", "register", "remarks", "rounds"]
