"""Questions to the Case that more than one guard, verb or letter asks; unknown names are Invoerfout."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from workflow.case import Case, Stam
from workflow.case.contract import Contract, Ondertekening, Overeenkomst, OvereenkomstToestand, Weigering
from workflow.case.deelname import Besluit, Deelname, DeelnameToestand, Onderwerp
from workflow.case.dossier import Document, DocumentToestand, Dossierstuk, Weergave
from workflow.case.gunning import Advies, Bewijsoordeel, Gunningsbeslissing, Uitslag
from workflow.case.inschrijving import Inschrijver, Inschrijving, InschrijvingToestand
from workflow.case.project import Perceel, PerceelToestand
from workflow.case.publicatie import Criterium, Kader, NotaVanInlichtingen, Publicatie, Rectificatie, Verlenging, Vraag
from workflow.case.rechtszaak import KortGeding, Uitspraak
from workflow.case.stam import Contactpersoon, Dienst, Persoon, Rol
from workflow.case.start import Bijeenkomst, Teamlid
from workflow.case.strategie import Strategie
from workflow.case.termijn import Termijn, TermijnToestand
from workflow.documenten import BRIEVEN_VAN_BESLISSING
from workflow.reasons import Invoerfout
from workflow.tijd import dag_van

GELDIG = frozenset(
    {
        InschrijvingToestand.COMPLEET,
        InschrijvingToestand.BEOORDEELD,
        InschrijvingToestand.WINNAAR,
        InschrijvingToestand.AFGEWEZEN,
    }
)
GEGUND = frozenset({PerceelToestand.CONTRACT, PerceelToestand.GECONTRACTEERD})
ONVERZONDEN = frozenset({DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN})
_NIET_LEVEND = frozenset({PerceelToestand.GEEN_GELDIGE, PerceelToestand.INGETROKKEN})


# --- op naam -------------------------------------------------------------------------------------------------------


def dienst_op_naam(stam: Stam, naam: str) -> Dienst:
    for dienst in stam.diensten.values():
        if dienst.naam == naam:
            return dienst
    raise Invoerfout("dienst", f"'{naam}' is geen bekende dienst. Registreer haar eerst (registreer_dienst).")


def persoon_op_email(stam: Stam, email: str) -> Persoon:
    for persoon in stam.personen.values():
        if persoon.email == email:
            return persoon
    raise Invoerfout("persoon", f"'{email}' is geen bekend account. Registreer het eerst (registreer_persoon).")


def deelname_van(case: Case, naam: str) -> Deelname:
    for deelname in case.deelnames.values():
        if case.stam.diensten[deelname.dienst_id].naam == naam:
            return deelname
    raise Invoerfout("dienst", f"'{naam}' staat niet in project {case.project.kenmerk}. Meld eerst haar interesse.")


def deelnemer_van(case: Case, naam: str) -> Deelname:
    """The deelname of a dienst that takes part; raises Invoerfout for one that is out or not yet in."""
    deelname = deelname_van(case, naam)
    if deelname.toestand != DeelnameToestand.DEELNEMER:
        raise Invoerfout("dienst", f"{naam} is geen deelnemer van project {case.project.kenmerk}.")
    return deelname


def perceel_op_nummer(case: Case, nummer: str) -> Perceel:
    for perceel in case.percelen.values():
        if perceel.nummer == nummer:
            return perceel
    bekend = ", ".join(p.nummer for p in case.percelen.values())
    raise Invoerfout("perceel", f"perceel '{nummer}' bestaat niet; dit project heeft: {bekend}.")


def percelen_op_nummer(case: Case, nummers: Iterable[str]) -> tuple[str, ...]:
    """Ids of these percelen, each once and in the order of the project; raises Invoerfout for an unknown number."""
    gevraagd = {perceel_op_nummer(case, nummer).id for nummer in nummers}
    return tuple(id_ for id_ in case.percelen if id_ in gevraagd)


def criterium_op_code(case: Case, perceel: Perceel, code: str) -> Criterium:
    for criterium in criteria_van(case, perceel):
        if criterium.code == code:
            return criterium
    bekend = ", ".join(c.code for c in criteria_van(case, perceel)) or "nog geen"
    raise Invoerfout("criterium", f"'{code}' is geen criterium van perceel {perceel.nummer}; bekend: {bekend}.")


def inschrijving_op_naam(case: Case, perceel: Perceel, naam: str) -> Inschrijving:
    for inschrijving in inschrijvingen_van(case, perceel):
        if case.inschrijvers[inschrijving.inschrijver_id].naam == naam:
            return inschrijving
    raise Invoerfout("inschrijver", f"van '{naam}' is op perceel {perceel.nummer} geen inschrijving geregistreerd.")


def contract_op_naam(case: Case, perceel: Perceel, inschrijver: str, dienst: str) -> Contract:
    """The contract of a dienst with a supplier; raises Invoerfout when the register has none."""
    inschrijving, deelname = inschrijving_op_naam(case, perceel, inschrijver), deelname_van(case, dienst)
    for contract in case.contracten.values():
        overeenkomst = case.overeenkomsten[contract.overeenkomst_id]
        if (overeenkomst.inschrijving_id, overeenkomst.deelname_id) == (inschrijving.id, deelname.id):
            return contract
    raise Invoerfout("dienst", f"{dienst} heeft op perceel {perceel.nummer} geen contract met {inschrijver}.")


def stuk_op_code(case: Case, code: str) -> Dossierstuk | None:
    return next((stuk for stuk in case.dossierstukken.values() if stuk.code == code), None)


def stuk_id(case: Case, code: str) -> str:
    """The id of a file that a guard has found in the dossier; raises LookupError where no guard asked."""
    stuk = stuk_op_code(case, code)
    if stuk is None:
        raise LookupError(f"een guard hoort te zorgen dat '{code}' in het dossier zit")
    return stuk.id


# --- diensten, deelnames, mensen -----------------------------------------------------------------------------------


def dienst_van(case: Case, deelname_id: str) -> Dienst:
    return case.stam.diensten[case.deelnames[deelname_id].dienst_id]


def contactpersonen_van(stam: Stam, dienst_id: str) -> list[Contactpersoon]:
    """First addressee first."""
    return sorted((c for c in stam.contactpersonen.values() if c.dienst_id == dienst_id), key=lambda c: c.volgorde)


def onvolledige_diensten(case: Case) -> list[Dienst]:
    """Diensten still in the project that no letter can reach: without full address, or without contactpersoon."""
    diensten = (case.stam.diensten[d.dienst_id] for d in belangstellenden(case))
    return [d for d in diensten if not _bereikbaar(case.stam, d)]


def _bereikbaar(stam: Stam, dienst: Dienst) -> bool:
    return all(deel.strip() for deel in (dienst.adres, dienst.postcode, dienst.plaats)) and bool(
        contactpersonen_van(stam, dienst.id)
    )


def deelnames_in(case: Case, *toestanden: DeelnameToestand) -> list[Deelname]:
    return [d for d in case.deelnames.values() if d.toestand in toestanden]


def actieve_deelnemers(case: Case) -> list[Deelname]:
    return deelnames_in(case, DeelnameToestand.DEELNEMER)


def doet_mee_aan(deelname: Deelname, perceel: Perceel) -> bool:
    """Whether this dienst takes part in this perceel; naming none is taking part in all."""
    return perceel.id in (deelname.percelen or (perceel.id,))


def deelnemers_van(case: Case, perceel: Perceel) -> list[Deelname]:
    """The deelnemers that take part in this perceel."""
    return [d for d in actieve_deelnemers(case) if doet_mee_aan(d, perceel)]


def belangstellenden(case: Case) -> list[Deelname]:
    """Every dienst that is still in the project, decided or not."""
    return deelnames_in(
        case,
        DeelnameToestand.GEINTERESSEERD,
        DeelnameToestand.STRATEGIE_TER_VASTSTELLING,
        DeelnameToestand.DEELNEMER,
    )


def team(case: Case) -> list[Teamlid]:
    """Who is in the inkoopteam now."""
    return [lid for lid in case.teamleden.values() if lid.tot is None]


def leiders(case: Case, rol: Rol) -> list[Persoon]:
    return [case.stam.personen[p.persoon_id] for p in case.projectleiders.values() if p.rol == rol]


# --- laatste versie ------------------------------------------------------------------------------------------------


def bijeenkomst(case: Case) -> Bijeenkomst | None:
    return max(case.bijeenkomsten.values(), key=lambda b: b.volgnummer, default=None)


def concept_strategie(case: Case) -> Strategie | None:
    return next((s for s in case.strategieen.values() if s.aangeboden_op is None), None)


def aangeboden_strategie(case: Case) -> Strategie | None:
    aangeboden = (s for s in case.strategieen.values() if s.aangeboden_op is not None)
    return max(aangeboden, key=lambda s: s.versie, default=None)


def publicatie(case: Case) -> Publicatie | None:
    return max(case.publicaties.values(), key=lambda p: p.volgnummer, default=None)


def huidige_publicatie(case: Case) -> Publicatie:
    """The publication that the project is in; raises Invoerfout before there is one."""
    huidig = publicatie(case)
    if huidig is None:
        raise Invoerfout("project", "dit project is nog niet gepubliceerd")
    return huidig


def sinds_publicatie(case: Case, moment: datetime) -> bool:
    """Whether this happened in the current publication; what came before belongs to an earlier one."""
    huidig = publicatie(case)
    return huidig is not None and moment >= huidig.verzonden_op


def laatste_nota(case: Case) -> NotaVanInlichtingen | None:
    huidig = publicatie(case)
    rondes = (n for n in case.notas.values() if huidig and n.publicatie_id == huidig.id)
    return max(rondes, key=lambda n: n.ronde, default=None)


def nieuwe_vragen(case: Case) -> list[Vraag]:
    """Questions in the current publication that no nota has yet."""
    huidig = publicatie(case)
    return [v for v in case.vragen.values() if huidig and v.publicatie_id == huidig.id and v.nvi_id is None]


def adviezen_van(case: Case, perceel: Perceel) -> list[Advies]:
    """Every version of the gunningsadvies in the current publication."""
    eigen = (a for a in case.adviezen.values() if a.perceel_id == perceel.id)
    return [a for a in eigen if sinds_publicatie(case, a.voorgelegd_op)]


def wijzigingen(case: Case) -> list[Rectificatie | Verlenging]:
    """Rectifications and later closings of every publication, in the order in which they were recorded."""
    return sorted([*case.rectificaties.values(), *case.verlengingen.values()], key=_gewijzigd_op)


def _gewijzigd_op(wijziging: Rectificatie | Verlenging) -> datetime:
    return wijziging.gerectificeerd_op if isinstance(wijziging, Rectificatie) else wijziging.verlengd_op


def advies(case: Case, perceel: Perceel) -> Advies | None:
    return max(adviezen_van(case, perceel), key=lambda a: a.versie, default=None)


def beslissing(case: Case, perceel: Perceel) -> Gunningsbeslissing | None:
    eigen = (b for b in case.beslissingen.values() if b.perceel_id == perceel.id)
    versies = (b for b in eigen if sinds_publicatie(case, b.genomen_op))
    return max(versies, key=lambda b: b.versie, default=None)


def volgende_versie(rijen: Iterable[Advies | Gunningsbeslissing], perceel: Perceel) -> int:
    """Versions of a perceel are numbered through all its publications: a number never comes back."""
    return 1 + max((rij.versie for rij in rijen if rij.perceel_id == perceel.id), default=0)


# --- per perceel ---------------------------------------------------------------------------------------------------


def levende_percelen(case: Case) -> list[Perceel]:
    return [p for p in case.percelen.values() if p.toestand not in _NIET_LEVEND]


def lopende_percelen(case: Case) -> list[Perceel]:
    """Live percelen on the way to a contract."""
    return [p for p in levende_percelen(case) if p.toestand != PerceelToestand.GECONTRACTEERD]


def percelen_van(case: Case, deelname: Deelname) -> list[Perceel]:
    """The live percelen that a dienst takes part in."""
    return [p for p in levende_percelen(case) if doet_mee_aan(deelname, p)]


def geraamde_waarde(case: Case) -> Decimal:
    """All lots together count (Aw 2.15, 2.18): the value of the project, or the sum of its percelen if more."""
    return max(case.project.waarde, sum((p.waarde for p in levende_percelen(case)), Decimal(0)))


def kader_van(case: Case, perceel: Perceel) -> Kader | None:
    return next((k for k in case.kaders.values() if k.perceel_id == perceel.id), None)


def criteria_van(case: Case, perceel: Perceel) -> list[Criterium]:
    return sorted((c for c in case.criteria.values() if c.perceel_id == perceel.id), key=lambda c: c.volgorde)


def inschrijvingen_van(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Tenders for this perceel in the current publication, in order of receipt."""
    huidig = publicatie(case)
    return sorted(
        (
            i
            for i in case.inschrijvingen.values()
            if i.perceel_id == perceel.id and huidig and i.publicatie_id == huidig.id
        ),
        key=lambda i: i.ontvangen_op,
    )


