"""What must never be, read from the rows of a Case and counted here once more: no guard and no `lezen` is asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tests.factories import Spel
from workflow.case import Case
from workflow.documenten import KINDS

_TOEGESTAAN = {"handhaven", "ingetrokken_door_eiser"}
_BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
_VERSLAGEN = ("nota_van_inlichtingen", "proces_verbaal_opening", "proces_verbaal_gunning")


def schendingen(voor: Spel, na: Spel) -> Iterator[str]:
    """Every rule that this step broke, in Dutch."""
    yield from _beslissing(voor.zaak, na)
    yield from _contract(voor.zaak, na)
    yield from _opening(na.zaak)
    yield from _vrijgave(voor.zaak, na.zaak)
    yield from _deelnemer(voor.zaak, na)
    yield from _publicatie(voor.zaak, na)
    yield from _uitgetreden(voor.zaak, na.zaak)
    yield from _uitgesloten(voor.zaak, na.zaak)
    yield from _intrekking(voor.zaak, na.zaak)
    yield from _afgevallen(voor.zaak, na.zaak)
    yield from _verslagen(voor.zaak, na.zaak)


def _dag(spel: Spel) -> date:
    return _lokaal(spel.nu)


def _lokaal(moment: Any) -> date:
    return moment.astimezone(ZoneInfo("Europe/Amsterdam")).date()


def _erbij(veld: str, voor: Case, na: Case) -> list[Any]:
    oud = getattr(voor, veld)
    return [rij for id_, rij in getattr(na, veld).items() if id_ not in oud]


def _deelnemers(case: Case, perceel_id: str | None = None) -> list[Any]:
    """All, or those of one perceel: naming no percelen is taking part in each."""
    alle = [d for d in case.deelnames.values() if d.toestand == "deelnemer"]
    return [d for d in alle if perceel_id is None or not d.percelen or perceel_id in d.percelen]


# --- de gunningsbeslissing -----------------------------------------------------------------------------------------


def _beslissing(voor: Case, na: Spel) -> Iterator[str]:
    for beslissing in _erbij("beslissingen", voor, na.zaak):
        adviezen = [a for a in na.zaak.adviezen.values() if a.perceel_id == beslissing.perceel_id]
        laatste = sorted(adviezen, key=lambda a: a.versie)[-1]
        if beslissing.advies_id != laatste.id:
            yield "de beslissing rust op een oud advies"
        for deelnemer in _deelnemers(na.zaak, beslissing.perceel_id):
            if _uitkomst(na.zaak, deelnemer.id, laatste.inhoud_sha256) != "vastgesteld":
                yield "een beslissing zonder vaststelling door elke deelnemer"
            for handeling in _BRIEVEN:
                if not _gemachtigd(na, deelnemer.id, handeling):
                    yield f"een beslissing zonder geldig mandaat voor {handeling}"


def _uitkomst(case: Case, deelname_id: str, sha256: str) -> str | None:
    """The last decision on exactly this text."""
    eigen = [b for b in case.besluiten.values() if (b.deelname_id, b.inhoud_sha256) == (deelname_id, sha256)]
    eigen.sort(key=lambda b: (b.besluitdatum, b.ontvangen_op))
    return str(eigen[-1].uitkomst) if eigen else None


def _gemachtigd(spel: Spel, deelname_id: str, handeling: str) -> bool:
    waarde = max(spel.zaak.project.waarde, sum((p.waarde for p in spel.zaak.percelen.values()), Decimal(0)))
    for mandaat in spel.zaak.mandaten.values():
        getekend = mandaat.deelname_id == deelname_id and mandaat.volmacht_id in spel.zaak.dossierstukken
        getekend = getekend and not (mandaat.ingetrokken_per and mandaat.ingetrokken_per <= _dag(spel))
        op_tijd = mandaat.geldig_van <= _dag(spel) and not mandaat.geldig_tot < _dag(spel)
        genoeg = mandaat.plafond is None or not mandaat.plafond < waarde
        if getekend and op_tijd and genoeg and handeling in {str(h) for h in mandaat.handelingen}:
            return True
    return False


# --- het contract --------------------------------------------------------------------------------------------------


def _contract(voor: Case, na: Spel) -> Iterator[str]:
    geraakt = {
        p.id
        for p in na.zaak.percelen.values()
        if p.toestand == "contract" and voor.percelen[p.id].toestand != "contract"
    }
    geraakt |= {na.zaak.overeenkomsten[o.overeenkomst_id].perceel_id for o in _erbij("ondertekeningen", voor, na.zaak)}
    for perceel_id in geraakt:
        yield from _niet_gunnen(na, perceel_id)


def _niet_gunnen(na: Spel, perceel_id: str) -> Iterator[str]:
    beslissingen = [b for b in na.zaak.beslissingen.values() if b.perceel_id == perceel_id]
    huidig = sorted(beslissingen, key=lambda b: b.versie)[-1]
    brieven = [
        d
        for d in na.zaak.documenten.values()
        if (d.perceel_id, d.versie) == (perceel_id, huidig.versie) and d.soort in _BRIEVEN
        # What was not sent in the name of who left since, is not sent any more.
        if d.toestand != "vervallen" or na.zaak.deelnames[d.deelname_id].toestand != "uitgetreden"
    ]
    if not brieven or any(d.verzonden_op is None or d.toestand != "verzonden" for d in brieven):
        yield "een contract terwijl een brief niet verzonden is"
        return
    einde = max(_lokaal(d.verzonden_op) for d in brieven) + timedelta(days=20)
    einde = max(einde, huidig.vermeld_einde or einde)
    if not _dag(na) > einde:
        yield "een contract binnen de opschortende termijn"
    for kort_geding in na.zaak.kort_gedingen.values():
        if kort_geding.perceel_id == perceel_id and kort_geding.gedagvaard_op <= einde:
            yield from _onbeslist(na.zaak, kort_geding)


def _onbeslist(case: Case, kort_geding: Any) -> Iterator[str]:
    uitspraken = [u for u in case.uitspraken.values() if u.kort_geding_id == kort_geding.id]
    if not uitspraken:
        yield "een contract terwijl een kort geding loopt"
        return
    laatste = sorted(uitspraken, key=lambda u: (u.datum, u.geregistreerd_op))[-1]
    adviezen = [a for a in case.adviezen.values() if a.perceel_id == kort_geding.perceel_id]
    opnieuw = any(a.voorgelegd_op > laatste.geregistreerd_op for a in adviezen)
    if laatste.uitkomst not in _TOEGESTAAN and not opnieuw:
        yield "een contract tegen een uitspraak in"


# --- opening, vrijgave, deelname, publicatie -----------------------------------------------------------------------


def _opening(case: Case) -> Iterator[str]:
    for publicatie in case.publicaties.values():
        open_ = publicatie.geopend_op
        if open_ and not open_ > publicatie.sluiting:
            yield "de kluis is open voor het einde van de sluitingstijd"
        if open_ and (None in _openers(publicatie) or len(_openers(publicatie)) != 2):
            yield "de kluis is niet door twee personen geopend"
        if not open_ and any(i.publicatie_id == publicatie.id for i in case.inschrijvingen.values()):
            yield "een inschrijving bekend voor de opening"


def _openers(publicatie: Any) -> set[str | None]:
    return {publicatie.opener_id, publicatie.tweede_opener_id}


def _vrijgave(voor: Case, na: Case) -> Iterator[str]:
    for document in na.documenten.values():
        vrij = document.vrijgegeven_op is not None or document.toestand == "verzonden"
        if vrij and KINDS[document.soort].vrijgave and document.vrijgever_id in (None, document.maker_id):
            yield "een brief is vrijgegeven door wie hem maakte"
    bevestigers = {v.afgehandeld_door for v in na.voorstellen.values() if _net_bevestigd(voor, v)}
    for id_, overeenkomst in na.overeenkomsten.items():
        was = voor.overeenkomsten.get(id_)
        net_vrij = overeenkomst.toestand == "vrijgegeven" and (was is None or was.toestand == "concept")
        if net_vrij and (not bevestigers or overeenkomst.opgesteld_door in bevestigers):
            yield "een overeenkomst is vrijgegeven door wie haar opstelde"


def _net_bevestigd(voor: Case, voorstel: Any) -> bool:
    eerder = voor.voorstellen.get(voorstel.id)
    return voorstel.toestand == "bevestigd" and (eerder is None or eerder.toestand != "bevestigd")


def _deelnemer(voor: Case, na: Spel) -> Iterator[str]:
    aangeboden = [s for s in na.zaak.strategieen.values() if s.aangeboden_op]
    for deelname in _deelnemers(na.zaak):
        eerder = voor.deelnames.get(deelname.id)
        if eerder is None or eerder.toestand == "deelnemer":
            continue
        laatste = sorted(aangeboden, key=lambda s: s.versie)[-1]
        if _uitkomst(na.zaak, deelname.id, laatste.inhoud_sha256) != "vastgesteld":
            yield "een deelnemer zonder vaststelling van de laatste strategie"
        if not any(m.deelname_id == deelname.id for m in na.zaak.mandaten.values()):
            yield "een deelnemer zonder mandaat"


def _publicatie(voor: Case, na: Spel) -> Iterator[str]:
    if _erbij("publicaties", voor, na.zaak):
        if len(_deelnemers(na.zaak)) < 2:
            yield "een publicatie met minder dan twee deelnemers"
        if not all(_gemachtigd(na, d.id, "publiceren") for d in _deelnemers(na.zaak)):
            yield "een publicatie zonder geldig mandaat"


# --- de zijwegen ---------------------------------------------------------------------------------------------------


def _uitgetreden(voor: Case, na: Case) -> Iterator[str]:
    """Nothing is asked of who left, sent in its name, or signed by it; and it left by its own besluit."""
    weg = {d.id for d in na.deelnames.values() if d.toestand == "uitgetreden"}
    for deelname_id in weg:
        if voor.deelnames[deelname_id].toestand != "uitgetreden" and not _besloot(na, deelname_id, "uittreding"):
            yield "een uittreding zonder eigen besluit"
    if any(t.deelname_id in weg and t.toestand == "open" for t in na.termijnen.values()):
        yield "van wie uittrad wordt nog iets gevraagd"
    # That a letter is withdrawn is told to who had it, also when it was sent in the name of who left since.
    over_brief = ("intrekking_gunningsbeslissing", "correctiebericht")
    nieuw = [d for d in na.documenten.values() if d.deelname_id in weg and d.soort not in over_brief]
    if any(d.toestand in ("concept", "vrijgegeven") for d in nieuw):
        yield "aan wie uittrad gaat nog een brief"
    if any(na.overeenkomsten[o.overeenkomst_id].deelname_id in weg for o in _erbij("ondertekeningen", voor, na)):
        yield "een handtekening van wie uittrad"


def _besloot(case: Case, deelname_id: str, onderwerp: str, perceel_id: str | None = None) -> bool:
    """Its last word on this subject, since the last publication where there is one, is yes."""
    sinds = (
        max((p.verzonden_op for p in case.publicaties.values()), default=None) if onderwerp == "intrekking" else None
    )
    eigen = [b for b in case.besluiten.values() if (b.deelname_id, b.onderwerp) == (deelname_id, onderwerp)]
    eigen = [b for b in eigen if b.perceel_id in (None, perceel_id) and (sinds is None or b.ontvangen_op >= sinds)]
    eigen.sort(key=lambda b: (b.besluitdatum, b.ontvangen_op))
    return bool(eigen) and str(eigen[-1].uitkomst) == "vastgesteld"


def _uitgesloten(voor: Case, na: Case) -> Iterator[str]:
    """Who is definitively excluded gets no letter of a decision (Aw 2.128)."""
    for document in _erbij("documenten", voor, na):
        if document.soort in _BRIEVEN and _definitief(na, document.inschrijving_id):
            yield "een brief aan wie definitief is uitgesloten"


def _definitief(case: Case, inschrijving_id: str) -> bool:
    toetsen = [t for t in case.toetsen.values() if t.inschrijving_id == inschrijving_id]
    uitgesloten = case.inschrijvingen[inschrijving_id].toestand == "uitgesloten"
    return uitgesloten and any(t.definitief_id is not None for t in toetsen)


def _intrekking(voor: Case, na: Case) -> Iterator[str]:
    """After publication only with the besluit of each deelnemer, on a court order, or without any valid tender."""
    for perceel in na.percelen.values():
        was = voor.percelen[perceel.id].toestand if perceel.id in voor.percelen else ""
        if perceel.toestand != "ingetrokken" or was == "ingetrokken" or not na.publicaties:
            continue
        besloten = [_besloot(na, d.id, "intrekking", perceel.id) for d in _deelnemers(na, perceel.id)]
        if not (besloten and all(besloten)) and not _bevolen(na, perceel.id) and not _niets_geldigs(voor, perceel.id):
            yield "een intrekking zonder besluit van elke deelnemer"


def _bevolen(case: Case, perceel_id: str) -> bool:
    gedingen = {k.id for k in case.kort_gedingen.values() if k.perceel_id == perceel_id}
    return any(u.kort_geding_id in gedingen and u.uitkomst == "intrekken" for u in case.uitspraken.values())


def _niets_geldigs(case: Case, perceel_id: str) -> bool:
    laatste = sorted(case.publicaties.values(), key=lambda p: p.volgnummer)[-1]
    eigen = [i for i in case.inschrijvingen.values() if (i.publicatie_id, i.perceel_id) == (laatste.id, perceel_id)]
    weg = ("ongeldig", "uitgesloten", "ingetrokken", "te_laat", "afgevallen")
    return laatste.geopend_op is not None and all(i.toestand in weg for i in eigen)


def _afgevallen(voor: Case, na: Case) -> Iterator[str]:
    """Whose evidence was rejected when assessment was opened again, or who refused, never wins afterwards."""
    for uitslag in _erbij("uitslagen", voor, na):
        if uitslag.winnaar and na.inschrijvingen[uitslag.inschrijving_id].toestand == "afgevallen":
            yield "wie is afgevallen wint opnieuw"
    for id_, inschrijving in na.inschrijvingen.items():
        was = voor.inschrijvingen[id_].toestand if id_ in voor.inschrijvingen else ""
        if was == "winnaar" and inschrijving.toestand == "compleet" and _afgekeurd(voor, id_):
            yield "wie niet meer kan winnen doet weer mee"


def _afgekeurd(case: Case, inschrijving_id: str) -> bool:
    oordelen = [b for b in case.bewijsoordelen.values() if b.inschrijving_id == inschrijving_id]
    oordelen.sort(key=lambda b: b.beoordeeld_op)
    return bool(oordelen) and not oordelen[-1].aanvaard


# --- wat er is gebeurd ---------------------------------------------------------------------------------------------


def _verslagen(voor: Case, na: Case) -> Iterator[str]:
    """A record of what happened never lapses, and neither does a strategy that was released to be decided on."""
    for id_, document in na.documenten.items():
        was = str(voor.documenten[id_].toestand) if id_ in voor.documenten else ""
        if document.toestand != "vervallen" or was == "vervallen":
            continue
        if document.soort in _VERSLAGEN or (document.soort, was) == ("inkoopstrategie", "vrijgegeven"):
            yield f"{document.soort} is vervallen"
