"""What a termijn waits for: who has not acted, which letter is not sent, which evidence is missing.

Nothing of this is stored: it follows from the Case, per kind of termijn, and is empty once the termijn asks nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workflow.case import Case
from workflow.case.deelname import DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.dossier import DocumentToestand
from workflow.case.project import Perceel, PerceelToestand, ProjectToestand
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.documenten import BRIEVEN_BIJ_AANBIEDING, KINDS
from workflow.lezen import (
    GEGUND,
    aangeboden_strategie,
    advies,
    concept_strategie,
    dienst_van,
    doet_mee_aan,
    inschrijver_van,
    kort_gedingen_van,
    laatste_besluit,
    laatste_bewijsoordeel,
    levende_documenten,
    levende_percelen,
    nieuwe_vragen,
    uitspraak_in,
    winnaars_van,
)
from workflow.mandaat import mandaten_van


@dataclass(frozen=True, slots=True)
class Beletsel:
    """One thing that is missing, who must act, and by which verb."""

    wat: str
    wie: str
    verb: str
    zonder_naam: str = ""
    """The same for who reads of many diensten at once, or may not read the names of tenderers; empty where it names no
    one, or only `wie`."""


_BIZOB = "Bizob"
_INKOPER = "de concerninkoper"


def beletsels(case: Case, termijn: Termijn) -> tuple[Beletsel, ...]:
    """Of a termijn that is open, or that passed and still asks something; met and lapsed ones ask nothing."""
    if termijn.toestand not in (TermijnToestand.OPEN, TermijnToestand.VERSTREKEN) or _vervangen(case, termijn):
        return ()
    return tuple(VAN_SOORT[termijn.soort](case, termijn))


def _vervangen(case: Case, termijn: Termijn) -> bool:
    """Whether a later one of the same kind and object took its place."""
    doel = (termijn.soort, termijn.deelname_id, termijn.perceel_id)
    laatste = [t for t in case.termijnen.values() if (t.soort, t.deelname_id, t.perceel_id) == doel][-1]
    return laatste.id != termijn.id


def _reactie(case: Case, termijn: Termijn) -> Iterator[Beletsel]:
    """Only while the concept is open for comments: what was offered is decided on, not commented on."""
    concept = concept_strategie(case)
    if concept and concept.reactie_tot:
        dienst = _dienst(case, termijn)
        yield Beletsel(f"{dienst} heeft nog niet gereageerd op het concept", dienst, "registreer_reactie")


def _strategie(case: Case, termijn: Termijn) -> Iterator[Beletsel]:
    deelname, dienst = case.deelnames[termijn.deelname_id or ""], _dienst(case, termijn)
    huidig = aangeboden_strategie(case)
    if deelname.toestand == DeelnameToestand.VERVALLEN:
        if case.project.toestand == ProjectToestand.INKOOPSTRATEGIE_VASTSTELLING:
            yield Beletsel(
                f"{dienst} besloot niet op tijd en doet niet mee",
                _INKOPER,
                "stel_deelnemers_vast",
                zonder_naam="de deelnemers zijn nog niet vastgesteld",
            )
        return
    if huidig is None or deelname.toestand != DeelnameToestand.STRATEGIE_TER_VASTSTELLING:
        return
    yield from _onverzonden(case, termijn, *BRIEVEN_BIJ_AANBIEDING)
    besluit = laatste_besluit(case, deelname, Onderwerp.INKOOPSTRATEGIE, huidig.inhoud_sha256)
    if besluit is None:
        yield Beletsel(f"{dienst} heeft nog niet besloten over de inkoopstrategie", dienst, "registreer_besluit")
    elif besluit.uitkomst in (Uitkomst.AANGEHOUDEN, Uitkomst.VOORWAARDELIJK):
        yield Beletsel(f"het besluit van {dienst} is {besluit.uitkomst}", dienst, "registreer_besluit")
    if not mandaten_van(case, deelname):
        yield Beletsel(f"het mandaat van {dienst} ontbreekt", dienst, "verleen_mandaat")


def _advies(case: Case, termijn: Termijn) -> Iterator[Beletsel]:
    perceel, deelname = _perceel(case, termijn), case.deelnames[termijn.deelname_id or ""]
    huidig = advies(case, perceel)
    vraagt = perceel.toestand == PerceelToestand.ADVIES and deelname.toestand == DeelnameToestand.DEELNEMER
    if huidig is None or not vraagt or not doet_mee_aan(deelname, perceel):
        return
    yield from _onverzonden(case, termijn, "gunningsadvies")
    dienst = _dienst(case, termijn)
    besluit = laatste_besluit(case, deelname, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256)
    if besluit is None:
        yield Beletsel(f"{dienst} heeft nog niet besloten over het gunningsadvies", dienst, "registreer_besluit")
    elif besluit.uitkomst in (Uitkomst.AANGEHOUDEN, Uitkomst.VOORWAARDELIJK):
        yield Beletsel(f"het besluit van {dienst} is {besluit.uitkomst}", dienst, "registreer_besluit")


def _nvi(case: Case, _: Termijn) -> Iterator[Beletsel]:
    if case.project.toestand != ProjectToestand.NOTA_VAN_INLICHTINGEN:
        return
    if open_ := [str(vraag.nummer) for vraag in nieuwe_vragen(case) if not vraag.antwoord]:
        wat = f"vraag {open_[0]} is" if len(open_) == 1 else f"de vragen {', '.join(open_)} zijn"
        yield Beletsel(f"{wat} nog niet beantwoord", _INKOPER, "beantwoord_vraag")
    yield Beletsel("de laatste nota van inlichtingen is niet gepubliceerd", _INKOPER, "publiceer_nvi")


def _sluiting(case: Case, termijn: Termijn) -> Iterator[Beletsel]:
    """The market acts until the closing; after it the vault is opened."""
    dicht = case.project.toestand in (ProjectToestand.NOTA_VAN_INLICHTINGEN, ProjectToestand.AANBESTEDINGSFASE)
    if dicht and termijn.toestand == TermijnToestand.VERSTREKEN:
        yield Beletsel("de kluis is nog niet geopend", _INKOPER, "open_kluis")


def _gestanddoening(case: Case, _: Termijn) -> Iterator[Beletsel]:
    for perceel in levende_percelen(case):
        if perceel.toestand not in GEGUND:
            yield Beletsel(f"perceel {perceel.nummer} is nog niet gegund", _INKOPER, "verleng_gestanddoening")


def _opschortend(case: Case, termijn: Termijn) -> Iterator[Beletsel]:
    """What holds up the award, beside the days themselves."""
    perceel = _perceel(case, termijn)
    if perceel.toestand != PerceelToestand.OPSCHORTING:
        return
    for zaak in kort_gedingen_van(case, perceel):
        if uitspraak_in(case, zaak) is None:
            yield Beletsel(f"kort geding {zaak.nummer} is niet beslist", "de jurist", "registreer_uitspraak")
    for winnaar in winnaars_van(case, perceel):
        oordeel = laatste_bewijsoordeel(case, winnaar)
        if oordeel is None or not oordeel.aanvaard:
            naam = inschrijver_van(case, winnaar).naam
            yield Beletsel(
                f"het bewijs van {naam} is niet goedgekeurd",
                _INKOPER,
                "keur_bewijsmiddelen_goed",
                zonder_naam="het bewijs van een winnaar is niet goedgekeurd",
            )
    if termijn.toestand == TermijnToestand.VERSTREKEN:
        yield Beletsel("de opdracht is nog niet definitief gegund", _INKOPER, "gun_definitief")


def _aankondiging(case: Case, termijn: Termijn) -> Iterator[Beletsel]:
    if all(a.perceel_id != termijn.perceel_id for a in case.aankondigingen.values()):
        yield Beletsel("de gegunde opdracht is niet aangekondigd", _BIZOB, "registreer_aankondiging")


def _dossier(case: Case, termijn: Termijn) -> Iterator[Beletsel]:
    eigen = (o for o in case.dossieroverdrachten.values() if o.deelname_id == termijn.deelname_id)
    if any(o.ontvangen_op is None for o in eigen):
        dienst = _dienst(case, termijn)
        yield Beletsel(f"{dienst} heeft de ontvangst niet bevestigd", dienst, "bevestig_ontvangst_dossier")


VAN_SOORT: dict[SoortTermijn, Callable[[Case, Termijn], Iterator[Beletsel]]] = {
    SoortTermijn.REACTIE_CONCEPT: _reactie,
    SoortTermijn.VASTSTELLING_STRATEGIE: _strategie,
    SoortTermijn.NVI: _nvi,
    SoortTermijn.SLUITING: _sluiting,
    SoortTermijn.GESTANDDOENING: _gestanddoening,
    SoortTermijn.VASTSTELLING_ADVIES: _advies,
    SoortTermijn.OPSCHORTEND: _opschortend,
    SoortTermijn.AANKONDIGING: _aankondiging,
    SoortTermijn.ONTVANGST_DOSSIER: _dossier,
}


def _onverzonden(case: Case, termijn: Termijn, *soorten: str) -> Iterator[Beletsel]:
    """Who was not asked cannot be late: the letter that asks comes first."""
    verbs = {DocumentToestand.CONCEPT: "geef_vrij", DocumentToestand.VRIJGEGEVEN: "verzend_brieven"}
    for brief in levende_documenten(case, *soorten):
        eigen = (brief.deelname_id, brief.perceel_id) == (termijn.deelname_id, termijn.perceel_id)
        if eigen and brief.toestand in verbs:
            titel = KINDS[brief.soort].titel
            wat = f"{titel} aan {_dienst(case, termijn)} is niet verzonden"
            yield Beletsel(wat, _BIZOB, verbs[brief.toestand], zonder_naam=f"{titel} is niet verzonden")


def _dienst(case: Case, termijn: Termijn) -> str:
    return dienst_van(case, termijn.deelname_id or "").naam


def _perceel(case: Case, termijn: Termijn) -> Perceel:
    return case.percelen[termijn.perceel_id or ""]
