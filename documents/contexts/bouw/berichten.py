"""Contexts of what is told about changes to deelnemers: who takes part, rectification, later closing, completion."""

from datetime import date, timedelta

from documents import opmaak
from documents.contexts.afrondingsbericht import Afrondingsbericht, Gesloten
from documents.contexts.bericht_deelnemers import BerichtDeelnemers
from documents.contexts.bouw.gemeen import (
    contact_deel,
    contactpersoon_deel,
    dienst_van_document,
    dienstnaam,
    kop_van,
    met_hoofdletter,
    ondertekening_deel,
    orgaan_voluit,
    strategierij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.deel import Contact, Marktplanning, Stuk
from documents.contexts.wijzigingsbericht import Rectificatie, Verlenging, Wijzigingsbericht
from workflow.case import Case
from workflow.case.contract import Overeenkomst, OvereenkomstToestand
from workflow.case.deelname import Deelname, DeelnameToestand, Onderwerp
from workflow.case.dossier import Document, Dossierstuk
from workflow.case.project import Perceel, PerceelToestand
from workflow.case.publicatie import Publicatie, VerlengingGrond
from workflow.case.publicatie import Rectificatie as RectificatieRij
from workflow.case.publicatie import Verlenging as VerlengingRij
from workflow.case.stam import Persoon, Rol
from workflow.case.strategie import Strategie
from workflow.lezen import (
    actieve_deelnemers,
    dienst_van,
    inschrijver_van,
    laatste_besluit,
    leiders,
    publicatie,
    wijzigingen,
)

_GRONDEN = {
    VerlengingGrond.INLICHTINGEN: "inlichtingen komen later dan de wet vraagt",
    VerlengingGrond.RECTIFICATIE: "de aanbestedingsstukken zijn gewijzigd",
    VerlengingGrond.SCHOUW: "inschrijvers kunnen pas na een schouw inschrijven",
    VerlengingGrond.STORING: "een storing van het aanbestedingsplatform",
}
_WEKEN_VOORAF = 2
"""How far ahead the meeting is proposed, in weeks."""


# --- deelnemers ----------------------------------------------------------------------------------------------------


def bericht_deelnemers(case: Case, document: Document, huis: Huis) -> BerichtDeelnemers:
    """The deelnemers as established on the version that the document was ordered for."""
    dienst, strategie = dienst_van_document(case, document), strategierij(case, document)
    deelname = case.deelnames[document.deelname_id or ""]
    return BerichtDeelnemers(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst),
        kop=kop_van(case, document, "Deelnemers aan de collectieve inkoop"),
        strategie_versie=strategie.versie if strategie else 0,
        strategie_datum=opmaak.dag(strategie.aangeboden_op) if strategie and strategie.aangeboden_op else None,
        deelnemers=tuple(met_hoofdletter(dienstnaam(dienst_van(case, d.id))) for d in actieve_deelnemers(case)),
        doet_mee=deelname.toestand == DeelnameToestand.DEELNEMER,
        reden=_reden(case, deelname, strategie),
        herstel_mogelijk=deelname.toestand == DeelnameToestand.VERVALLEN,
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def _reden(case: Case, deelname: Deelname, strategie: Strategie | None) -> str:
    """Its own besluit, or that there was none in time."""
    dienst = dienst_van(case, deelname.id)
    if strategie is None or strategie.deadline is None:
        return ""
    besluit = laatste_besluit(case, deelname, Onderwerp.INKOOPSTRATEGIE, strategie.inhoud_sha256)
    if deelname.toestand == DeelnameToestand.VERVALLEN or besluit is None:
        return (
            f"Op de laatste dag, {opmaak.datum_met_weekdag(strategie.deadline)}, was er van de {dienstnaam(dienst)} "
            "geen ondertekend besluit met mandaat ontvangen dat meedoen mogelijk maakt."
        )
    orgaan = met_hoofdletter(orgaan_voluit(besluit.orgaan or dienst.orgaan, dienst))
    bron = f"op {opmaak.datum(besluit.besluitdatum)} (nummer {besluit.nummer})"
    if deelname.toestand == DeelnameToestand.DEELNEMER:
        return f"{orgaan} heeft {bron} de inkoopstrategie vastgesteld en het mandaat verleend."
    return f"{orgaan} heeft {bron} besloten de inkoopstrategie niet vast te stellen."


# --- wijziging -----------------------------------------------------------------------------------------------------


def wijzigingsbericht(case: Case, document: Document, huis: Huis) -> Wijzigingsbericht:
    """What was recorded since the message before this one, with all dates as they are now."""
    nieuw = wijzigingen(case)[_eerder_verteld(case, document) : document.versie]
    huidig = publicatie(case)
    return Wijzigingsbericht(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst_van_document(case, document)),
        kop=kop_van(case, document, "Wijziging in de lopende aanbesteding"),
        platform=huidig.platform if huidig else "",
        referentie=huidig.referentie if huidig else "",
        rectificaties=tuple(rectificatie_deel(case, w) for w in nieuw if isinstance(w, RectificatieRij)),
        verlengingen=tuple(verlenging_deel(w) for w in nieuw if isinstance(w, VerlengingRij)),
        planning=marktplanning(huidig),
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def marktplanning(huidig: Publicatie | None) -> Marktplanning:
    return Marktplanning(
        vragen_tot=huidig.vragen_tot if huidig else None,
        nvi_uiterlijk=huidig.nvi_uiterlijk if huidig else None,
        sluiting=opmaak.dag_en_tijd(huidig.sluiting) if huidig else "",
        gestanddoening_tot=huidig.gestanddoening_tot if huidig else None,
    )


def _eerder_verteld(case: Case, document: Document) -> int:
    """How many changes the earlier messages covered: the version counts them."""
    eerdere = (d.versie for d in case.documenten.values() if d.soort == document.soort and d.versie < document.versie)
    return max(eerdere, default=0)


def stuk_deel(stuk: Dossierstuk) -> Stuk:
    return Stuk(bestand=stuk.bestandsnaam, vingerafdruk=stuk.sha256)


def rectificatie_deel(case: Case, rij: RectificatieRij) -> Rectificatie:
    stukken = (case.dossierstukken[id_] for id_ in rij.stukken if id_ in case.dossierstukken)
    return Rectificatie(
        nummer=rij.nummer,
        omschrijving=rij.omschrijving,
        stukken=tuple(stuk_deel(stuk) for stuk in stukken),
        beoordeling=rij.beoordeling,
    )


def verlenging_deel(rij: VerlengingRij) -> Verlenging:
    return Verlenging(
        van=opmaak.dag_en_tijd(rij.van),
        naar=opmaak.dag_en_tijd(rij.naar),
        grond=_GRONDEN[rij.grond],
        motivering=rij.motivering,
    )


# --- afronding -----------------------------------------------------------------------------------------------------


def afrondingsbericht(case: Case, document: Document, huis: Huis) -> Afrondingsbericht:
    """The contracts of this deelnemer; the contractmanager answers, for the work goes on there."""
    dienst, dag = dienst_van_document(case, document), opmaak.dag(document.besteld_op)
    eigen = [o for o in case.overeenkomsten.values() if o.deelname_id == document.deelname_id]
    getekend = [o for o in eigen if o.toestand == OvereenkomstToestand.GETEKEND]
    met = {o.perceel_id for o in getekend}
    manager = next(iter(leiders(case, Rol.CONTRACTMANAGER)), None)
    return Afrondingsbericht(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst),
        kop=kop_van(case, document, "Afronding van de aanbesteding"),
        overeenkomsten=tuple(_gesloten(case, o) for o in getekend),
        bijzonderheden=tuple(_zonder(case, p) for p in case.percelen.values() if p.id not in met),
        week=_maandag(dag + timedelta(weeks=_WEKEN_VOORAF)),
        reageren_voor=dag + timedelta(weeks=1),
        contact=contact_met(manager) if manager else contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def contact_met(persoon: Persoon) -> Contact:
    return Contact(naam=persoon.naam, email=persoon.email)


def _maandag(dag: date) -> date:
    """The first Monday on or after this day."""
    return dag + timedelta(days=-dag.weekday() % 7)


def _gesloten(case: Case, overeenkomst: Overeenkomst) -> Gesloten:
    return Gesloten(
        perceel=perceelnaam(case, case.percelen[overeenkomst.perceel_id]),
        leverancier=inschrijver_van(case, case.inschrijvingen[overeenkomst.inschrijving_id]).naam,
        ingangsdatum=overeenkomst.ingangsdatum,
        einddatum=overeenkomst.einddatum,
        verlengbaar=verlengbaar(overeenkomst.verlengbaar_tot),
    )


def verlengbaar(einde: date | None) -> str:
    """The last day that the options reach, in words."""
    return f"tot en met {opmaak.datum(einde)}" if einde else "nee"


def _zonder(case: Case, perceel: Perceel) -> str:
    redenen = {
        PerceelToestand.INGETROKKEN: "is ingetrokken",
        PerceelToestand.GEEN_GELDIGE: "is niet gegund: er was geen geldige inschrijving",
    }
    return f"Perceel {perceelnaam(case, perceel)} {redenen.get(perceel.toestand, 'heeft voor u geen overeenkomst')}."


def perceelnaam(case: Case, perceel: Perceel) -> str:
    """A project with one perceel does not number it."""
    return f"{perceel.nummer}: {perceel.naam}" if len(case.percelen) > 1 else perceel.naam
