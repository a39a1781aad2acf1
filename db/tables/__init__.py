"""The schema as it is declared; importing this package fills `Tabel.metadata`.

A table of rows has the name of its collection in the Case or the Stam, exactly the columns of its row type, and `nr`,
the order of recording. These classes are never instantiated, and a running program does not import them: it knows the
columns from the row types (`db.rijtabellen`). They are what the tests hold the migrations against.
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
    post,
    project,
    publicatie,
    rechtszaak,
    sjablonen,
    stam,
    start,
    strategie,
    termijn,
)
from db.tables.velden import Tabel, verklaard

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
    "post",
    "project",
    "publicatie",
    "rechtszaak",
    "sjablonen",
    "stam",
    "start",
    "strategie",
    "termijn",
    "verklaard",
]
