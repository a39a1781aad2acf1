"""A closing time: the earliest that the law allows, how long before it the nota is out, and how it moves."""

from dataclasses import replace
from typing import Any

from workflow.case.publicatie import Publicatie
from workflow.termijnen.berekenen import Berekening, inschrijving, nvi
from workflow.termijnen.kalender import Kalender
from workflow.tijd import dag_van


def minimum_inschrijving(huidig: Publicatie, kalender: Kalender) -> Berekening:
    """The minimum term of the open procedure, with the one shortening that it was published with (Aw 2.71-2.74b).

    Tenders come in through a platform, so electronically; the documents need not all be electronic (Aw 2.72).
    """
    return inschrijving(
        dag_van(huidig.verzonden_op),
        kalender,
        stukken_elektronisch=huidig.elektronisch,
        spoed=huidig.spoed is not None,
        vooraankondiging=huidig.vooraankondiging is not None,
    )


def uiterste_nota(huidig: Publicatie, kalender: Kalender) -> Berekening:
    """The last day for answers, nearer to the closing where the term is urgent (Aw 2.53, 2.54)."""
    return nvi(dag_van(huidig.sluiting), kalender, spoed=huidig.spoed is not None)


def verlengd(huidig: Publicatie, met: Any) -> Publicatie:
    """The publication with the dates that a call names; what it does not name stays as it was."""
    return replace(
        huidig,
        sluiting=met.sluiting or huidig.sluiting,
        vragen_tot=met.vragen_tot or huidig.vragen_tot,
        nvi_uiterlijk=met.nvi_uiterlijk or huidig.nvi_uiterlijk,
        gestanddoening_tot=met.gestanddoening_tot or huidig.gestanddoening_tot,
    )
