"""Broken facts of assessment, advies, decision and letters."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.factories import email, klaar_voor, pad, verhaal
from tests.unit.workflow.gevallen.basis import Poging, anders, dag, door, geval, invoer, klok, zonder
from workflow.case.deelname import DeelnameToestand, Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import DocumentToestand, SoortStuk
from workflow.case.inschrijving import InschrijvingToestand, Loting
from workflow.case.rechtszaak import Grond
from workflow.lezen import dienst_van, persoon_op_email
from workflow.verbs.tweede_persoon import Bevestig

ADVIES, BESLIS = "leg_gunningsadvies_voor", "neem_gunningsbeslissing"
VERZEND, CORRIGEER = "bevestig_verzending", "corrigeer_gunningsbeslissing"
LOOT = "registreer_loting"
NA_GESTANDDOENING = "2026-10-01T09:00"


def _gelijk(poging: Poging) -> Poging:
    """Alfa and Beta tender the same and score the same."""
    case = poging.spel.zaak
    prijzen = [replace(i, prijs=Decimal(900_000)) for i in case.inschrijvingen.values()]
    scores = [replace(c, punten=Decimal(8)) for c in case.consensus.values()]
    return poging.met_case(case.met(*prijzen, *scores))


def _eerdere_loting(poging: Poging) -> Poging:
    """The same report was used for a draw among others, that does not count any more."""
    case = poging.spel.zaak
    stuk = next(s for s in case.dossierstukken.values() if s.soort == SoortStuk.LOTING)
    eerder = Loting(
        id="id-eerder",
        project_id=case.project.id,
        perceel_id=poging.spel.perceel.id,
        volgorde=tuple(case.inschrijvingen),
        getrokken_op=dag("2026-05-15"),
        bewijs_id=stuk.id,
        geregistreerd_op=poging.spel.nu,
        geregistreerd_door=stuk.toegevoegd_door,
    )
    return poging.met_case(case.met(eerder))


def _zonder_score(poging: Poging) -> Poging:
    case = poging.spel.zaak
    weg = next(iter(case.scores))
    return poging.met_case(replace(case, scores={k: s for k, s in case.scores.items() if k != weg}))


def een_aangehouden(poging: Poging) -> Poging:
    """The last word of Best is that it holds its decision over."""
    case = poging.spel.zaak
    best = next(b for b in case.besluiten.values() if b.nummer == "gunningsadvies-Best")
    nieuw = replace(best, id="id-nieuw", uitkomst=Uitkomst.AANGEHOUDEN, ontvangen_op=best.ontvangen_op + timedelta(1))
    return poging.met_case(case.met(nieuw))


def _derde_met_belang(poging: Poging) -> Poging:
    """Besides two assessors without interest somebody was assigned who declared one after the joint scores."""
    case = poging.spel.zaak
    toegewezen = next(iter(case.beoordelaars.values()))
    verklaard = next(iter(case.belangenverklaringen.values()))
    persoon_id = persoon_op_email(case.stam, email("inkoper-1")).id
    later = max(c.vastgesteld_op for c in case.consensus.values())
    return poging.met_case(
        case.met(
            replace(toegewezen, id="id-derde", persoon_id=persoon_id),
            replace(verklaard, id="id-belang", persoon_id=persoon_id, belang="aandelen", afgelegd_op=later),
        )
    )


def _asten_doet_niet_mee(poging: Poging) -> Poging:
    case = poging.spel.zaak
    asten = next(d for d in case.deelnames.values() if dienst_van(case, d.id).naam == "Asten")
    return poging.met_case(case.met(replace(asten, toestand=DeelnameToestand.VERVALLEN)))


def _verzend_gunningsbrieven() -> Poging:
    m = next(m for m in verhaal() if m.verb == VERZEND and "gunningsbrief" in m.met.soorten)
    return Poging(m.voor.kopie(), m.verb, m.door, m.met)


def _bevestig_vrijgave() -> Poging:
    """Manager-1 proposed to release what inkoper-1 ordered; inkoper-2 is about to confirm it."""
    spel = klaar_voor("geef_vrij").voor.kopie()
    spel.doe("geef_vrij", "manager-1", soorten=("uitnodiging_startbijeenkomst",))
    return Poging(spel, "bevestig", "inkoper-2", Bevestig())


def _geef_overeenkomst_vrij() -> Poging:
    spel = klaar_voor("geef_vrij", -2).voor.kopie()
    spel.doe("geef_vrij", "manager-1", soorten=("overeenkomst",))
    return Poging(spel, "bevestig", "inkoper-2", Bevestig())


def _weergave_later(poging: Poging) -> Poging:
    """A letter was made again after its release was proposed."""
    case = poging.spel.zaak
    nieuw = [replace(w, gemaakt_op=w.gemaakt_op + timedelta(minutes=1)) for w in case.weergaven.values()]
    return poging.met_case(case.met(*nieuw))


def _laatste_brief() -> Poging:
    """Every letter is sent; the perceel has not moved yet."""
    spel = klaar_voor("neem_gunningsbeslissing").na.kopie()
    brieven = [
        replace(d, toestand=DocumentToestand.VERZONDEN, verzonden_op=spel.nu)
        for d in spel.zaak.documenten.values()
        if d.soort in ("gunningsbrief", "afwijzingsbrief")
    ]
    return Poging(spel.met_case(spel.zaak.met(*brieven)), "laatste_brief_verzonden", "inkoper-1", None)


GEVALLEN = (
    geval("leg_belangenverklaring_af", "verklaarder_in_team", "geen_teamlid", zonder("teamleden"), door("inkoper-1")),
    geval(
        "wijs_beoordelaar_toe", "beoordelaars_in_team", "geen_teamlid", invoer(personen=(email("deskundige-someren"),))
    ),
    geval("wijs_beoordelaar_toe", "beoordelaars_in_team", "geen_teamlid", _asten_doet_niet_mee),
    geval("scoor", "is_beoordelaar", "geen_beoordelaar", door("deskundige-deurne")),
    geval("scoor", "is_beoordelaar", "beoordelaar_heeft_belang", anders("belangenverklaringen", belang="aandelen")),
    geval(
        ADVIES,
        "genoeg_beoordelaars",
        "te_weinig_beoordelaars",
        anders("belangenverklaringen", belang="aandelen"),
        ook={"consensus_met_belang"},
    ),
    *(
        geval(trigger, "consensus_zonder_belang", "consensus_met_belang", _derde_met_belang)
        for trigger in (ADVIES, BESLIS)
    ),
    geval(BESLIS, "belangen_verklaard", "belangenverklaring_ontbreekt", zonder("belangenverklaringen")),
    geval(
        "scoor",
        "is_beoordelaar",
        "geen_geldige_inschrijving",
        anders("inschrijvingen", toestand=InschrijvingToestand.ONGELDIG),
    ),
    geval(
        "stel_consensus_vast",
        "consensus_over_geldige",
        "geen_geldige_inschrijving",
        anders("inschrijvingen", toestand=InschrijvingToestand.UITGESLOTEN),
    ),
    geval(ADVIES, "belangen_verklaard", "belangenverklaring_ontbreekt", zonder("belangenverklaringen")),
    geval(ADVIES, "alles_getoetst", "toets_ontbreekt", zonder("toetsen")),
    geval(
        ADVIES,
        "iets_geldigs",
        "geen_geldige_inschrijving",
        anders("inschrijvingen", toestand=InschrijvingToestand.ONGELDIG),
    ),
    geval(ADVIES, "genoeg_beoordelaars", "te_weinig_beoordelaars", zonder("beoordelaars")),
    geval(ADVIES, "alles_gescoord", "scores_ontbreken", _zonder_score),
    geval(ADVIES, "consensus_compleet", "consensus_ontbreekt", zonder("consensus")),
    geval(ADVIES, "consensus_compleet", "consensus_ontbreekt", anders("consensus", motivering=" ")),
    geval(ADVIES, "geen_gelijke_stand", "gelijke_stand", _gelijk),
    geval(LOOT, "loting_bekendgemaakt", "loting_niet_bekendgemaakt", anders("kaders", loting=False)),
    geval(LOOT, "loting_over_gelijken", "loting_andere_groep", invoer(volgorde=("Beta Hulp", "Gamma Thuis"))),
    geval(LOOT, "loting_over_gelijken", "loting_andere_groep", invoer(volgorde=tuple(pad.INSCHRIJVERS))),
    geval(
        LOOT,
        "loting_over_gelijken",
        "loting_andere_groep",
        anders("inschrijvingen", lambda i: i.prijs == 880_000, prijs=Decimal(879_000)),
    ),
    geval(LOOT, "loting_over_gelijken", "consensus_ontbreekt", zonder("consensus")),
    geval(LOOT, "loting_bewezen", "stuk_onbekend", invoer(bewijs="bestaat-niet")),
    geval(LOOT, "loting_bewezen", "stuk_verkeerde_soort", invoer(bewijs="uea")),
    geval(LOOT, "loting_bewezen", "datum_in_toekomst", invoer(getrokken_op=dag("2026-05-19"))),
    geval(LOOT, "loting_bewezen", "loting_te_vroeg", invoer(getrokken_op=dag("2026-05-11"))),
    geval(LOOT, "loting_bewezen", "stuk_al_gebruikt", _eerdere_loting),
    geval(
        ADVIES,
        "alle_geldige_gebonden",
        "gestanddoening_voorbij",
        klok(NA_GESTANDDOENING),
        invoer(deadline=dag("2026-12-01")),
    ),
    geval(ADVIES, "deadline_ver_genoeg", "termijn_te_kort", invoer(deadline=dag("2026-06-15"))),
    geval(BESLIS, "advies_vastgesteld", "advies_ontbreekt", zonder("adviezen")),
    geval(
        BESLIS,
        "advies_vastgesteld",
        "advies_niet_vastgesteld",
        zonder("besluiten", lambda b: b.nummer == "gunningsadvies-Best"),
    ),
    geval(
        BESLIS,
        "advies_vastgesteld",
        "advies_niet_vastgesteld",
        anders("besluiten", lambda b: b.nummer == "gunningsadvies-Best", uitkomst=Uitkomst.VOORWAARDELIJK),
    ),
    geval(BESLIS, "advies_vastgesteld", "advies_niet_vastgesteld", een_aangehouden),
    geval(
        BESLIS,
        "advies_vastgesteld",
        "advies_niet_vastgesteld",
        anders("besluiten", lambda b: b.onderwerp == Onderwerp.GUNNINGSADVIES, inhoud_sha256="0" * 64),
    ),
    geval(
        BESLIS,
        "gestanddoening_loopt",
        "gestanddoening_voorbij",
        klok(NA_GESTANDDOENING),
        invoer(geplande_verzenddatum=dag("2026-10-01")),
    ),
    geval(BESLIS, "verzenddatum_kan", "moment_voorbij", invoer(geplande_verzenddatum=dag("2026-06-11"))),
    geval(
        BESLIS,
        "mandaat_dekt_neem_gunningsbeslissing",
        "mandaat_ontbreekt",
        anders("mandaten", handelingen=(Handeling.GUNNINGSBRIEF,)),
    ),
    geval(
        "laatste_brief_verzonden",
        "alle_brieven_verzonden",
        "niet_vrijgegeven",
        anders("documenten", lambda d: d.soort == "gunningsbrief", toestand=DocumentToestand.VRIJGEGEVEN),
        start=_laatste_brief,
    ),
    geval("geef_vrij", "iets_vrij_te_geven", "geen_brieven", invoer(soorten=("mandaatbrief",))),
    geval("geef_vrij", "brieven_gemaakt", "brief_niet_gemaakt", zonder("weergaven")),
    geval("geef_vrij", "brieven_gemaakt", "brief_na_voorstel_gemaakt", _weergave_later, start=_bevestig_vrijgave),
    geval("geef_vrij", "niet_eigen_brief", "eigen_brief", door("inkoper-1"), start=_bevestig_vrijgave),
    geval("geef_vrij", "niet_eigen_brief", "eigen_brief", door("inkoper-1"), start=_geef_overeenkomst_vrij),
    geval("bevestig_verzending", "brieven_vrijgegeven", "geen_brieven", zonder("documenten")),
    geval(
        "bevestig_verzending",
        "brieven_vrijgegeven",
        "niet_vrijgegeven",
        anders("documenten", toestand=DocumentToestand.CONCEPT),
    ),
    geval(
        "bevestig_verzending",
        "verzending_kan",
        "datum_in_toekomst",
        invoer(verzonden_op=pad.BEGIN + timedelta(seconds=1)),
    ),
    geval(
        "bevestig_verzending",
        "verzending_kan",
        "verzending_voor_vrijgave",
        invoer(verzonden_op=pad.BEGIN - timedelta(seconds=1)),
    ),
    geval(VERZEND, "beslissing_staat", "advies_niet_vastgesteld", een_aangehouden, start=_verzend_gunningsbrieven),
    geval(
        VERZEND,
        "beslissing_staat",
        "mandaat_ontbreekt",
        anders("mandaten", geldig_tot=dag("2026-06-12")),
        start=_verzend_gunningsbrieven,
    ),
    geval(
        VERZEND,
        "beslissing_staat",
        "gestanddoening_voorbij",
        anders("inschrijvingen", gestanddoening_tot=dag("2026-06-12")),
        start=_verzend_gunningsbrieven,
    ),
    geval(
        VERZEND,
        "beslissing_staat",
        "winnaar_ingetrokken",
        anders("inschrijvingen", toestand=InschrijvingToestand.INGETROKKEN),
        start=_verzend_gunningsbrieven,
    ),
    geval(
        VERZEND,
        "einde_klopt",
        "einde_te_vroeg_vermeld",
        klok("2026-06-14T00:00"),
        ook={"vrijgave_verlopen"},
        start=_verzend_gunningsbrieven,
    ),
    geval(
        VERZEND,
        "vrijgave_geldt",
        "vrijgave_verlopen",
        anders("beslissingen", geplande_verzenddatum=dag("2026-06-12")),
        start=_verzend_gunningsbrieven,
    ),
    geval(CORRIGEER, "advies_vastgesteld", "advies_niet_vastgesteld", een_aangehouden),
    geval(
        CORRIGEER,
        "gestanddoening_loopt",
        "gestanddoening_voorbij",
        anders("inschrijvingen", gestanddoening_tot=dag("2026-06-14")),
    ),
    geval(CORRIGEER, "verzenddatum_kan", "moment_voorbij", invoer(geplande_verzenddatum=dag("2026-06-14"))),
    geval(
        CORRIGEER,
        "mandaat_dekt_neem_gunningsbeslissing",
        "mandaat_ontbreekt",
        anders("mandaten", handelingen=(Handeling.AFWIJZINGSBRIEF,)),
    ),
    *(
        geval("heropen_beoordeling", "grond_van_heropening", "grond_niet_bewezen", invoer(grond=grond))
        for grond in Grond
        if grond != Grond.INHOUDELIJKE_FOUT
    ),
    geval("keur_bewijsmiddelen_goed", "winnaar_en_bewijs", "geen_winnaar", invoer(inschrijver="Beta Hulp")),
    geval("keur_bewijsmiddelen_goed", "winnaar_en_bewijs", "stuk_verkeerde_soort", invoer(bewijs="uea")),
)
