"""Contexts of the evidence that a winner is asked for, and of the record of the award (Aw 2.102, 2.132)."""

from collections.abc import Iterator
from datetime import datetime

from documents import opmaak
from documents.contexts.bewijsverzoek import Bewijsverzoek
from documents.contexts.bouw.beslissing import briefdatum, inschrijving_van, uitkomst_bij
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    besluiten_deel,
    contact_deel,
    deelnemers_van,
    dienstnaam,
    inschrijver_deel,
    kop_van,
    met_hoofdletter,
    ondertekening_deel,
    perceel_van,
    perceelrij,
    reden_van_afvallen,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import Uitkomst
from documents.contexts.deel import Mijlpaal, Ondertekening
from documents.contexts.proces_verbaal_gunning import Belang, Dienst, ProcesVerbaalGunning, Reden, Winnaar
from documents.contexts.proces_verbaal_gunning import Uitkomst as Uitkomstregel
from workflow.beoordeling import toets_van
from workflow.case import Case
from workflow.case.deelname import Deelname, DeelnameToestand
from workflow.case.dossier import Document, SoortStuk
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand, SoortFeit
from workflow.case.project import Perceel, PerceelToestand, Procedure
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.stam import Rol
from workflow.lezen import (
    GELDIG,
    deelnames_in,
    dienst_van,
    einde_opschorting,
    gepubliceerde_stukken,
    inschrijver_van,
    inschrijvingen_van,
    kort_gedingen_van,
    leiders,
    publicatie,
    uitspraak_in,
)

_VRAGEN_BEWIJS = (SoortStuk.AANBESTEDINGSLEIDRAAD, SoortStuk.UEA)
_NIET_GEGUND = frozenset(
    {PerceelToestand.OPEN, PerceelToestand.BEOORDELING, PerceelToestand.GEEN_GELDIGE, PerceelToestand.INGETROKKEN}
)


# --- bewijsverzoek -------------------------------------------------------------------------------------------------


def bewijsverzoek(case: Case, document: Document, huis: Huis) -> Bewijsverzoek:
    """Joint, in the name of every deelnemer of the perceel: the evidence is the same for all."""
    huidig = publicatie(case)
    stukken = gepubliceerde_stukken(case, huidig) if huidig else []
    return Bewijsverzoek(
        afzender=huis.afzender,
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, document)),
        kop=kop_van(case, document, "Verzoek om bewijsmiddelen"),
        procedure=PROCEDURES[case.project.procedure],
        perceel=perceel_van(case, document),
        diensten=_diensten(case, document),
        beslissing_van=briefdatum(uitkomst_bij(case, document)),
        stukken=tuple(stuk.bestandsnaam for stuk in stukken if stuk.soort in _VRAGEN_BEWIJS),
        platform=huidig.platform if huidig else "",
        referentie=huidig.referentie if huidig else "",
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def _diensten(case: Case, document: Document) -> tuple[str, ...]:
    return tuple(met_hoofdletter(dienstnaam(dienst_van(case, d.id))) for d in deelnemers_van(case, document))


# --- proces-verbaal ------------------------------------------------------------------------------------------------


def proces_verbaal_gunning(case: Case, document: Document, huis: Huis) -> ProcesVerbaalGunning:
    """One perceel, as it ended at the moment of the record."""
    perceel, huidig = perceelrij(case, document), publicatie(case)
    uitkomst = uitkomst_bij(case, document)
    gegund = bool(perceel and perceel.toestand not in _NIET_GEGUND)
    inschrijvingen = inschrijvingen_van(case, perceel) if perceel else []
    return ProcesVerbaalGunning(
        afzender=huis.afzender,
        kop=kop_van(case, document, "Gunning van de opdracht" if gegund else "Opdracht die niet is gegund"),
        procedure=PROCEDURES[case.project.procedure],
        platform=huidig.platform if huidig else "",
        referentie=huidig.referentie if huidig else "",
        perceel=perceel_van(case, document),
        voorwerp=case.project.omschrijving,
        waarde=opmaak.bedrag(case.project.waarde),
        waarde_perceel=opmaak.bedrag(perceel.waarde) if perceel and perceel_van(case, document) else "",
        diensten=tuple(_dienst(case, d.id) for d in _opdrachtgevers(case, document)),
        verloop=tuple(_verloop(case, document, uitkomst, perceel)),
        gegund=gegund,
        waarom_niet="" if gegund or perceel is None else _waarom_niet(case, perceel, inschrijvingen),
        toegelaten=tuple(_toegelaten(case, uitkomst, i, gegund) for i in inschrijvingen if i.toestand in GELDIG),
        afgewezen=tuple(
            _afgewezen(case, uitkomst, i, gegund)
            for i in inschrijvingen
            if not gegund or i.toestand != InschrijvingToestand.WINNAAR
        ),
        op_waarde=uitkomst.op_waarde,
        winnaars=tuple(_winnaars(uitkomst)) if gegund else (),
        besluiten=besluiten_deel(case, document, uitkomst.inhoud_sha256) if gegund else (),
        wet=case.project.procedure != Procedure.MEERVOUDIG_ONDERHANDS,
        verantwoording=_verantwoording(case, huidig.spoed if huidig else None),
        elektronisch=huidig.elektronisch if huidig else False,
        verklaringen=len({b.persoon_id for b in case.belangenverklaringen.values()}),
        belangen=tuple(_belangen(case, perceel)) if perceel else (),
        ondertekenaars=_ondertekenaars(case, huis),
    )


