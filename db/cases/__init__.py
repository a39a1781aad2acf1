"""Rows of a project to a frozen Case and back, with Core and without an ORM session."""

from db.cases.bewaren import Achterhaald, bewaar, bewaar_stam, bewaar_weergave
from db.cases.laden import laad, laad_stam

__all__ = ["Achterhaald", "bewaar", "bewaar_stam", "bewaar_weergave", "laad", "laad_stam"]
