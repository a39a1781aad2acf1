"""One typed, frozen context per kind of document: a letter can say only what its context holds."""

from documents.contexts.compleet import ontbrekend
from documents.contexts.register import REGISTER, Kind, kind_van, soort_van
from documents.contexts.snapshot import herstel, snapshot
from documents.contexts.velden import Context

__all__ = ["REGISTER", "Context", "Kind", "herstel", "kind_van", "ontbrekend", "snapshot", "soort_van"]