def geldige_inschrijvingen(case: Case, perceel: Perceel) -> list[Inschrijving]:
    return [i for i in inschrijvingen_van(case, perceel) if i.toestand in GELDIG]


def op_tijd_ontvangen(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Tenders that were in time and that their tenderer did not take back."""
    weg = (InschrijvingToestand.TE_LAAT, InschrijvingToestand.INGETROKKEN)
    return [i for i in inschrijvingen_van(case, perceel) if i.toestand not in weg]


def bindende_inschrijvingen(case: Case) -> list[Inschrijving]:
    """Tenders that are valid, or may still become so, for percelen that are not awarded yet."""
    mogelijk = GELDIG | {InschrijvingToestand.ONVOLLEDIG}
    open_ = (p for p in levende_percelen(case) if p.toestand not in GEGUND)
    return [i for p in open_ for i in inschrijvingen_van(case, p) if i.toestand in mogelijk]


def inschrijver_van(case: Case, inschrijving: Inschrijving) -> Inschrijver:
    return case.inschrijvers[inschrijving.inschrijver_id]


def uitslagen_van(case: Case, advies_: Advies) -> list[Uitslag]:
    return sorted((u for u in case.uitslagen.values() if u.advies_id == advies_.id), key=lambda u: u.rang)


def voorgestelde_winnaars(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Who wins by the current advies, whether or not the decision was taken."""
    huidig = advies(case, perceel)
    uitslagen = uitslagen_van(case, huidig) if huidig else []
    return [case.inschrijvingen[u.inschrijving_id] for u in uitslagen if u.winnaar]


def winnaars_van(case: Case, perceel: Perceel) -> list[Inschrijving]:
    return [i for i in inschrijvingen_van(case, perceel) if i.toestand == InschrijvingToestand.WINNAAR]


def overeenkomsten_op(case: Case, perceel: Perceel) -> list[Overeenkomst]:
    """Every overeenkomst of the perceel that did not lapse, also one with who wins no more."""
    return [
        o
        for o in case.overeenkomsten.values()
        if o.perceel_id == perceel.id and o.toestand != OvereenkomstToestand.VERVALLEN
    ]


def overeenkomsten_van(case: Case, perceel: Perceel) -> list[Overeenkomst]:
    """Those with who wins now: what was written for an earlier winner is no offer any more."""
    winnaars = {i.id for i in winnaars_van(case, perceel)}
    return [o for o in overeenkomsten_op(case, perceel) if o.inschrijving_id in winnaars]


def handtekeningen_onder(case: Case, overeenkomst: Overeenkomst) -> list[Ondertekening]:
    """Signatures of the text as it is offered now; those under an earlier offer that lapsed do not count."""
    return [o for o in case.ondertekeningen.values() if _sinds_aanbod(overeenkomst, o)]


def weigeringen_van(case: Case, overeenkomst: Overeenkomst) -> list[Weigering]:
    """Refusals of the text as it is offered now."""
    return [w for w in case.weigeringen.values() if _sinds_aanbod(overeenkomst, w)]


def _sinds_aanbod(overeenkomst: Overeenkomst, rij: Ondertekening | Weigering) -> bool:
    aangeboden = overeenkomst.aangeboden_op
    return rij.overeenkomst_id == overeenkomst.id and aangeboden is not None and rij.geregistreerd_op >= aangeboden


def laatste_bewijsoordeel(case: Case, inschrijving: Inschrijving) -> Bewijsoordeel | None:
    """The last verdict on the evidence of a tender counts, whatever was said before."""
    oordelen = [b for b in case.bewijsoordelen.values() if b.inschrijving_id == inschrijving.id]
    return sorted(oordelen, key=lambda b: b.beoordeeld_op)[-1] if oordelen else None


def einde_opschorting(case: Case, perceel: Perceel) -> date | None:
    """The later of the statutory and the stated last day; None when there is no standstill, or none yet."""
    huidig = beslissing(case, perceel)
    eindes = [e for e in (huidig.vermeld_einde, huidig.werkelijk_einde) if e] if huidig else []
    return max(eindes, default=None)


def kort_gedingen_van(case: Case, perceel: Perceel) -> list[KortGeding]:
    return [k for k in case.kort_gedingen.values() if k.perceel_id == perceel.id]


def uitspraak_in(case: Case, kort_geding: KortGeding) -> Uitspraak | None:
    """The last ruling counts."""
    uitspraken = (u for u in case.uitspraken.values() if u.kort_geding_id == kort_geding.id)
    return max(uitspraken, key=lambda u: (u.datum, u.geregistreerd_op), default=None)


# --- besluiten, documenten, termijnen ------------------------------------------------------------------------------


def besluiten_op(case: Case, deelname: Deelname, onderwerp: Onderwerp, sha256: str) -> list[Besluit]:
    """Decisions of a deelname on exactly this content, oldest first."""
    return [
        b
        for b in case.besluiten.values()
        if b.deelname_id == deelname.id and b.onderwerp == onderwerp and b.inhoud_sha256 == sha256
    ]


def laatste_besluit(case: Case, deelname: Deelname, onderwerp: Onderwerp, sha256: str) -> Besluit | None:
    return max(besluiten_op(case, deelname, onderwerp, sha256), key=_wanneer, default=None)


def _wanneer(besluit: Besluit) -> tuple[object, datetime]:
    return besluit.besluitdatum, besluit.ontvangen_op


def weergave_van(case: Case, document_id: str) -> Weergave | None:
    return next((w for w in case.weergaven.values() if w.document_id == document_id), None)


def levende_documenten(case: Case, *soorten: str) -> Iterator[Document]:
    weg = (DocumentToestand.VERVALLEN, DocumentToestand.INGETROKKEN)
    return (d for d in case.documenten.values() if d.soort in soorten and d.toestand not in weg)


def vrijgave_verlopen(case: Case, document: Document, dag: date) -> bool:
    """A letter of the decision that goes out later than planned needs a release of that later day (section 3)."""
    if document.soort not in BRIEVEN_VAN_BESLISSING or document.vrijgegeven_op is None:
        return False
    huidig = beslissing(case, case.percelen[document.perceel_id or ""])
    return bool(huidig and huidig.geplande_verzenddatum < dag and dag_van(document.vrijgegeven_op) < dag)


def bundel_van(case: Case, document: Document) -> list[Document]:
    """The documents that are one letter with this one, in order; of an unsent letter those that it still covers."""
    if document.bundel_id is None:
        return [document]
    leden = [d for d in case.documenten.values() if d.bundel_id == document.bundel_id]
    return [d for d in leden if d.toestand in ONVERZONDEN] or leden


def open_termijnen(case: Case, *soorten: str) -> list[Termijn]:
    """Open deadlines, of these kinds or of every kind."""
    return [
        t for t in case.termijnen.values() if t.toestand == TermijnToestand.OPEN and (not soorten or t.soort in soorten)
    ]