def _opdrachtgevers(case: Case, document: Document) -> list[Deelname]:
    """The deelnemers of the perceel; when all of them left, everybody in whose name it was published."""
    ooit = (DeelnameToestand.DEELNEMER, DeelnameToestand.UITGETREDEN)
    return deelnemers_van(case, document) or deelnames_in(case, *ooit)


def _dienst(case: Case, deelname_id: str) -> Dienst:
    dienst = dienst_van(case, deelname_id)
    naam = met_hoofdletter(dienstnaam(dienst))
    return Dienst(naam=naam, adres=dienst.adres, postcode=dienst.postcode, plaats=dienst.plaats)


def _verloop(case: Case, document: Document, uitkomst: Uitkomst, perceel: Perceel | None) -> Iterator[Mijlpaal]:
    huidig, besloten = publicatie(case), uitkomst.beslissing
    momenten: list[tuple[datetime | None, str]] = []
    if huidig:
        momenten = [
            (huidig.verzonden_op, "aankondiging of uitnodiging verzonden"),
            (huidig.sluiting, "sluiting van de inschrijvingstermijn"),
            (huidig.geopend_op, "kluis geopend"),
        ]
    dagen = [(opmaak.dag(moment), naam) for moment, naam in momenten if moment]
    if perceel and besloten and perceel.toestand not in _NIET_GEGUND:
        dagen.append((opmaak.dag(besloten.genomen_op), "gunningsbeslissing genomen"))
        einde = einde_opschorting(case, perceel)
        dagen += [(einde, "laatste dag van de opschortende termijn")] if einde else []
        dagen.append((opmaak.dag(document.besteld_op), "definitief gegund"))
    for kort_geding in kort_gedingen_van(case, perceel) if perceel else ():
        uitspraak = uitspraak_in(case, kort_geding)
        dagen.append((kort_geding.gedagvaard_op, f"dagvaarding in kort geding {kort_geding.nummer}"))
        if uitspraak:
            dagen.append((uitspraak.datum, f"kort geding {kort_geding.nummer}: {_woorden(uitspraak.uitkomst)}"))
    for dag, naam in sorted(dagen, key=lambda stap: stap[0]):
        yield Mijlpaal(naam=naam, datum=dag)


def _woorden(code: str) -> str:
    return code.replace("_", " ")


def _waarom_niet(case: Case, perceel: Perceel, inschrijvingen: list[Inschrijving]) -> str:
    """The reason that was written down for a withdrawal, else what became of the tenders."""
    if perceel.toestand == PerceelToestand.INGETROKKEN:
        redenen = [
            m.tekst
            for m in case.motiveringen.values()
            if m.soort == SoortMotivering.INTREKKING and m.onderwerp in (perceel.id, case.project.id)
        ]
        return f"De opdracht is ingetrokken. {redenen[-1]}" if redenen else ""
    if not inschrijvingen:
        return "Er is geen inschrijving ontvangen."
    aantal = len(inschrijvingen)
    if aantal == 1:
        return "De enige inschrijving die is ontvangen, is niet geldig of doet niet meer mee."
    return f"Geen van de {aantal} ontvangen inschrijvingen is geldig of doet nog mee."


# --- inschrijvingen ---


def _toegelaten(case: Case, uitkomst: Uitkomst, inschrijving: Inschrijving, gegund: bool) -> Uitkomstregel:
    """Tested and found valid; its place in the ranking says what came of it."""
    toets, uitslag = toets_van(case, inschrijving), uitkomst.uitslag(inschrijving)
    plaats = f"{uitslag.rang} van {len(uitkomst.uitslagen)}" if uitslag and gegund else "niet gerangschikt"
    return Uitkomstregel(
        inschrijver=inschrijver_van(case, inschrijving).naam,
        uitkomst=plaats,
        reden=toets.grond if toets and toets.grond else "voldoet aan de gestelde eisen",
    )


def _afgewezen(case: Case, uitkomst: Uitkomst, inschrijving: Inschrijving, gegund: bool) -> Uitkomstregel:
    if not gegund and inschrijving.toestand in GELDIG:
        naam = inschrijver_van(case, inschrijving).naam
        return Uitkomstregel(inschrijver=naam, uitkomst="niet gekozen", reden="de opdracht is niet gegund")
    return Uitkomstregel(
        inschrijver=inschrijver_van(case, inschrijving).naam,
        uitkomst=_woorden(inschrijving.toestand),
        reden=_reden(case, uitkomst, inschrijving),
    )


