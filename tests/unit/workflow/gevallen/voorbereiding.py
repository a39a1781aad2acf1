"""Broken facts of start and inkoopstrategie."""

from dataclasses import replace

from tests.factories import klaar_voor, moment, pad
from tests.unit.workflow.gevallen.basis import Poging, anders, dag, geval, invoer, klok, laatste, zonder
from workflow.case.deelname import DeelnameToestand, Uitkomst
from workflow.case.stam import Rol
from workflow.case.start import TeamRol, Wijze
from workflow.strategie import HOOFDSTUKKEN

PLAN, SLUIT = "plan_startbijeenkomst", "sluit_startbijeenkomst"
BIED, CONCEPT, STEL = "bied_strategie_ter_vaststelling_aan", "leg_concept_strategie_voor", "stel_deelnemers_vast"
LEEG = {**dict.fromkeys(HOOFDSTUKKEN, "tekst"), "markt": "  "}


def _zonder_contactpersoon(poging: Poging) -> Poging:
    """Best has nobody to write to."""
    stam = poging.spel.stam
    best = next(d.id for d in stam.diensten.values() if d.naam == "Best")
    over = {k: c for k, c in stam.contactpersonen.items() if c.dienst_id != best}
    return poging.met_case(replace(poging.spel.zaak, stam=replace(stam, contactpersonen=over)))


def _moment_verplaatst(poging: Poging) -> Poging:
    """The meeting was moved: who was at the earlier one was not at this one."""
    case = poging.spel.zaak
    (oud,) = case.bijeenkomsten.values()
    return poging.met_case(case.met(replace(oud, id="id-nieuw", volgnummer=1)))


def _diensten_bekend(poging: Poging) -> Poging:
    """Of every dienst it is known, of Bizob not."""
    case = poging.spel.zaak
    rijen = [
        replace(a, id=f"{a.id}-b", bijeenkomst_id="id-nieuw")
        for a in case.aanwezigheden.values()
        if a.deelname_id is not None
    ]
    return poging.met_case(case.met(*rijen))


def _eigen_besluit() -> Poging:
    m = next(m for m in (klaar_voor("registreer_besluit", n) for n in range(6)) if m.door == "asten")
    return Poging(m.voor.kopie(), m.verb, m.door, m.met)


def _bewijs_al_gebruikt(poging: Poging) -> Poging:
    """The file already proves an earlier besluit."""
    case = poging.spel.zaak
    stuk = next(s for s in case.dossierstukken.values() if s.code == poging.met.bewijs)
    eerste = next(iter(case.besluiten.values()))
    return poging.met_case(case.met(replace(eerste, bewijs_id=stuk.id)))


def _someren_onbeslist(poging: Poging) -> Poging:
    """No check has run since the deadline."""
    lapsed = anders(
        "deelnames",
        lambda d: d.toestand == DeelnameToestand.VERVALLEN,
        toestand=DeelnameToestand.STRATEGIE_TER_VASTSTELLING,
    )
    return lapsed(poging)


