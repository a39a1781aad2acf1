"""What makes that a winner can win no more follows from dated facts in the dossier (procedure section 3)."""

from workflow.case import Case
from workflow.case.contract import Partij
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.project import Perceel
from workflow.case.rechtszaak import Grond
from workflow.lezen import (
    advies,
    laatste_bewijsoordeel,
    overeenkomsten_van,
    uitslagen_van,
    weigeringen_van,
    winnaars_van,
)

GROND_IN_WOORDEN = {
    Grond.VONNIS: "De rechter heeft uitspraak gedaan.",
    Grond.INHOUDELIJKE_FOUT: "In de beoordeling zat een inhoudelijke fout.",
    Grond.ADVIES_AFGEWEZEN: "Een deelnemer heeft het gunningsadvies afgewezen.",
    Grond.BEWIJS_AFGEWEZEN: "De bewijsmiddelen van een winnaar zijn afgewezen.",
    Grond.WINNAAR_INGETROKKEN: "Een winnaar heeft zijn inschrijving ingetrokken.",
    Grond.WINNAAR_WEIGERT: "Een winnaar heeft geweigerd de overeenkomst te ondertekenen.",
}


def met_grond(grond: Grond, motivering: str) -> str:
    """The ground is the first line of the reasons, so that whoever reads them has it; the rest is as typed."""
    return f"{GROND_IN_WOORDEN[grond]}\n{motivering}"


def met_afgewezen_bewijs(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Winners of whose evidence the last verdict is a rejection (Aw 2.102)."""
    paren = [(w, laatste_bewijsoordeel(case, w)) for w in winnaars_van(case, perceel)]
    return [winnaar for winnaar, oordeel in paren if oordeel and not oordeel.aanvaard]


def met_weigering(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Winners that refused to sign an overeenkomst that was offered to them."""
    weigeraars = {
        o.inschrijving_id
        for o in overeenkomsten_van(case, perceel)
        if any(w.partij == Partij.LEVERANCIER for w in weigeringen_van(case, o))
    }
    return [w for w in winnaars_van(case, perceel) if w.id in weigeraars]


def ingetrokken_winnaars(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Tenders that the current advies lets win, and that were withdrawn since."""
    huidig = advies(case, perceel)
    winnend = [u.inschrijving_id for u in uitslagen_van(case, huidig) if u.winnaar] if huidig else []
    tenders = (case.inschrijvingen[id_] for id_ in winnend)
    return [i for i in tenders if i.toestand == InschrijvingToestand.INGETROKKEN]


def afvallers(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Winners that are out of the next ranking, on whatever ground assessment is opened again."""
    weg = {i.id for i in (*met_afgewezen_bewijs(case, perceel), *met_weigering(case, perceel))}
    return [w for w in winnaars_van(case, perceel) if w.id in weg]