def _reden(case: Case, uitkomst: Uitkomst, inschrijving: Inschrijving) -> str:
    """Why this tender did not win; what came after the toets outweighs it."""
    huidig, toets = publicatie(case), toets_van(case, inschrijving)
    match inschrijving.toestand:
        case InschrijvingToestand.TE_LAAT if huidig:
            ontvangen, sluiting = opmaak.dag_en_tijd(inschrijving.ontvangen_op), opmaak.dag_en_tijd(huidig.sluiting)
            return f"ontvangen op {ontvangen}, na de sluiting op {sluiting}"
        case InschrijvingToestand.INGETROKKEN:
            return _intrekking(case, inschrijving)
        case InschrijvingToestand.AFGEVALLEN:
            return reden_van_afvallen(case, inschrijving)
        case InschrijvingToestand.AFGEWEZEN:
            return _lager(uitkomst, inschrijving)
    if toets and toets.grond:
        return toets.grond
    return f"onvolledig: {opmaak.opsomming(inschrijving.ontbreekt)} ontbreekt" if inschrijving.ontbreekt else ""


def _intrekking(case: Case, inschrijving: Inschrijving) -> str:
    dagen = [
        f.datum
        for f in case.inschrijvingsfeiten.values()
        if (f.inschrijving_id, f.soort) == (inschrijving.id, SoortFeit.INTREKKING)
    ]
    return f"door de inschrijver ingetrokken op {opmaak.datum(dagen[-1])}" if dagen else ""


def _lager(uitkomst: Uitkomst, inschrijving: Inschrijving) -> str:
    uitslag = uitkomst.uitslag(inschrijving)
    if uitslag is None or not uitkomst.winnaars:
        return ""
    beste = opmaak.opsomming(tuple(uitkomst.totaal(winnaar) for winnaar in uitkomst.winnaars))
    eigen = f"lager gerangschikt: {uitkomst.totaalwoord} {uitkomst.totaal(uitslag)}, van wie wint {beste}"
    return " ".join(filter(None, (eigen + ".", uitkomst.gelijke_stand(uitslag))))


def _winnaars(uitkomst: Uitkomst) -> Iterator[Winnaar]:
    for uitslag in uitkomst.winnaars:
        inschrijving = uitkomst.inschrijving(uitslag)
        yield Winnaar(
            naam=uitkomst.naam(uitslag),
            prijs=opmaak.bedrag(inschrijving.prijs),
            totaal=uitkomst.totaal(uitslag),
            redenen=tuple(
                Reden(
                    criterium=criterium.naam,
                    gewicht=uitkomst.gewicht(criterium),
                    score=uitkomst.punten(inschrijving, criterium),
                    motivering=uitkomst.motivering(inschrijving, criterium),
                )
                for criterium in uitkomst.criteria
            ),
        )


# --- verantwoording ---


def _verantwoording(case: Case, spoed: str | None) -> str:
    if case.project.procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return (
            "De geraamde waarde ligt onder het drempelbedrag. Daarom is volstaan met een uitnodiging aan meer dan één "
            "ondernemer."
        )
    gewoon = (
        f"Er is een {PROCEDURES[case.project.procedure]} gevolgd, met een aankondiging vooraf. Er is geen dialoog "
        "gevoerd en niet onderhandeld, en er is geen procedure zonder aankondiging gebruikt."
    )
    verkort = f"De termijn is verkort wegens spoed (artikel 2.74 van de Aanbestedingswet 2012): {spoed}"
    return f"{gewoon} {verkort}" if spoed else gewoon


def _belangen(case: Case, perceel: Perceel) -> Iterator[Belang]:
    """Who declared an interest does not assess; a score that was given before does not count."""
    eigen = {c.id for c in case.criteria.values() if c.perceel_id == perceel.id}
    for verklaring in case.belangenverklaringen.values():
        if not verklaring.belang:
            continue
        toegewezen = {b.criterium_id for b in case.beoordelaars.values() if b.persoon_id == verklaring.persoon_id}
        yield Belang(
            naam=case.stam.personen[verklaring.persoon_id].naam,
            belang=verklaring.belang,
            maatregel="is beoordelaar af; eigen scores tellen niet mee"
            if toegewezen & eigen
            else "heeft dit perceel niet beoordeeld",
        )


def _ondertekenaars(case: Case, huis: Huis) -> tuple[Ondertekening, ...]:
    organisatie = huis.afzender.naam
    leiding = (
        (rol, persoon) for rol in (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER) for persoon in leiders(case, rol)[:1]
    )
    gevonden = tuple(Ondertekening(naam=p.naam, functie=rol.value, organisatie=organisatie) for rol, p in leiding)
    return gevonden or (ondertekening_deel(case, huis),)
