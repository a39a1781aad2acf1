"""Contexts of what is told about a termijn: a reminder, and that it has moved (procedure sections 5 and 6)."""

from collections.abc import Iterator
from dataclasses import replace

from documents import opmaak
from documents.contexts.bouw.gemeen import (
    concerninkoper,
    contact_deel,
    contactpersoon_deel,
    dienst_van_document,
    kop_van,
    ondertekening_deel,
    perceel_van,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.deel import Geadresseerde
from documents.contexts.herinnering import Herinnering
from documents.contexts.verplaatsingsbericht import Verplaatsingsbericht
from workflow.beletsels import beletsels
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.termijn import SoortTermijn
from workflow.herinneren import NA_AFLOOP, groep_van, moment_van, te_laat
from workflow.lezen import dienst_van, vertelde_dag

ACTIES = {
    SoortTermijn.REACTIE_CONCEPT: ("concept-inkoopstrategie", "Geef uw reactie op de concept-inkoopstrategie."),
    SoortTermijn.VASTSTELLING_STRATEGIE: (
        "inkoopstrategie vaststellen",
        "Laat het bestuursorgaan de inkoopstrategie vaststellen, en stuur het ondertekende besluit en de mandaatbrief.",
    ),
    SoortTermijn.NVI: ("nota van inlichtingen", "Publiceer de laatste nota van inlichtingen."),
    SoortTermijn.SLUITING: ("sluiting van de inschrijvingstermijn", "Bereid de opening van de kluis voor."),
    SoortTermijn.GESTANDDOENING: (
        "gestanddoening",
        "Rond de gunning af, of vraag de inschrijvers om verlenging van de gestanddoening.",
    ),
    SoortTermijn.VASTSTELLING_ADVIES: (
        "gunningsadvies vaststellen",
        "Laat het bestuursorgaan het gunningsadvies vaststellen, en stuur het ondertekende besluit.",
    ),
    SoortTermijn.OPSCHORTEND: ("opschortende termijn", "Controleer of er een kort geding is aangespannen."),
    SoortTermijn.AANKONDIGING: ("gegunde opdracht", "Publiceer de aankondiging van de gegunde opdracht."),
    SoortTermijn.ONTVANGST_DOSSIER: ("ontvangst van het dossier", "Bevestig de ontvangst van het dossier."),
}
"""Per kind of termijn: the subject, and what is asked."""

_GEVOLGEN = {
    SoortTermijn.VASTSTELLING_STRATEGIE: "Zonder vaststelling en ondertekening op tijd kan uw dienst niet deelnemen.",
    SoortTermijn.VASTSTELLING_ADVIES: "Zolang niet alle deelnemers hebben besloten, kan geen brief worden verzonden.",
    SoortTermijn.GESTANDDOENING: "Na deze datum zijn de inschrijvers niet meer aan hun aanbod gebonden.",
}


def herinnering(case: Case, document: Document, huis: Huis) -> Herinnering:
    """To the contactpersoon of the deelnemer; a termijn of Bizob itself is for the concerninkoper."""
    if not document.termijn_id:
        raise LookupError("een herinnering hoort bij één termijn")
    termijn = case.termijnen[document.termijn_id]
    onderwerp, actie = ACTIES[termijn.soort]
    na_afloop = moment_van(document) == NA_AFLOOP
    dagen = (termijn.laatste_dag - opmaak.dag(document.besteld_op)).days
    return Herinnering(
        afzender=huis.afzender,
        geadresseerde=_geadresseerde(case, document, None if na_afloop else termijn.deelname_id, huis),
        kop=kop_van(case, document, f"{'Termijn verstreken' if na_afloop else 'Herinnering'}: {onderwerp}"),
        actie=_NA_AFLOOP if na_afloop else actie,
        laatste_dag=termijn.laatste_dag,
        resterend=resterend(dagen),
        verstreken=dagen < 0,
        grondslag=termijn.bron,
        gevolg="" if na_afloop else _GEVOLGEN.get(termijn.soort, ""),
        toelichting=" ".join(_toelichting(case, document, na_afloop)),
        waar=huis.portaal,
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def resterend(dagen: int) -> str:
    """nog 7 dagen, nog 1 dag, vandaag is de laatste dag, 3 dagen geleden verstreken."""
    if dagen == 0:
        return "vandaag is de laatste dag"
    aantal = f"{abs(dagen)} {'dag' if abs(dagen) == 1 else 'dagen'}"
    return f"nog {aantal}" if dagen > 0 else f"{aantal} geleden verstreken"


_NA_AFLOOP = "Bepaal wat er nu moet gebeuren, met wie nog aan zet is."
_HOOGSTENS = 6
"""More that is missing is told as a number: the overview of termijnen names it all."""


def _toelichting(case: Case, document: Document, na_afloop: bool) -> Iterator[str]:
    if te_laat(document.gepland_op, document.besteld_op):
        gepland = opmaak.datum(opmaak.dag(document.gepland_op or document.besteld_op))
        yield f"Dit bericht stond gepland voor {gepland} en komt later."
    if na_afloop:
        termijn = case.termijnen[document.termijn_id or ""]
        mist = [b.wat for t in groep_van(case, termijn) for b in beletsels(case, t)]
        meer = len(mist) - _HOOGSTENS
        achter = f"; en nog {meer}" if meer > 0 else ""
        yield f"Wat nog openstaat: {'; '.join(mist[:_HOOGSTENS])}{achter}."


def _geadresseerde(case: Case, document: Document, deelname_id: str | None, huis: Huis) -> Geadresseerde:
    """The person that it names; without one the first contactpersoon, or the concerninkoper."""
    persoon = case.stam.personen.get(document.geadresseerde_id or "")
    if deelname_id:
        deel = contactpersoon_deel(case, dienst_van(case, deelname_id))
        return replace(deel, ter_attentie_van=persoon.naam, email=persoon.email) if persoon else deel
    persoon = persoon or concerninkoper(case)
    return Geadresseerde(
        organisatie=huis.afzender.naam,
        ter_attentie_van=persoon.naam if persoon else "",
        adres=huis.afzender.adres,
        postcode=huis.afzender.postcode,
        plaats=huis.afzender.plaats,
        email=persoon.email if persoon else "",
    )


def verplaatsingsbericht(case: Case, document: Document, huis: Huis) -> Verplaatsingsbericht:
    """From the day that the dienst was told to the day of this termijn, with the reason of that move."""
    if not document.termijn_id:
        raise LookupError("een verplaatsing hoort bij één termijn")
    termijn = case.termijnen[document.termijn_id]
    onderwerp, actie = ACTIES[termijn.soort]
    redenen = [
        m.tekst
        for m in case.motiveringen.values()
        if m.soort == SoortMotivering.VERPLAATSING and m.op == document.besteld_op
    ]
    return Verplaatsingsbericht(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst_van_document(case, document)),
        kop=kop_van(case, document, f"Nieuwe laatste dag: {onderwerp}"),
        perceel=perceel_van(case, document) if document.perceel_id else None,
        actie=actie,
        van=vertelde_dag(case, termijn),
        naar=termijn.laatste_dag,
        motivering=redenen[-1] if redenen else "",
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )
