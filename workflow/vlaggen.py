"""Flags: facts that are allowed but that somebody should see; they follow from the Case and are stored nowhere."""

from dataclasses import dataclass
from datetime import date

from workflow.beoordeling import Omkering, gevoeligheid, volledig_beoordeeld
from workflow.besluittekst import tekst_van
from workflow.call import Beleid
from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.dossier import DocumentToestand
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.post import BerichtToestand
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.heropening import met_afgewezen_bewijs
from workflow.inkoopteam import gebreken
from workflow.lezen import (
    actieve_deelnemers,
    advies,
    belangstellenden,
    beslissing,
    bindende_inschrijvingen,
    deelnemers_van,
    dienst_van,
    doet_mee_aan,
    einde_opschorting,
    inschrijver_van,
    inschrijvingen_van,
    laatste_besluit,
    lopende_percelen,
    onvolledige_diensten,
    overeenkomsten_op,
    publicatie,
    weigeringen_van,
)
from workflow.mandaat import geldende_mandaten, geldt_voor, mandaten_van
from workflow.tijd import dag_van

_VOOR_DEELNEMERS = frozenset(
    {
        ProjectToestand.AANGEMELD,
        ProjectToestand.STARTBIJEENKOMST,
        ProjectToestand.INKOOPSTRATEGIE_CONCEPT,
        ProjectToestand.INKOOPSTRATEGIE_VASTSTELLING,
    }
)
_RANGORDE_TELT = frozenset(
    {PerceelToestand.BEOORDELING, PerceelToestand.ADVIES, PerceelToestand.BESLISSING, PerceelToestand.OPSCHORTING}
)

_MET_TEAM = frozenset(
    {
        ProjectToestand.INKOOPSTRATEGIE_VASTSTELLING,
        ProjectToestand.AANBESTEDINGSDOCUMENTEN,
        ProjectToestand.NOTA_VAN_INLICHTINGEN,
        ProjectToestand.AANBESTEDINGSFASE,
        ProjectToestand.AANBESTEDINGSFASE_GEOPEND,
        ProjectToestand.GUNNING,
        ProjectToestand.CONTRACT,
    }
)


@dataclass(frozen=True, slots=True)
class Vlag:
    code: str
    melding: str


CODES = (
    "adres_onvolledig",
    "besluit_verouderd",
    "besluit_teruggekomen",
    "minder_dan_zes_deelnemers",
    "belang_na_advies",
    "mandaat_ingetrokken",
    "inkoopteam_onvolledig",
    "inschrijving_ingetrokken",
    "gestanddoening_loopt_af",
    "late_vraag_beantwoord",
    "einde_later_dan_vermeld",
    "bewijs_afgewezen",
    "overeenkomst_geweigerd",
    "rangorde_gevoelig",
    "post_onzeker",
    "post_geweigerd",
    "post_mislukt",
    "bezorgd_na_verval",
    "afgedwongen",
)
"""Every flag that there is."""


def vlaggen(case: Case, beleid: Beleid, vandaag: date) -> tuple[Vlag, ...]:
    """Every flag of this project today, in the order of CODES."""
    return (
        *_onvolledige_adressen(case),
        *_verouderde_besluiten(case),
        *_teruggekomen(case),
        *_weinig_deelnemers(case, beleid),
        *_belang_na_advies(case),
        *_ingetrokken_mandaten(case),
        *_onvolledig_team(case, beleid),
        *_ingetrokken_inschrijvingen(case),
        *_gestanddoening_loopt_af(case, beleid, vandaag),
        *_late_vragen(case),
        *_einde_later(case),
        *_bewijs_afgewezen(case),
        *_geweigerd(case),
        *_rangorde_gevoelig(case),
        *_post(case),
        *_bezorgd_na_verval(case),
        *_afgedwongen(case),
    )


def _ingetrokken_inschrijvingen(case: Case) -> list[Vlag]:
    """Somebody should see that a tender was taken back, also where that blocks nothing."""
    return [
        Vlag("inschrijving_ingetrokken", f"perceel {perceel.nummer}: {inschrijver_van(case, inschrijving).naam}")
        for perceel in case.percelen.values()
        for inschrijving in inschrijvingen_van(case, perceel)
        if inschrijving.toestand == InschrijvingToestand.INGETROKKEN
    ]


def _gestanddoening_loopt_af(case: Case, beleid: Beleid, vandaag: date) -> list[Vlag]:
    """Few days remain in which a tenderer is bound: after today, or after the end of a standstill that is known."""
    if case.project.toestand != ProjectToestand.GUNNING:
        return []
    return [
        Vlag(
            "gestanddoening_loopt_af",
            f"perceel {case.percelen[i.perceel_id].nummer}: {inschrijver_van(case, i).naam} is gebonden tot en met "
            f"{i.gestanddoening_tot:%d-%m-%Y}",
        )
        for i in bindende_inschrijvingen(case)
        if (i.gestanddoening_tot - _nodig_tot(case, i, vandaag)).days < beleid.gestanddoening_waarschuwen
    ]


def _nodig_tot(case: Case, inschrijving: Inschrijving, vandaag: date) -> date:
    return max(vandaag, einde_opschorting(case, case.percelen[inschrijving.perceel_id]) or vandaag)


def _late_vragen(case: Case) -> list[Vlag]:
    """A question that came too late and was answered after the day for the nota (procedure 2.4)."""
    huidig = publicatie(case)
    return [
        Vlag("late_vraag_beantwoord", f"vraag {vraag.nummer}, in de nota van {dag_van(nota.gepubliceerd_op):%d-%m-%Y}")
        for vraag in case.vragen.values()
        if huidig and vraag.publicatie_id == huidig.id and vraag.ontvangen_op > huidig.vragen_tot
        if (nota := case.notas.get(vraag.nvi_id or "")) and dag_van(nota.gepubliceerd_op) > huidig.nvi_uiterlijk
    ]


def _teruggekomen(case: Case) -> list[Vlag]:
    """A deelnemer that comes back on its adoption after the decision blocks what rests on it."""
    return [
        Vlag(
            "besluit_teruggekomen",
            f"{dienst_van(case, d.id).naam}: {laatste.uitkomst} op {laatste.besluitdatum:%d-%m-%Y}",
        )
        for perceel in case.percelen.values()
        if (besloten := beslissing(case, perceel)) and (voorstel := advies(case, perceel))
        if besloten.advies_id == voorstel.id
        for d in deelnemers_van(case, perceel)
        if (laatste := laatste_besluit(case, d, Onderwerp.GUNNINGSADVIES, voorstel.inhoud_sha256))
        and laatste.uitkomst != Uitkomst.VASTGESTELD
    ]


def _belang_na_advies(case: Case) -> list[Vlag]:
    """An interest that was declared after the advies asks somebody to look again."""
    return [
        Vlag("belang_na_advies", f"perceel {perceel.nummer}: {case.stam.personen[b.persoon_id].email}")
        for perceel in case.percelen.values()
        if (voorstel := advies(case, perceel))
        for b in case.belangenverklaringen.values()
        if b.belang and b.afgelegd_op > voorstel.voorgelegd_op
    ]


def _ingetrokken_mandaten(case: Case) -> list[Vlag]:
    """A mandaat was revoked, and no other one covers what it covered for a perceel that still needs it."""
    return [
        Vlag("mandaat_ingetrokken", f"{dienst_van(case, d.id).naam}: per {min(dagen):%d-%m-%Y}")
        for d in actieve_deelnemers(case)
        if (dagen := _niet_vervangen(case, d))
    ]


def _niet_vervangen(case: Case, deelname: Deelname) -> list[date]:
    """From when on something is not covered any more that was covered before."""
    percelen = [p for p in lopende_percelen(case) if doet_mee_aan(deelname, p)]
    over = [m for m in geldende_mandaten(case, deelname) if m.ingetrokken_per is None and m.volmacht_id]
    gedekt = {(h, p.id) for m in over for h in m.handelingen for p in percelen if geldt_voor(m, p)}
    return [
        m.ingetrokken_per
        for m in mandaten_van(case, deelname)
        if m.ingetrokken_per
        and any((h, p.id) not in gedekt for h in m.handelingen for p in percelen if geldt_voor(m, p))
    ]


def _onvolledig_team(case: Case, beleid: Beleid) -> list[Vlag]:
    """From the offer of the strategy until the contracts the team is complete (procedure 2.2)."""
    if case.project.toestand not in _MET_TEAM:
        return []
    return [
        Vlag("inkoopteam_onvolledig", gebrek)
        for gebrek in gebreken(case, beleid, {d.id for d in belangstellenden(case)})
    ]


def _einde_later(case: Case) -> list[Vlag]:
    """A letter that was sent late makes the standstill longer than the letters say: all are told the later day."""
    return [
        Vlag(
            "einde_later_dan_vermeld",
            f"perceel {p.nummer}: de termijn loopt tot en met {besloten.werkelijk_einde:%d-%m-%Y}, "
            f"de brieven noemen {besloten.vermeld_einde:%d-%m-%Y}",
        )
        for p in case.percelen.values()
        if p.toestand == PerceelToestand.OPSCHORTING and (besloten := beslissing(case, p))
        if besloten.werkelijk_einde and besloten.vermeld_einde and besloten.werkelijk_einde > besloten.vermeld_einde
    ]


def _bewijs_afgewezen(case: Case) -> list[Vlag]:
    """A winner that could not prove what it declared asks for another assessment, or for other evidence."""
    return [
        Vlag("bewijs_afgewezen", f"perceel {p.nummer}: {inschrijver_van(case, winnaar).naam}")
        for p in case.percelen.values()
        for winnaar in met_afgewezen_bewijs(case, p)
    ]


def _geweigerd(case: Case) -> list[Vlag]:
    """Somebody decides what to do with an overeenkomst that will not be signed, until the perceel is closed."""
    return [
        Vlag(
            "overeenkomst_geweigerd", f"perceel {p.nummer}: {dienst_van(case, o.deelname_id).naam}, door de {partijen}"
        )
        for p in case.percelen.values()
        if p.toestand == PerceelToestand.CONTRACT
        for o in overeenkomsten_op(case, p)
        if (partijen := " en de ".join(dict.fromkeys(str(w.partij) for w in weigeringen_van(case, o))))
    ]


def _rangorde_gevoelig(case: Case) -> list[Vlag]:
    """Somebody who drops out would turn the ranking of the others: that asks for extra care until signing (law 43)."""
    return [
        Vlag("rangorde_gevoelig", f"perceel {perceel.nummer}: zonder {_naam(case, o)} {_wat_wordt_anders(o)}")
        for perceel in case.percelen.values()
        if perceel.toestand in _RANGORDE_TELT and volledig_beoordeeld(case, perceel)
        for o in gevoeligheid(case, perceel)
    ]


def _naam(case: Case, omkering: Omkering) -> str:
    return inschrijver_van(case, omkering.zonder).naam


def _wat_wordt_anders(omkering: Omkering) -> str:
    gevolg = "wint een ander" if omkering.winnaar_anders else "blijft de winnaar gelijk"
    return f"wordt de volgorde van de overige anders; dan {gevolg}"


def _post(case: Case) -> list[Vlag]:
    """What the post could not finish, per address and in the words of the mail server: a person decides."""
    return [
        *(Vlag("post_onzeker", tekst) for tekst in _berichten_in(case, BerichtToestand.ONZEKER)),
        *(Vlag("post_geweigerd", tekst) for tekst in _berichten_in(case, BerichtToestand.GEWEIGERD)),
        *(Vlag("post_mislukt", tekst) for tekst in _berichten_in(case, BerichtToestand.MISLUKT)),
    ]


def _berichten_in(case: Case, toestand: BerichtToestand) -> list[str]:
    return [
        f"bericht {b.nummer} aan {b.naar_email}: {b.melding}" for b in case.berichten.values() if b.toestand == toestand
    ]


def _bezorgd_na_verval(case: Case) -> list[Vlag]:
    """A letter that had lapsed reached its addressee all the same, who must be told (procedure section 3: facts)."""
    return [
        Vlag(
            "bezorgd_na_verval",
            f"bericht {b.nummer} aan {b.naar_email}, op {dag_van(b.verzonden_op):%d-%m-%Y}: de brief was al vervallen",
        )
        for b in case.berichten.values()
        if b.verzonden_op and any(case.documenten[d].toestand == DocumentToestand.VERVALLEN for d in b.documenten)
    ]


def _afgedwongen(case: Case) -> list[Vlag]:
    """What was done against our own policy stays in sight (procedure section 3)."""
    return [
        Vlag("afgedwongen", f"{a.verb} zonder '{a.guard}' op {dag_van(a.gebruikt_op):%d-%m-%Y}: {a.motivering}")
        for a in case.afdwingingen.values()
        if a.gebruikt_op
    ]


def _onvolledige_adressen(case: Case) -> list[Vlag]:
    """A dienst that no letter can reach is not reminded either (procedure section 6)."""
    return [Vlag("adres_onvolledig", dienst.naam) for dienst in onvolledige_diensten(case)]


def _verouderde_besluiten(case: Case) -> list[Vlag]:
    """A besluit on another version counts no more, and the dienst did not decide on the current one (section 4)."""
    return [
        Vlag("besluit_verouderd", f"{dienst_van(case, b.deelname_id).naam}: {b.onderwerp} versie {b.versie}")
        for b in case.besluiten.values()
        if (huidig := tekst_van(case, b))
        and huidig.sha256 != b.inhoud_sha256
        and _telt_mee(case, b)
        and laatste_besluit(case, case.deelnames[b.deelname_id], b.onderwerp, huidig.sha256) is None
    ]


def _telt_mee(case: Case, besluit: Besluit) -> bool:
    uit = (DeelnameToestand.TERUGGETROKKEN, DeelnameToestand.UITGETREDEN)
    return case.deelnames[besluit.deelname_id].toestand not in uit


def _weinig_deelnemers(case: Case, beleid: Beleid) -> list[Vlag]:
    aantal = len(actieve_deelnemers(case))
    if case.project.toestand in _VOOR_DEELNEMERS or aantal >= beleid.collectief_vanaf:
        return []
    return [Vlag("minder_dan_zes_deelnemers", f"{aantal} deelnemers; een collectieve inkoop heeft er meestal zes")]
