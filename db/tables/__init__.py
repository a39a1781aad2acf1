"""All tables; importing this package fills `Tabel.metadata`.

A table of rows has the name of its collection in the Case or the Stam, exactly the columns of its row type, and `nr`,
the order of recording. Rows are dataclasses of `workflow.case`; these classes are never instantiated.
"""

from db.tables import (
    audit,
    contract,
    deelname,
    dossier,
    gunning,
    inschrijving,
    installatie,
    outbox,
    project,
    publicatie,
    stam,
    start,
    strategie,
    termijn,
)
from db.tables.velden import Tabel, tabel, tabel_van

__all__ = [
    "Tabel",
    "audit",
    "contract",
    "deelname",
    "dossier",
    "gunning",
    "inschrijving",
    "installatie",
    "outbox",
    "project",
    "publicatie",
    "stam",
    "start",
    "strategie",
    "tabel",
    "tabel_van",
    "termijn",
]