GEVALLEN = (
    geval(
        "herstel_deelname",
        "op_tijd_genomen",
        "niet_op_tijd_genomen",
        anders("besluiten", besluitdatum=dag("2026-03-19"), getekend_op=dag("2026-03-19")),
    ),
    geval(
        "herstel_deelname",
        "op_tijd_genomen",
        "niet_op_tijd_genomen",
        anders("besluiten", getekend_op=dag("2026-03-19")),
    ),
    geval("herstel_deelname", "op_tijd_genomen", "niet_op_tijd_genomen", zonder("mandaten")),
    geval(
        "herstel_deelname",
        "op_tijd_genomen",
        "niet_op_tijd_genomen",
        anders("besluiten", uitkomst=Uitkomst.AANGEHOUDEN),
    ),
    geval("herstel_deelname", "op_tijd_genomen", "niet_op_tijd_genomen", invoer(dienst="Asten")),
    geval(PLAN, "collectief_getoetst", "collectief_niet_getoetst", zonder("collectieftoetsen")),
    geval(PLAN, "collectief_getoetst", "collectief_niet_getoetst", anders("collectieftoetsen", elementen={})),
    geval(
        PLAN,
        "projectleiding_compleet",
        "projectleiding_ontbreekt",
        zonder("projectleiders", lambda p: p.rol == Rol.CONTRACTMANAGER),
    ),
    geval(
        PLAN,
        "genoeg_belangstelling",
        "te_weinig_belangstelling",
        zonder("deelnames", lambda d: d.toestand == DeelnameToestand.GEINTERESSEERD),
    ),
    geval(PLAN, "genoeg_belangstelling", "contactpersoon_ontbreekt", _zonder_contactpersoon),
    geval(PLAN, "bijeenkomst_kan", "moment_voorbij", klok("2026-02-03T10:00")),
    geval(PLAN, "bijeenkomst_kan", "moment_voorbij", invoer(reageren_voor=moment("2026-02-03T10:01"))),
    geval(PLAN, "bijeenkomst_kan", "plaats_ontbreekt", invoer(plaats="")),
    geval(SLUIT, "bijeenkomst_geweest", "bijeenkomst_nog_niet_geweest", klok("2026-02-03T09:59")),
    geval(
        SLUIT,
        "aanwezigheid_compleet",
        "aanwezigheid_ontbreekt",
        zonder("aanwezigheden", lambda a: a.deelname_id is not None),
    ),
    geval(SLUIT, "bizob_was_aanwezig", "bizob_niet_aanwezig", anders("aanwezigheden", wijze=Wijze.AFWEZIG)),
    geval(SLUIT, "bizob_was_aanwezig", "bizob_niet_aanwezig", _moment_verplaatst, _diensten_bekend),
    geval("registreer_aanwezigheid", "bijeenkomst_geweest", "bijeenkomst_nog_niet_geweest", klok("2026-02-03T09:59")),
    geval("verzend_presentatie", "bijeenkomst_geweest", "bijeenkomst_nog_niet_geweest", klok("2026-02-03T09:59")),
    geval("verzend_presentatie", "presentatie_in_dossier", "stuk_onbekend", zonder("dossierstukken")),
    geval(
        BIED,
        "inkoopteam_compleet",
        "inkoopteam_onvolledig",
        zonder("teamleden", lambda lid: lid.rol == TeamRol.CONTRACTMANAGER),
    ),
    geval(
        BIED,
        "inkoopteam_compleet",
        "inkoopteam_onvolledig",
        anders("teamleden", lambda lid: lid.deelname_id is not None, deelname_id="id-elders"),
    ),
    geval(BIED, "strategie_compleet", "strategie_ontbreekt", zonder("strategieen")),
    geval(BIED, "strategie_compleet", "strategie_onvolledig", anders("strategieen", hoofdstukken=LEEG)),
    geval(BIED, "strategie_compleet", "strategie_onvolledig", anders("strategieen", planning={})),
    geval(
        BIED,
        "planning_rechtmatig",
        "planning_onrechtmatig",
        anders("strategieen", planning={**pad.PLANNING, "sluiting": dag("2026-05-04")}),
    ),
    geval(BIED, "concept_voorgelegd", "concept_niet_voorgelegd", anders("strategieen", voorgelegd_op=None)),
    geval(BIED, "reactietermijn_voorbij", "reactietermijn_loopt", zonder("reacties"), klok("2026-02-17T23:59")),
    geval(BIED, "deadline_ver_genoeg", "termijn_te_kort", invoer(deadline=dag("2026-03-10"))),
    geval(CONCEPT, "strategie_compleet", "strategie_ontbreekt", zonder("strategieen")),
    geval(CONCEPT, "reactietermijn_lang_genoeg", "termijn_te_kort", invoer(reactie_tot=dag("2026-02-14"))),
    geval(
        "registreer_besluit", "besluit_bewezen", "stuk_onbekend", invoer(bewijs="bestaat-niet"), start=_eigen_besluit
    ),
    geval(
        "registreer_besluit",
        "besluit_bewezen",
        "stuk_verkeerde_soort",
        invoer(bewijs="presentatie"),
        ook={"stuk_van_ander", "stuk_te_oud"},
        start=_eigen_besluit,
    ),
    geval(
        "registreer_besluit",
        "bewijs_van_dit_besluit",
        "stuk_te_oud",
        anders("dossierstukken", toegevoegd_op=moment("2026-02-18T08:59")),
        start=_eigen_besluit,
    ),
    geval(
        "registreer_besluit",
        "bewijs_van_dit_besluit",
        "stuk_te_oud",
        anders("dossierstukken", toegevoegd_op=moment("2026-05-26T08:59")),
        start=laatste("registreer_besluit"),
    ),
    geval(
        "registreer_besluit",
        "bewijs_van_dit_besluit",
        "stuk_al_gebruikt",
        _bewijs_al_gebruikt,
        start=laatste("registreer_besluit"),
    ),
    geval(
        "registreer_besluit",
        "besluit_bewezen",
        "stuk_van_ander",
        anders("dossierstukken", deelname_id="id-elders"),
        start=_eigen_besluit,
    ),
    geval(
        "registreer_besluit",
        "besluit_bewezen",
        "datum_in_toekomst",
        invoer(getekend_op=dag("2026-03-11")),
        start=_eigen_besluit,
    ),
    geval(
        "registreer_besluit",
        "besluit_bewezen",
        "datums_niet_op_volgorde",
        invoer(getekend_op=dag("2026-03-09")),
        start=_eigen_besluit,
    ),
    geval(
        "registreer_besluit",
        "besluit_na_aanbieding",
        "datum_voor_aanbieding",
        invoer(besluitdatum=dag("2026-02-17")),
        start=_eigen_besluit,
    ),
    geval(
        "registreer_besluit",
        "besluit_na_aanbieding",
        "datum_voor_aanbieding",
        invoer(besluitdatum=dag("2026-05-25")),
        start=laatste("registreer_besluit"),
    ),
    geval("verleen_mandaat", "volmacht_in_dossier", "stuk_onbekend", invoer(volmacht="bestaat-niet")),
    geval("verleen_mandaat", "volmacht_in_dossier", "stuk_van_ander", anders("dossierstukken", deelname_id="elders")),
    geval(STEL, "deelnames_beslist", "deelname_onbeslist", _someren_onbeslist, klok("2026-03-18T23:59")),
    geval(
        STEL,
        "genoeg_deelnemers",
        "te_weinig_deelnemers",
        anders("deelnames", toestand=DeelnameToestand.VERVALLEN),
        ook={"inkoopteam_onvolledig"},
    ),
    geval(
        STEL,
        "team_van_deelnemers",
        "inkoopteam_onvolledig",
        anders("teamleden", lambda lid: lid.deelname_id is not None, deelname_id="id-elders"),
    ),
)
