"""Tests that a mutant which survived asked for: roles that nobody tried, effects that nobody looked at, edges."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import Spel, email, klaar_voor, moment, pad, tot, verhaal, vol, voorbeeld, zijpad_post
from tests.unit.workflow.gevallen.basis import Breuk, Poging, anders, dag, gereed, invoer, zonder
from workflow.case.deelname import Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import InschrijvingToestand, Oordeel
from workflow.case.project import PerceelToestand, Projectleider
from workflow.case.publicatie import Prijsformule
from workflow.case.rechtszaak import UitspraakUitkomst
from workflow.case.stam import Rol
from workflow.case.start import Teamlid, TeamRol
from workflow.case.termijn import SoortTermijn
from workflow.deelneming import te_herstellen
from workflow.lezen import advies, deelname_van, persoon_op_email, publicatie
from workflow.reasons import Geweigerd
from workflow.verbs import VERBS
from workflow.verbs.post import VerzendBrieven
from workflow.verbs.termijn import VerplaatsTermijn

IN_PROJECT = sorted(naam for naam, verb in VERBS.items() if not verb.op_stam)

# --- wie ------------------------------------------------------------------------------------------------------------

JURIST_MAG = {"registreer_kort_geding", "registreer_uitspraak"}
TEAM_MAG = {"leg_belangenverklaring_af", "scoor"}
TWEEDE_PERSOON = {"bevestig", "verwerp"}


def _met_jurist() -> Spel:
    """An adviser of Bizob who sits in the inkoopteam."""
    spel = vol("beoordeling")
    jurist = persoon_op_email(spel.stam, email("ecb-1")).id
    rol = next(r for r in TeamRol if r not in (TeamRol.CONCERNINKOPER, TeamRol.CONTRACTMANAGER))
    lid = Teamlid(
        id="id-ecb",
        project_id=spel.zaak.project.id,
        persoon_id=jurist,
        rol=rol,
        deelname_id=None,
        vanaf=spel.nu,
        tot=None,
    )
    return spel.met_case(spel.zaak.met(lid))


@pytest.mark.parametrize("naam", IN_PROJECT)
def test_een_jurist_in_het_team_doet_alleen_rechtszaken_en_teamwerk(naam: str) -> None:
    """Procedure section 7: the adviser registers summons and rulings, and leads nothing."""
    geweigerd = "geen_bevoegdheid" in _met_jurist().antwoord(naam, "ecb-1", voorbeeld(naam))
    assert geweigerd == (naam not in JURIST_MAG | TEAM_MAG | TWEEDE_PERSOON)


@pytest.mark.parametrize("naam", ["geef_vrij", "bevestig_verzending", "verzend_brieven"])
def test_een_dienst_beslist_niet_over_haar_eigen_brieven(naam: str) -> None:
    met = replace(voorbeeld(naam), dienst="Asten")
    assert vol("beslissing").antwoord(naam, "asten", met) == {"geen_bevoegdheid"}


def test_een_weigering_noemt_wie_het_wel_mag() -> None:
    with pytest.raises(Geweigerd, match=r"'gun_definitief' is voor: concerninkoper$"):
        klaar_voor("gun_definitief").voor.kopie().doe("gun_definitief", "asten")
    with pytest.raises(Geweigerd, match=r"'bevestig' is voor: een tweede persoon van Bizob$"):
        klaar_voor("open_kluis").voor.kopie().doe("bevestig", "asten")


# --- wat er volgt ---------------------------------------------------------------------------------------------------


def _termijnen(spel: Spel, soort: str) -> list[Any]:
    return [t for t in spel.zaak.termijnen.values() if t.soort == soort]


def _toestanden(spel: Spel, soort: str) -> set[str]:
    return {str(t.toestand) for t in _termijnen(spel, soort)}


def test_de_laatste_nota_haalt_haar_termijn() -> None:
    laatste = klaar_voor("publiceer_nvi", -1)
    assert _toestanden(laatste.voor, "nvi") == {"open"}
    assert _toestanden(laatste.na, "nvi") == {"gehaald"}


def test_bij_het_openen_staat_vast_wanneer_en_door_wie() -> None:
    spel = klaar_voor("open_kluis").voor.kopie()
    spel.samen("open_kluis")
    huidig = publicatie(spel.zaak)
    assert huidig is not None
    assert huidig.geopend_op == spel.nu
    assert huidig.opener_id == persoon_op_email(spel.stam, email("inkoper-1")).id
    assert huidig.tweede_opener_id == persoon_op_email(spel.stam, email("manager-1")).id
    assert _toestanden(spel, "sluiting") == {"verstreken"}


def test_na_de_opening_is_er_een_proces_verbaal() -> None:
    na = klaar_voor("sluit_opening").na
    assert [d.soort for d in na.zaak.documenten.values() if d.soort.startswith("proces")] == ["proces_verbaal_opening"]


def test_na_de_laatste_gunning_is_niemand_meer_gebonden() -> None:
    gunning = klaar_voor("gun_definitief")
    assert _toestanden(gunning.voor, "gestanddoening") == {"open"}
    assert _toestanden(gunning.na, "gestanddoening") == {"gehaald"}


def test_na_de_definitieve_gunning_volgt_de_aankondiging_binnen_dertig_dagen() -> None:
    """Awarded on 4 July 2026: thirty days later is Monday 3 August (Aw 2.134)."""
    na = klaar_voor("gun_definitief").na
    (termijn,) = _termijnen(na, "aankondiging")
    assert (termijn.start, termijn.laatste_dag) == (dag("2026-07-04"), dag("2026-08-03"))
    assert _toestanden(na, "opschortend") == {"verstreken"}


# --- net wel, net niet ----------------------------------------------------------------------------------------------


def _uitspraak(uitkomst: UitspraakUitkomst, **feiten: Any) -> Poging:
    return anders("uitspraken", uitkomst=uitkomst, **feiten)(gereed("gun_definitief"))


def test_een_advies_van_voor_of_op_het_moment_van_de_uitspraak_voert_haar_niet_uit() -> None:
    poging = gereed("gun_definitief")
    huidig = advies(poging.spel.zaak, poging.spel.perceel)
    assert huidig is not None
    tegelijk = _uitspraak(UitspraakUitkomst.HERBEOORDELEN, geregistreerd_op=huidig.voorgelegd_op)
    assert tegelijk.codes() == {"uitspraak_verbiedt"}
    ervoor = _uitspraak(UitspraakUitkomst.HERBEOORDELEN, geregistreerd_op=moment("2026-05-25T09:00"))
    assert ervoor.codes() == set()


@pytest.mark.parametrize(
    ("uitkomst", "codes"),
    [(UitspraakUitkomst.HANDHAVEN, set()), (UitspraakUitkomst.GUNNINGSVERBOD, {"motivering_ontbreekt"})],
)
def test_een_laat_kort_geding_vraagt_alleen_een_motivering_als_het_niet_is_afgewezen(
    uitkomst: UitspraakUitkomst, codes: set[str]
) -> None:
    assert anders("kort_gedingen", gedagvaard_op=dag("2026-07-04"))(_uitspraak(uitkomst)).codes() == codes


def test_een_uitspraak_op_de_dag_van_de_dagvaarding_kan() -> None:
    assert invoer(datum=dag("2026-06-23"))(gereed("registreer_uitspraak")).codes() == set()


def test_een_getekend_stuk_van_het_moment_van_aanbieden_telt() -> None:
    poging = gereed("registreer_ondertekening")
    aangeboden = {o.aangeboden_op for o in poging.spel.zaak.overeenkomsten.values()}
    assert len(aangeboden) == 1
    zelfde = anders("dossierstukken", lambda s: s.code == poging.met.bewijs, toegevoegd_op=aangeboden.pop())
    assert zelfde(poging).codes() == set()


def test_de_ontvangst_hoort_bij_het_dossier_van_de_dienst_zelf() -> None:
    poging = gereed("bevestig_ontvangst_dossier")
    asten = deelname_van(poging.spel.zaak, "Asten").id
    alleen_anderen = zonder("dossieroverdrachten", lambda o: o.deelname_id == asten)(poging)
    assert alleen_anderen.codes() == {"dossier_niet_aangeboden"}
    anderen_klaar = anders("dossieroverdrachten", lambda o: o.deelname_id != asten, ontvangen_op=poging.spel.nu)
    assert anderen_klaar(poging).codes() == set()


def test_een_belang_raakt_alleen_de_criteria_van_die_beoordelaar() -> None:
    """Best assesses only K2, with two others, and declares an interest after the consensus."""
    spel = klaar_voor("leg_gunningsadvies_voor").voor.kopie()
    case = spel.zaak
    k1 = next(c.id for c in case.criteria.values() if c.code == "K1")
    best = persoon_op_email(spel.stam, email("deskundige-best")).id
    eigen = {i: b for i, b in case.beoordelaars.items() if (b.criterium_id, b.persoon_id) != (k1, best)}
    spel = spel.met_case(replace(case, beoordelaars=eigen))
    spel.doe("leg_belangenverklaring_af", "deskundige-best", belang="aandelen")
    reden = spel.weiger("leg_gunningsadvies_voor", deadline=dag("2026-07-01"))["consensus_met_belang"]
    assert reden.startswith("criterium K2:")


def test_een_van_de_concerninkopers_hoeft_er_te_zijn_geweest() -> None:
    poging = gereed("sluit_startbijeenkomst")
    ander = Projectleider(
        id="id-leider",
        project_id=poging.spel.zaak.project.id,
        persoon_id=persoon_op_email(poging.spel.stam, email("inkoper-2")).id,
        rol=Rol.CONCERNINKOPER,
        vanaf=poging.spel.nu,
    )
    assert poging.met_case(poging.spel.zaak.met(ander)).codes() == set()


# --- herstellen -----------------------------------------------------------------------------------------------------


def _asten_te_herstellen(*breuken: Breuk) -> bool:
    poging = gereed("publiceer")
    for breuk in breuken:
        poging = breuk(poging)
    return te_herstellen(poging.spel.zaak, deelname_van(poging.spel.zaak, "Asten"))


def _van_asten(rij: Any) -> bool:
    asten = deelname_van(gereed("publiceer").spel.zaak, "Asten")
    return bool(rij.deelname_id == asten.id)


@pytest.mark.parametrize(("dag_", "kan"), [("2026-03-18", True), ("2026-03-19", False)])
def test_herstellen_kan_wat_tot_en_met_de_deadline_genomen_is(dag_: str, kan: bool) -> None:
    laat = anders("besluiten", _van_asten, besluitdatum=dag(dag_), getekend_op=dag(dag_))
    assert _asten_te_herstellen(laat) == kan


def test_herstellen_vraagt_het_eigen_mandaat() -> None:
    assert _asten_te_herstellen()
    assert not _asten_te_herstellen(zonder("mandaten", _van_asten))


# --- tweede ronde ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["verleng_sluiting", "rectificeer"])
def test_wie_meedoet_krijgt_bericht_van_een_andere_sluiting(naam: str) -> None:
    m = klaar_voor(naam)
    nieuw = [d for id_, d in m.na.zaak.documenten.items() if id_ not in m.voor.zaak.documenten]
    assert {d.soort for d in nieuw} == {"wijzigingsbericht"}
    assert len({d.deelname_id for d in nieuw}) == 3


def test_een_dienst_verplaatst_haar_eigen_termijn_niet() -> None:
    met = VerplaatsTermijn(
        soort=SoortTermijn.ONTVANGST_DOSSIER, dienst="Asten", naar=dag("2026-12-01"), motivering="Geen tijd."
    )
    assert "geen_bevoegdheid" in vol("contractmanagement").antwoord("verplaats_termijn", "asten", met)


def test_een_afwijzing_en_een_later_besluit_op_tijd_tellen_na_elkaar() -> None:
    poging = gereed("registreer_besluit")
    spel, asten = poging.spel.kopie(), deelname_van(poging.spel.zaak, "Asten").id
    nee = spel.leg_in_dossier("besluit-nee", SoortStuk.BESLUIT, "Asten", "asten")
    met = replace(poging.met, uitkomst=Uitkomst.AFGEWEZEN, nummer="nee", bewijs=nee)
    spel.voer_uit(poging.verb, poging.door, met)
    assert spel.zaak.deelnames[asten].toestand == "afgewezen"
    spel.later(hours=1).voer_uit(poging.verb, poging.door, poging.met)
    pad.verleen_mandaat(spel, "Asten", "asten", None)
    assert spel.zaak.deelnames[asten].toestand == "deelnemer"


def test_een_onvolledige_inschrijving_kan_worden_ingetrokken() -> None:
    spel = tot("aanbestedingsfase_geopend")
    ontvangen = moment("2026-05-11T09:00")
    pad.schrijf_in(spel, "Delta", ontvangen_op=ontvangen, prijs=pad.INSCHRIJVERS["Alfa Zorg"], ontbreekt=("UEA",))
    bericht = spel.leg_in_dossier("bericht-delta", SoortStuk.CORRESPONDENTIE)
    spel.doe("trek_inschrijving_in", inschrijver="Delta", ingetrokken_op=spel.nu.date(), bewijs=bericht)
    assert [str(i.toestand) for i in spel.zaak.inschrijvingen.values()] == ["ingetrokken"]


# --- op de grens ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "velden"),
    [
        ("wijzig_contract", {"einddatum": dag("2026-10-15")}),
        ("registreer_vraag", {"ontvangen_op": dag("2026-03-23")}),
    ],
)
def test_de_eerste_dag_die_mag(verb: str, velden: dict[str, Any]) -> None:
    """A contract may end on the day its change starts; a question may come on the day of the publication."""
    assert invoer(**velden)(gereed(verb)).codes() == set()


@pytest.mark.parametrize(("verzonden", "codes"), [("2026-06-12", set()), ("2026-06-11", {"aankondiging_ontbreekt"})])
def test_een_aankondiging_van_voor_de_beslissing_telt_niet_die_van_dezelfde_dag_wel(
    verzonden: str, codes: set[str]
) -> None:
    assert anders("aankondigingen", verzonden_op=dag(verzonden))(gereed("rond_contract_af")).codes() == codes


def _verbeterd_op(seconden: int) -> set[str]:
    """What a rectification answers when its document came this long after the publication was sent."""
    poging = gereed("rectificeer")
    huidig = publicatie(poging.spel.zaak)
    assert huidig is not None
    moment_ = huidig.verzonden_op + timedelta(seconds=seconden)
    return anders("dossierstukken", lambda s: s.code == "pve-verbeterd", toegevoegd_op=moment_)(poging).codes()


def test_een_stuk_van_het_moment_van_publiceren_is_niet_nieuw() -> None:
    assert _verbeterd_op(0) == {"stuk_te_oud"}
    assert _verbeterd_op(1) == set()


@pytest.mark.parametrize("prijs", ["prijs_laag", "prijs_hoog"])
def test_bij_een_relatieve_formule_hoort_ook_geen_enkele_grens(prijs: str) -> None:
    zonder_grens = anders("kaders", formule=Prijsformule.RELATIEF_VERHOUDING, prijs_laag=None, prijs_hoog=None)
    relatief = zonder_grens(gereed("publiceer"))
    assert relatief.codes() == set()
    een_grens: dict[str, Any] = {prijs: Decimal(900_000)}
    assert anders("kaders", **een_grens)(relatief).codes() == {"kader_onjuist"}


def test_wie_de_sluiting_laat_staan_hoort_niets_over_de_datums_die_er_al_waren() -> None:
    """The nota was planned too late, which was enforced when publishing; a rectification that moves nothing may."""
    laat = anders("publicaties", nvi_uiterlijk=dag("2026-05-08"))(gereed("rectificeer"))
    assert invoer(sluiting=None, nvi_uiterlijk=None)(laat).codes() == set()
    assert invoer(sluiting=moment("2026-05-12T12:00"), nvi_uiterlijk=None)(laat).codes() == {"nvi_te_laat"}


def test_een_ingetrokken_perceel_houdt_opnieuw_publiceren_niet_tegen() -> None:
    poging = gereed("herpubliceer")
    tweede = replace(poging.spel.perceel, id="id-perceel", nummer="2", toestand=PerceelToestand.INGETROKKEN)
    assert poging.met_case(poging.spel.zaak.met(tweede)).codes() == set()


# --- deelnames en brieven -------------------------------------------------------------------------------------------


def test_een_onvolledige_inschrijving_kan_worden_uitgesloten() -> None:
    spel = tot("beoordeling")
    alfa = next(iter(spel.zaak.inschrijvingen.values()))
    spel = spel.met_case(spel.zaak.met(replace(alfa, toestand=InschrijvingToestand.ONVOLLEDIG, ontbreekt=("UEA",))))
    spel.doe("toets_inschrijving", inschrijver=pad.WINNAAR, oordeel=Oordeel.UITGESLOTEN, grond="Aw 2.87")
    assert spel.zaak.inschrijvingen[alfa.id].toestand == "uitgesloten"


@pytest.mark.parametrize(
    ("eerst", "gemachtigd", "toestand"),
    [(Uitkomst.AFGEWEZEN, False, "afgewezen"), (Uitkomst.VASTGESTELD, True, "deelnemer")],
)
def test_een_later_besluit_op_tijd_zonder_mandaat_doet_wie_al_had_besloten_vervallen(
    eerst: Uitkomst, gemachtigd: bool, toestand: str
) -> None:
    """Best sends a second besluit on the last day; it is confirmed the day after, when no mandaat can follow."""
    m = next(m for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == "Best")
    spel, best = m.voor.kopie(), deelname_van(m.voor.zaak, "Best").id
    spel.voer_uit(m.verb, m.door, replace(m.met, uitkomst=eerst))
    spel.bevestig()
    if gemachtigd:
        pad.verleen_mandaat(spel, "Best", m.door, None)
    assert spel.zaak.deelnames[best].toestand == toestand
    nieuw = spel.op("2026-03-18T16:00").leg_in_dossier("besluit-nieuw", SoortStuk.BESLUIT, "Best", m.door)
    laatste_dag = spel.nu.date()
    met = replace(m.met, nummer="nieuw", bewijs=nieuw, besluitdatum=laatste_dag, getekend_op=laatste_dag)
    spel.voer_uit(m.verb, m.door, met)
    spel.op("2026-03-19T09:00").bevestig()
    assert spel.zaak.deelnames[best].toestand == "vervallen"


def test_een_te_late_laatste_brief_geeft_een_bericht_over_het_nieuwe_einde() -> None:
    """The letters promised 3 July; the last of them left a day late, so the standstill ends on 6 July."""
    spel = tot("beslissing")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("gunningsbrief", "afwijzingsbrief"))
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=("gunningsbrief",))
    spel.op("2026-06-14T08:00").samen("geef_vrij", soorten=("afwijzingsbrief",))
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    berichten = [d for d in spel.zaak.documenten.values() if d.soort == "correctiebericht"]
    assert (len(berichten), spel.perceel.toestand) == (9, "opschorting")


# --- kort geding ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gedagvaard_op", "codes"), [("2026-03-23", {"kort_geding_loopt"}), ("2026-03-22", {"motivering_ontbreekt"})]
)
def test_een_dagvaarding_houdt_tegen_vanaf_de_dag_van_de_publicatie(gedagvaard_op: str, codes: set[str]) -> None:
    loopt = zonder("uitspraken")(gereed("gun_definitief"))
    assert anders("kort_gedingen", gedagvaard_op=dag(gedagvaard_op))(loopt).codes() == codes


def test_zonder_opschortende_termijn_houdt_een_kort_geding_niet_tegen_maar_vraagt_een_motivering() -> None:
    """Below the threshold the law knows no standstill."""
    loopt = zonder("uitspraken")(gereed("gun_definitief"))
    zonder_termijn = anders("beslissingen", vermeld_einde=None, werkelijk_einde=None)(loopt)
    assert zonder_termijn.codes() == {"motivering_ontbreekt"}


# --- de post --------------------------------------------------------------------------------------------------------


def _met_een_brief_zonder_rechtsgevolg() -> Spel:
    """Letters of the decision are released, and one of them has become a reminder."""
    spel = tot("beslissing")
    zijpad_post.geef_brieven_vrij(spel)
    brief = next(d for d in spel.zaak.documenten.values() if d.soort == "afwijzingsbrief")
    return spel.met_case(spel.zaak.met(replace(brief, soort="herinnering")))


@pytest.mark.parametrize(
    ("soorten", "geweigerd"), [(("herinnering",), False), (("herinnering", "gunningsbrief"), True)]
)
def test_een_brief_met_rechtsgevolg_gaat_niet_mee_met_wat_zonder_server_mag(
    soorten: tuple[str, ...], geweigerd: bool
) -> None:
    spel = _met_een_brief_zonder_rechtsgevolg()
    spel.beleid = replace(spel.beleid, post_bezorgt=False)
    codes = spel.antwoord("verzend_brieven", "inkoper-1", VerzendBrieven(soorten=soorten))
    assert ("geen_mailserver" in codes) == geweigerd


@pytest.mark.parametrize("seconden", [-1, 0, 1])
def test_een_bericht_vertrok_niet_voor_het_klaarstond_en_niet_na_nu(seconden: int) -> None:
    poging = klaar_voor("beslis_post")
    spel, met = poging.voor.kopie(), voorbeeld("beslis_post")
    bericht = met.bericht(spel.zaak)
    begin = replace(met, verzonden_op=bericht.besteld_op + timedelta(seconds=seconden))
    assert ("verzending_voor_vrijgave" in spel.antwoord("beslis_post", "inkoper-1", begin)) == (seconden < 0)
    nu = spel.call("inkoper-1").nu
    eind = replace(met, verzonden_op=nu + timedelta(seconds=seconden))
    assert ("datum_in_toekomst" in spel.antwoord("beslis_post", "inkoper-1", eind)) == (seconden > 0)
