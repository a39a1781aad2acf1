"""Context of the overdrachtslijst (procedure 2.8): what one deelnemer gets for its archive, and nothing of another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from documents import opmaak
from documents.contexts.bouw.berichten import perceelnaam
from documents.contexts.bouw.gemeen import (
    contact_deel,
    contactpersoon_deel,
    dienst_van_document,
    dienstnaam,
    kop_van,
    ondertekening_deel,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.overdrachtslijst_dossier import Bestand, Bewaartermijn, OverdrachtslijstDossier
from workflow.case import Case
from workflow.case.contract import Contract
from workflow.case.deelname import Deelname
from workflow.case.dossier import Document, DocumentToestand, Dossierstuk, SoortStuk, Weergave
from workflow.case.project import Procedure
from workflow.case.stam import SoortDienst
from workflow.case.termijn import SoortTermijn
from workflow.documenten import KINDS
from workflow.fasen import leesbaar
from workflow.lezen import doet_mee_aan, inschrijver_van
from workflow.overdracht import brieven_voor, stukken_voor

VERTROUWELIJK = "vertrouwelijk: gegevens van inschrijvers"
ONBEKEND = "niet vastgelegd"
IN_TE_VULLEN = "in te vullen door uw archief"
_STUKKEN_VAN_INSCHRIJVERS = frozenset(
    {
        SoortStuk.BEWIJSMIDDEL,
        SoortStuk.OVEREENKOMST,
        SoortStuk.GETEKENDE_OVEREENKOMST,
        SoortStuk.EVALUATIE,
        SoortStuk.GESPREKSVERSLAG,
    }
)
_JAREN_NA_EINDE = 10
_JAREN_NIET_DOORGEGAAN = {Procedure.OPENBAAR: 3, Procedure.MEERVOUDIG_ONDERHANDS: 1}
"""Years after a tender that led to nothing; for sociale diensten the list leaves room, and the archive decides."""
_LIJST = "Selectielijst gemeenten 2020, procestype 16"


@dataclass(frozen=True, slots=True)
class _Regel:
    naam: str
    soort: str
    datum: date
    beperking: str
    sha256: str


def overdrachtslijst(case: Case, document: Document, huis: Huis) -> OverdrachtslijstDossier:
    """As of the moment at which the dossier was offered; this list itself is not in it."""
    deelname, dienst = case.deelnames[document.deelname_id or ""], dienst_van_document(case, document)
    brieven = [d for d in brieven_voor(case, deelname) if d.soort != document.soort]
    gemaakt = {w.document_id: w for w in case.weergaven.values()}
    regels = sorted(_regels(case, deelname, brieven, gemaakt), key=lambda r: (r.datum, r.naam, r.sha256))
    return OverdrachtslijstDossier(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst),
        kop=kop_van(case, document, f"Overdracht van het dossier {case.project.naam}"),
        deelnemer=dienstnaam(dienst),
        aangeboden_op=opmaak.dag(document.besteld_op),
        ontvangst_uiterlijk=_uiterlijk(case, deelname),
        bestanden=tuple(
            Bestand(
                nummer=nummer, naam=r.naam, soort=r.soort, datum=r.datum, beperking=r.beperking, vingerafdruk=r.sha256
            )
            for nummer, r in enumerate(regels, start=1)
        ),
        nog_niet=tuple(dict.fromkeys(_naam(case, d) for d in brieven if d.id not in gemaakt)),
        bewaren=tuple(_bewaren(case, deelname, dienst.soort)),
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def _uiterlijk(case: Case, deelname: Deelname) -> date | None:
    """The last day of the termijn that began with the offer."""
    termijnen = [
        t for t in case.termijnen.values() if (t.soort, t.deelname_id) == (SoortTermijn.ONTVANGST_DOSSIER, deelname.id)
    ]
    return termijnen[-1].laatste_dag if termijnen else None


# --- wat erin zit --------------------------------------------------------------------------------------------------


def _regels(
    case: Case, deelname: Deelname, brieven: list[Document], gemaakt: Mapping[str, Weergave]
) -> Iterator[_Regel]:
    yield from (_van_stuk(stuk) for stuk in stukken_voor(case, deelname))
    # The percelen of one letter have the same bytes: it is one file.
    yield from dict.fromkeys(_van_brief(case, d, gemaakt[d.id]) for d in brieven if d.id in gemaakt)


def _van_stuk(stuk: Dossierstuk) -> _Regel:
    return _Regel(
        naam=stuk.bestandsnaam,
        soort=f"dossierstuk: {leesbaar(stuk.soort)}",
        datum=opmaak.dag(stuk.toegevoegd_op),
        beperking=VERTROUWELIJK if stuk.soort in _STUKKEN_VAN_INSCHRIJVERS else ONBEKEND,
        sha256=stuk.sha256,
    )


def _van_brief(case: Case, document: Document, weergave: Weergave) -> _Regel:
    return _Regel(
        naam=_naam(case, document),
        soort=_soort(document),
        datum=opmaak.dag(document.verzonden_op or weergave.gemaakt_op),
        beperking=VERTROUWELIJK if _noemt_inschrijvers(document) else ONBEKEND,
        sha256=weergave.sha256,
    )


_STANDEN = {DocumentToestand.VERZONDEN: "verzonden", DocumentToestand.INGETROKKEN: "verzonden en daarna ingetrokken"}
_STANDEN_ZONDER_GEADRESSEERDE = {DocumentToestand.CONCEPT: "concept", DocumentToestand.VRIJGEGEVEN: "vastgesteld"}


def _soort(document: Document) -> str:
    """What has nobody to be sent to is finished once it is released."""
    if stand := _STANDEN.get(document.toestand):
        return f"brief: {stand}"
    if document.deelname_id or document.inschrijving_id:
        return "brief: nog niet verzonden"
    return f"document: {_STANDEN_ZONDER_GEADRESSEERDE[document.toestand]}"


def _noemt_inschrijvers(document: Document) -> bool:
    return bool(document.inschrijving_id) or document.soort in _OVER_INSCHRIJVERS


_OVER_INSCHRIJVERS = frozenset(
    {
        "proces_verbaal_opening",
        "gunningsadvies",
        "proces_verbaal_gunning",
        "afrondingsbericht",
        "evaluatie",
        "evaluatieformulier",
        "contractmanagementplan",
    }
)


def _naam(case: Case, document: Document) -> str:
    inschrijving = case.inschrijvingen.get(document.inschrijving_id or "")
    aan = inschrijver_van(case, inschrijving).naam if inschrijving else ""
    versie = f"versie {document.versie}" if document.versie > 1 else ""
    return ", ".join(filter(None, (KINDS[document.soort].titel, aan, versie)))


# --- hoe lang het bewaard wordt ------------------------------------------------------------------------------------


def _bewaren(case: Case, deelname: Deelname, soort: SoortDienst) -> Iterator[Bewaartermijn]:
    """Per contract, and per perceel that gave this deelnemer none; another body than a gemeente has its own list."""
    eigen = {o.id: o for o in case.overeenkomsten.values() if o.deelname_id == deelname.id}
    contracten = [c for c in case.contracten.values() if c.overeenkomst_id in eigen]
    for contract in contracten:
        overeenkomst = eigen[contract.overeenkomst_id]
        leverancier = inschrijver_van(case, case.inschrijvingen[overeenkomst.inschrijving_id]).naam
        wat = f"{perceelnaam(case, case.percelen[overeenkomst.perceel_id])}, overeenkomst met {leverancier}"
        yield _na_contract(wat, contract) if soort == SoortDienst.GEMEENTE else _eigen_lijst(wat)
    met = {eigen[c.overeenkomst_id].perceel_id for c in contracten}
    for perceel in (p for p in case.percelen.values() if doet_mee_aan(deelname, p) and p.id not in met):
        wat = f"{perceelnaam(case, perceel)}, geen overeenkomst"
        yield _zonder_contract(case, wat) if soort == SoortDienst.GEMEENTE else _eigen_lijst(wat)


def _na_contract(wat: str, contract: Contract) -> Bewaartermijn:
    return Bewaartermijn(
        wat=wat,
        regel=f"{_JAREN_NA_EINDE} jaar na het einde van de overeenkomst ({_LIJST})",
        tot=f"{opmaak.datum(jaren_later(contract.einddatum, _JAREN_NA_EINDE))}, bij einde op "
        f"{opmaak.datum(contract.einddatum)}; na een verlenging later",
    )


def _zonder_contract(case: Case, wat: str) -> Bewaartermijn:
    jaren = _JAREN_NIET_DOORGEGAAN.get(case.project.procedure)
    if jaren is None:
        return Bewaartermijn(wat=wat, regel=f"niet doorgegaan ({_LIJST})", tot=IN_TE_VULLEN)
    regel = f"niet doorgegaan: {jaren} jaar ({_LIJST})"
    return Bewaartermijn(wat=wat, regel=regel, tot=IN_TE_VULLEN)


def _eigen_lijst(wat: str) -> Bewaartermijn:
    return Bewaartermijn(wat=wat, regel="volgens de selectielijst van uw organisatie", tot=IN_TE_VULLEN)


def jaren_later(dag: date, jaren: int) -> date:
    """The same day of a later year; 29 February becomes 1 March where it does not exist."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)
