"""Context of the concept-overeenkomst (procedure 2.7): everything by name and hash, no clause of our own."""

from collections.abc import Iterator

from documents import opmaak
from documents.contexts.bouw.beslissing import briefdatum, inschrijving_van
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    besluiten_deel,
    dienst_van_document,
    dienstnaam,
    inschrijver_deel,
    kop_van,
    met_hoofdletter,
    ondertekenaars,
    orgaan_voluit,
    perceel_van,
    perceelrij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import uitkomst_van
from documents.contexts.concept_overeenkomst import (
    Bestand,
    ConceptOvereenkomst,
    Deel,
    Leverancier,
    Opdrachtgever,
)
from workflow.case import Case
from workflow.case.contract import Overeenkomst
from workflow.case.dossier import Document, Dossierstuk, SoortStuk
from workflow.case.inschrijving import Inschrijving
from workflow.case.stam import Dienst
from workflow.lezen import aanbestedingsstukken, deelnemers_van, publicatie

ZONDER_BESTAND = "geen bestand in het dossier"
_IN_RANG = (
    (SoortStuk.AANBESTEDINGSLEIDRAAD, "aanbestedingsleidraad"),
    (SoortStuk.PROGRAMMA_VAN_EISEN, "programma van eisen"),
    (SoortStuk.CONCEPTOVEREENKOMST, "conceptovereenkomst bij de aanbesteding"),
    (SoortStuk.PRIJZENBLAD, "prijzenblad"),
)
"""The published documents, after the nota van inlichtingen that ranks above them (law 5)."""


def concept_overeenkomst(case: Case, document: Document, huis: Huis) -> ConceptOvereenkomst:
    """Of one deelnemer and one winner, on the overeenkomst as it was offered."""
    inschrijving, dienst = inschrijving_van(case, document), dienst_van_document(case, document)
    overeenkomst, huidig = _overeenkomst(case, document), publicatie(case)
    tekst = case.dossierstukken.get(overeenkomst.dossierstuk_id) if overeenkomst else None
    uitkomst = uitkomst_van(case, document, perceelrij(case, document))
    (besluit,) = besluiten_deel(case, document, uitkomst.inhoud_sha256)
    return ConceptOvereenkomst(
        afzender=huis.afzender,
        kop=kop_van(case, document, f"Overeenkomst {case.project.naam}"),
        opdrachtgever=_opdrachtgever(case, dienst),
        leverancier=_leverancier(case, inschrijving),
        procedure=PROCEDURES[case.project.procedure],
        platform=huidig.platform if huidig else "",
        referentie=huidig.referentie if huidig else "",
        gepubliceerd_op=opmaak.dag(huidig.verzonden_op) if huidig else None,
        inschrijving_van=opmaak.dag(inschrijving.ontvangen_op),
        besluit=besluit,
        beslissing_van=briefdatum(uitkomst),
        perceel=perceel_van(case, document),
        omschrijving=case.project.omschrijving or case.project.naam,
        tekst=Bestand(naam=tekst.bestandsnaam if tekst else "", vingerafdruk=tekst.sha256 if tekst else ""),
        nvi_ronde=overeenkomst.nvi_ronde if overeenkomst else 0,
        delen=tuple(_delen(case, tekst, overeenkomst.nvi_ronde if overeenkomst else 0, inschrijving)),
        prijs=opmaak.bedrag(inschrijving.prijs),
        samen=len(deelnemers_van(case, case.percelen[inschrijving.perceel_id])) > 1,
        ingangsdatum=overeenkomst.ingangsdatum if overeenkomst else None,
        einddatum=overeenkomst.einddatum if overeenkomst else None,
        verlengbaar_tot=overeenkomst.verlengbaar_tot if overeenkomst else None,
    )


def _overeenkomst(case: Case, document: Document) -> Overeenkomst | None:
    doel = (document.deelname_id, document.inschrijving_id)
    return next((o for o in case.overeenkomsten.values() if (o.deelname_id, o.inschrijving_id) == doel), None)


def _opdrachtgever(case: Case, dienst: Dienst) -> Opdrachtgever:
    return Opdrachtgever(
        naam=met_hoofdletter(dienstnaam(dienst)),
        orgaan=orgaan_voluit(dienst.orgaan, dienst),
        adres=dienst.adres,
        postcode=dienst.postcode,
        plaats=dienst.plaats,
        ondertekenaars=ondertekenaars(case, dienst),
    )


def _leverancier(case: Case, inschrijving: Inschrijving) -> Leverancier:
    deel = inschrijver_deel(case, inschrijving)
    return Leverancier(naam=deel.organisatie, adres=deel.adres, postcode=deel.postcode, plaats=deel.plaats)


def _delen(case: Case, tekst: Dossierstuk | None, ronde: int, inschrijving: Inschrijving) -> Iterator[Deel]:
    """The text itself, the notas from the last to the first, the published documents, the tender."""
    delen = [(f"tekst van de overeenkomst: {tekst.bestandsnaam}", tekst.sha256)] if tekst else []
    notas = (n for n in case.notas.values() if n.publicatie_id == inschrijving.publicatie_id and n.ronde <= ronde)
    for nota in sorted(notas, key=lambda n: -n.ronde):
        dag = opmaak.datum(opmaak.dag(nota.gepubliceerd_op))
        delen.append((f"nota van inlichtingen, ronde {nota.ronde}, van {dag}", ZONDER_BESTAND))
    gedaan = case.publicaties.get(inschrijving.publicatie_id)
    gepubliceerd = aanbestedingsstukken(case, gedaan) if gedaan else []
    for soort, naam in _IN_RANG:
        stukken = [s for s in gepubliceerd if s.soort == soort]
        # A file that came later rectifies the earlier one, and goes before it.
        delen += [(f"{naam}: {s.bestandsnaam}", s.sha256) for s in sorted(stukken, key=_nieuwste, reverse=True)]
    delen.append((f"inschrijving van {opmaak.datum(opmaak.dag(inschrijving.ontvangen_op))}", ZONDER_BESTAND))
    yield from (Deel(rang=rang, naam=naam, vingerafdruk=sha) for rang, (naam, sha) in enumerate(delen, start=1))


def _nieuwste(stuk: Dossierstuk) -> tuple[object, str]:
    return stuk.toegevoegd_op, stuk.code
