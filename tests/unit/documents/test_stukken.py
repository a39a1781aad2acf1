"""Strategy, published documents, nota, request for evidence and record of the award: what each says, and never says."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import voorbeelden as v
from documents.contexts import ontbrekend
from documents.contexts.bouw import bouw
from documents.contexts.bouw.publicatie import WEGGELATEN
from documents.readback import lees_tekst, verschillen
from documents.render import render
from tests.unit.documents import zaak as z
from workflow.case import Case
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import Dossierstuk, SoortStuk
from workflow.case.inschrijving import Belangenverklaring, Inschrijvingsfeit, InschrijvingToestand, SoortFeit
from workflow.case.project import Aard, PerceelToestand, Procedure
from workflow.case.publicatie import NotaVanInlichtingen
from workflow.case.rechtszaak import KortGeding, Motivering, SoortMotivering, Uitspraak, UitspraakUitkomst
from workflow.strategie import HOOFDSTUKKEN, SPOED, VOORAANKONDIGING

ASTEN = {"deelname_id": "deelname-Asten"}
PERCEEL = {"perceel_id": "perceel-1"}


def gebouwd(soort: str, case: Case, **anders: Any) -> Any:
    """Built, complete, and the same when it is read back from Word."""
    context = bouw(case, z.document(soort, **anders), z.HUIS)
    assert ontbrekend(context) == ()
    assert verschillen(soort, context, render(soort, context).inhoud) == ()
    return context


def _tekst(soort: str, context: Any) -> str:
    return " ".join(lees_tekst(render(soort, context).inhoud).geheel.split())


# --- concept -------------------------------------------------------------------------------------------------------


def _concept(case: Case, **anders: Any) -> Any:
    return gebouwd("aanbieding_concept_inkoopstrategie", case, **ASTEN | {"besteld_op": z.op(1, 30)} | anders)


def test_the_concept_says_what_is_asked_by_when_and_where() -> None:
    brief = _concept(z.vol())
    assert (brief.reageren_tot, brief.waar, brief.opnieuw) == (date(2026, 2, 6), z.HUIS.portaal, False)
    assert [h.code for h in brief.hoofdstukken] == list(HOOFDSTUKKEN)
    assert [m.datum for m in brief.planning] == [date(2026, 4, 1), date(2026, 5, 11)]
    assert "vervangt het concept dat u eerder" not in _tekst("aanbieding_concept_inkoopstrategie", brief)
    opnieuw = _concept(z.vol(), versie=2)
    assert "vervangt het concept dat u eerder" in _tekst("aanbieding_concept_inkoopstrategie", opnieuw)


def test_the_concept_is_the_version_that_was_being_written() -> None:
    case = z.vol()
    tweede = replace(
        case.strategieen["s-1"], id="s-2", versie=2, hoofdstukken=dict.fromkeys(HOOFDSTUKKEN, "Tweede tekst."),
        aangeboden_op=None, deadline=None,
    )  # fmt: skip
    case = case.met(tweede)
    assert _concept(case).hoofdstukken[0].tekst == "Zeven gemeenten kopen samen in."
    assert _concept(case, besteld_op=z.op(2, 10)).hoofdstukken[0].tekst == "Tweede tekst."


# --- strategie -----------------------------------------------------------------------------------------------------


def _strategie(case: Case) -> Any:
    return gebouwd("inkoopstrategie", case, besteld_op=z.op(2, 3))


def test_the_strategy_has_every_chapter_and_a_page_for_each_organ_that_was_asked() -> None:
    brief = _strategie(z.vol())
    assert [h.titel for h in brief.hoofdstukken] == list(HOOFDSTUKKEN.values())
    assert [h.nummer for h in brief.hoofdstukken] == list(range(1, len(HOOFDSTUKKEN) + 1))
    assert [d.orgaan[-5:].strip() for d in brief.vaststellingen] == ["Asten", "Best"]
    assert brief.vingerafdruk == z.STRATEGIE_SHA
    tekst = _tekst("inkoopstrategie", brief)
    assert tekst.count("Nummer besluit") == 2
    assert tekst.count(z.STRATEGIE_SHA) == 3


def test_who_left_later_keeps_its_page_and_who_was_not_asked_has_none() -> None:
    case = z.vol()
    weg = replace(case.deelnames["deelname-Best"], toestand=DeelnameToestand.UITGETREDEN)
    assert len(_strategie(case.met(weg)).vaststellingen) == 2
    niet_gevraagd = {id_: d for id_, d in case.documenten.items() if id_ != "mb-Best"}
    assert [d.dienst for d in _strategie(replace(case, documenten=niet_gevraagd)).deelnames] == ["Gemeente Asten"]


def test_an_empty_chapter_is_named_and_not_made_up() -> None:
    case = z.vol()
    zonder = replace(case.strategieen["s-1"], hoofdstukken={**case.strategieen["s-1"].hoofdstukken, "markt": " "})
    context = bouw(case.met(zonder), z.document("inkoopstrategie"), z.HUIS)
    assert ontbrekend(context) == ("hoofdstukken 4 (markt): tekst",)


@pytest.mark.parametrize(
    ("procedure", "aard", "anders", "termijnen"),
    [
        (Procedure.OPENBAAR, Aard.LEVERINGEN, {}, ("10 dagen", "40 dagen", "20 dagen")),
        (Procedure.OPENBAAR, Aard.LEVERINGEN, {SPOED: "Brand."}, ("4 dagen", "15 dagen", "20 dagen")),
        (Procedure.OPENBAAR, Aard.LEVERINGEN, {VOORAANKONDIGING: ""}, ("10 dagen", "29 dagen", "20 dagen")),
        (Procedure.SAS, Aard.SAS, {}, ("10 dagen", "–", "20 dagen")),
        (Procedure.MEERVOUDIG_ONDERHANDS, Aard.LEVERINGEN, {}, ("–", "–", "–")),
    ],
)
def test_each_milestone_has_the_term_that_the_law_asks(
    procedure: Procedure, aard: Aard, anders: dict[str, str], termijnen: tuple[str, ...]
) -> None:
    case = z.vol()
    oud = case.strategieen["s-1"]
    planning = {"nvi": date(2026, 4, 24), "sluiting": date(2026, 5, 11), "contract": date(2026, 9, 1)}
    planning |= {VOORAANKONDIGING: date(2026, 1, 5)} if VOORAANKONDIGING in anders else {}
    teksten = oud.hoofdstukken | {k: tekst for k, tekst in anders.items() if k == SPOED}
    case = replace(case, project=replace(case.project, procedure=procedure, aard=aard))
    brief = _strategie(case.met(replace(oud, planning=planning, hoofdstukken=teksten)))
    stappen = [s.termijn for s in brief.planning if not s.naam.startswith(VOORAANKONDIGING)]
    assert [woord in stap for woord, stap in zip(termijnen, stappen, strict=True)] == [True] * 3, stappen
    assert ("Spoed" in [h.titel for h in brief.hoofdstukken]) == (SPOED in anders)


def test_weights_are_told_only_when_they_were_laid_down() -> None:
    brief = _strategie(z.vol())
    assert [(c.criterium, c.soort, c.gewicht) for c in brief.criteria] == [
        ("Prijs", "prijs", "40%"), ("Plan van aanpak", "kwaliteit", "60%"),
    ]  # fmt: skip
    zonder = _strategie(replace(z.vol(), criteria={}))
    assert "De gewichten worden vastgelegd voordat de aanbesteding" in _tekst("inkoopstrategie", zonder)


def _stuk(soort: SoortStuk, dag: int = 2, **anders: Any) -> Dossierstuk:
    vast = {"deelname_id": None, "toegevoegd_op": z.op(2, dag), "toegevoegd_door": "inkoper"}
    rij = {"id": f"x-{soort}-{dag}", "project_id": z.P, "code": f"{soort}-{dag}", "soort": soort, "omvang": 1}
    return Dossierstuk(**rij | vast | {"bestandsnaam": f"{soort}-{dag}.pdf", "sha256": "9f" * 32} | anders)


def test_the_strategy_names_the_joint_files_that_were_there_by_name_and_hash() -> None:
    stukken = (
        _stuk(SoortStuk.OVERIG), _stuk(SoortStuk.OVERIG, 9), _stuk(SoortStuk.BESLUIT),
        _stuk(SoortStuk.OVERIG, 1, deelname_id="deelname-Asten"),
    )  # fmt: skip
    (stuk,) = _strategie(z.vol().met(*stukken)).stukken
    assert (stuk.bestand, stuk.vingerafdruk) == ("overig-2.pdf", "9f" * 32)
    assert _strategie(z.vol()).stukken == ()


# --- doorzending ---------------------------------------------------------------------------------------------------


def test_the_published_documents_are_listed_with_their_hashes() -> None:
    later = _stuk(SoortStuk.PRIJZENBLAD, toegevoegd_op=z.op(4, 20))
    eigen = _stuk(SoortStuk.UEA, deelname_id="deelname-Asten")
    anders = _stuk(SoortStuk.CORRESPONDENTIE)
    brief = gebouwd("doorzending_aanbestedingsdocumenten", z.vol().met(later, eigen, anders), **ASTEN)
    assert [s.bestand for s in brief.stukken] == [
        "aanbestedingsleidraad.pdf", "programma_van_eisen.pdf", "conceptovereenkomst.pdf", "prijzenblad.pdf", "uea.pdf",
    ]  # fmt: skip
    assert brief.stukken[1].vingerafdruk == "01" * 32
    assert (brief.platform, brief.referentie, brief.gepubliceerd_op) == ("TenderNed", "TN 512345", date(2026, 4, 1))
    assert brief.planning.sluiting.startswith("11 mei 2026, 12.00")


# --- nota van inlichtingen -----------------------------------------------------------------------------------------


def _nota(case: Case, versie: int = 1) -> Any:
    return gebouwd("nota_van_inlichtingen", case, versie=versie)


def test_the_nota_is_a_numbered_table_in_order() -> None:
    nota = _nota(z.vol())
    assert [(r.nummer, r.verwijzing, r.vraag, r.antwoord, r.wijziging) for r in nota.vragen] == [
        (1, "Leidraad 3.2", "Vraag 1?", "Antwoord 1.", "nee"),
        (2, "algemeen", "Vraag 2?", "Antwoord 2.", "ja"),
    ]
    tekst = _tekst("nota_van_inlichtingen", nota)
    for zin in ("dan gaat deze nota voor", "met ‘ja’ in de laatste kolom", "De planning verandert niet", "11 mei 2026"):
        assert zin in tekst
    assert (nota.ronde, nota.laatste, nota.kop.onderwerp) == (1, True, "Nota van inlichtingen 1")


def test_a_nota_without_questions_says_so() -> None:
    nota = _nota(replace(z.vol(), vragen={}))
    tekst = _tekst("nota_van_inlichtingen", nota)
    assert "Er zijn geen vragen gesteld" in tekst
    assert "Deze nota wijzigt de stukken niet" in tekst


def test_each_nota_tells_what_changed_since_the_one_before_it() -> None:
    """The rectification was on 20 April, the later closing on 3 May; the first nota on 24 April."""
    tweede = NotaVanInlichtingen(
        id="nvi-2", project_id=z.P, publicatie_id="pub-1", ronde=2, gepubliceerd_op=z.op(5, 4), laatste=False
    )
    case = z.zijwegen().met(tweede)
    een, twee = _nota(case), _nota(case, 2)
    assert ([r.nummer for r in een.rectificaties], een.verlengingen) == ([1], ())
    assert een.rectificaties[0].stukken[0].vingerafdruk == "2b" * 32
    assert (twee.rectificaties, len(twee.verlengingen), twee.vragen) == ((), 1, ())
    assert "De planning verandert niet" not in _tekst("nota_van_inlichtingen", twee)


def test_a_nota_of_a_second_publication_is_another_document() -> None:
    case = z.vol()
    tweede = replace(case.publicaties["pub-1"], id="pub-2", volgnummer=2, referentie="TN 600000")
    nota = NotaVanInlichtingen(
        id="nvi-9", project_id=z.P, publicatie_id="pub-2", ronde=1, gepubliceerd_op=z.op(8, 1), laatste=True
    )
    case = case.met(nota, tweede)
    assert (_nota(case, 1).referentie, _nota(case, 2).referentie) == ("TN 512345", "TN 600000")
    assert _nota(case, 2).ronde == 1


NAMEN = tuple(i.naam for i in z.vol().inschrijvers.values())
MAILS = tuple(i.email for i in z.vol().inschrijvers.values())
_ZINNEN = st.lists(
    st.sampled_from((*NAMEN, *MAILS, "Wij, ", " vragen of ", ".\n", "(", ") ", "’s ", " — ")), max_size=8
)


@given(
    delen=st.tuples(*(_ZINNEN for _ in range(5))),
    vorm=st.sampled_from((str, str.upper, str.lower, lambda tekst: tekst.replace(" ", "\n ", 1))),
)
def test_the_nota_never_names_a_tenderer(delen: tuple[list[str], ...], vorm: Any) -> None:
    """Whatever was typed into a question, an answer or a change, in whatever case or white space."""
    teksten = [vorm(" ".join(d)) + " Klopt dat?" for d in delen]
    case = z.zijwegen()
    vraag = replace(case.vragen["v-1"], tekst=teksten[0], antwoord=teksten[1], verwijzing=teksten[2])
    rectificatie = replace(case.rectificaties["rec-1"], omschrijving=teksten[3], beoordeling=teksten[4])
    context = bouw(case.met(vraag, rectificatie), z.document("nota_van_inlichtingen"), z.HUIS)
    gelezen = _tekst("nota_van_inlichtingen", context).casefold()
    assert [naam for naam in (*NAMEN, *MAILS) if " ".join(naam.split()).casefold() in gelezen] == []


def test_a_name_is_left_out_as_people_say_it_and_other_words_stay() -> None:
    case = z.vol()
    tekst = "Wij van Voorbeeld & Zonen vragen of Voorbeelden mogen. Is een voorbehoud toegestaan? Te laat is te laat."
    nota = _nota(case.met(replace(case.vragen["v-1"], tekst=tekst)))
    verwacht = f"Wij van {WEGGELATEN} vragen of Voorbeelden mogen. Is een voorbehoud toegestaan? Te laat is te laat."
    assert nota.vragen[0].vraag == verwacht


# --- bewijsverzoek -------------------------------------------------------------------------------------------------


def test_the_request_names_no_term_that_nobody_laid_down() -> None:
    brief = gebouwd("bewijsverzoek", z.vol(), **PERCEEL, inschrijving_id="in-1")
    assert brief.geadresseerde.organisatie == "Voorbeeld & Zonen B.V."
    assert brief.stukken == ("aanbestedingsleidraad.pdf", "uea.pdf")
    assert brief.diensten == ("Gemeente Asten", "Gemeente Best")
    assert brief.beslissing_van == date(2026, 7, 6)
    tekst = _tekst("bewijsverzoek", brief)
    for zin in (
        "binnen de termijn die in de aanbestedingsstukken staat", "TenderNed, nummer TN 512345", "artikel 2.102",
        "geen aanvaarding van uw aanbod (artikel 2.129",
    ):  # fmt: skip
        assert zin in tekst
    assert not any(naam in tekst for naam in NAMEN[1:])


# --- proces-verbaal ------------------------------------------------------------------------------------------------


def _verbaal(case: Case) -> Any:
    return gebouwd("proces_verbaal_gunning", case, **PERCEEL, besteld_op=z.op(7, 28))


def test_the_record_names_every_tender_with_its_reason() -> None:
    verbaal = _verbaal(z.vol())
    assert [(r.inschrijver, r.uitkomst) for r in verbaal.toegelaten] == [
        ("Voorbeeld & Zonen B.V.", "1 van 2"), ("Tweede <Techniek> B.V.", "2 van 2"),
    ]  # fmt: skip
    assert {r.inschrijver: (r.uitkomst, r.reden) for r in verbaal.afgewezen} == {
        "Tweede <Techniek> B.V.": ("afgewezen", "lager gerangschikt: totaalscore 6,20, van wie wint 8,10."),
        "Voorbehoud v.o.f.": ("ongeldig", "Voorbehoud in het prijzenblad (leidraad, paragraaf 4.3)."),
        "Te Laat N.V.": (
            "te laat",
            "ontvangen op 11 mei 2026, 12.04\N{NO-BREAK SPACE}uur, na de sluiting op 11 mei 2026, "
            "12.00\N{NO-BREAK SPACE}uur",
        ),
    }
    (winnaar,) = verbaal.winnaars
    assert (winnaar.naam, winnaar.totaal) == ("Voorbeeld & Zonen B.V.", "8,10")
    assert [r.motivering for r in winnaar.redenen][1] == "Het plan noemt meetbare doelen."
    assert next((d.naam, d.adres, d.plaats) for d in verbaal.diensten) == ("Gemeente Asten", "Postbus 290", "Asten")
    assert [b.nummer for b in verbaal.besluiten] == ["2026/Asten", "2026/Best"]
    assert ("definitief gegund", date(2026, 7, 28)) in [(m.naam, m.datum) for m in verbaal.verloop]
    tekst = _tekst("proces_verbaal_gunning", verbaal)
    for zin in ("artikel 2.132", "In onderaanneming niet opgegeven", "Alle stukken zijn elektronisch", "Niemand heeft"):
        assert zin in tekst


def test_what_came_after_the_test_outweighs_it() -> None:
    case = z.vol()
    feit = Inschrijvingsfeit(
        id="f-1", project_id=z.P, inschrijving_id="in-2", soort=SoortFeit.INTREKKING, datum=date(2026, 7, 3), tot=None,
        toelichting="", bewijs_id="-", geregistreerd_op=z.op(7, 3), geregistreerd_door="inkoper",
    )  # fmt: skip
    weg = replace(case.inschrijvingen["in-2"], toestand=InschrijvingToestand.INGETROKKEN)
    redenen = {r.inschrijver: r.reden for r in _verbaal(case.met(weg, feit)).afgewezen}
    assert redenen["Tweede <Techniek> B.V."] == "door de inschrijver ingetrokken op 3 juli 2026"


def _niet_gegund(case: Case) -> Case:
    uit = [
        replace(i, toestand=InschrijvingToestand.ONGELDIG)
        for i in case.inschrijvingen.values()
        if i.toestand != InschrijvingToestand.TE_LAAT
    ]
    toetsen = [replace(t, grond="Leidraad 4.3.") for t in case.toetsen.values()]
    perceel = replace(case.percelen["perceel-1"], toestand=PerceelToestand.GEEN_GELDIGE)
    return case.met(perceel, *uit, *toetsen)


def test_a_perceel_that_is_not_awarded_has_reasons_and_no_winner() -> None:
    verbaal = _verbaal(_niet_gegund(z.vol()))
    assert (verbaal.gegund, verbaal.winnaars, verbaal.besluiten, verbaal.toegelaten) == (False, (), (), ())
    assert verbaal.waarom_niet == "Geen van de 4 ontvangen inschrijvingen is geldig of doet nog mee."
    assert len(verbaal.afgewezen) == 4
    assert not [m for m in verbaal.verloop if "gegund" in m.naam or "beslissing" in m.naam]
    leeg = _verbaal(replace(_niet_gegund(z.vol()), inschrijvingen={}, uitslagen={}))
    assert (leeg.waarom_niet, leeg.afgewezen) == ("Er is geen inschrijving ontvangen.", ())


@pytest.mark.parametrize("van", ["perceel-1", z.P])
def test_a_withdrawal_is_recorded_with_its_reason_and_what_became_of_the_tenders(van: str) -> None:
    case = z.vol()
    waarom = Motivering(
        id="mo", project_id=z.P, soort=SoortMotivering.INTREKKING, onderwerp=van, tekst="De behoefte is vervallen.",
        gemotiveerd_door="inkoper", op=z.op(7, 28),
    )  # fmt: skip
    perceel = replace(case.percelen["perceel-1"], toestand=PerceelToestand.INGETROKKEN)
    verbaal = _verbaal(case.met(perceel, waarom))
    assert verbaal.waarom_niet == "De opdracht is ingetrokken. De behoefte is vervallen."
    assert [(r.uitkomst, r.reden) for r in verbaal.afgewezen][:2] == [
        ("niet gekozen", "de opdracht is niet gegund")
    ] * 2
    assert (verbaal.winnaars, [r.uitkomst for r in verbaal.toegelaten]) == ((), ["niet gerangschikt"] * 2)
    zonder = bouw(case.met(perceel), z.document("proces_verbaal_gunning", **PERCEEL), z.HUIS)
    assert ontbrekend(zonder) == ("reden waarom niet is gegund",)


def test_the_record_names_an_authority_also_when_all_of_them_left() -> None:
    case = _niet_gegund(z.vol())
    weg = [replace(d, toestand=DeelnameToestand.UITGETREDEN) for d in case.deelnames.values()]
    assert [d.naam for d in _verbaal(case.met(*weg)).diensten] == ["Gemeente Asten", "Gemeente Best"]


@pytest.mark.parametrize("weg", ["winnaars", "besluiten"])
def test_an_award_without_winner_or_besluit_is_no_record(weg: str) -> None:
    assert ontbrekend(replace(_verbaal(z.vol()), **{weg: ()})) == (weg,)
    assert ontbrekend(replace(_verbaal(_niet_gegund(z.vol())), waarom_niet="")) == ("reden waarom niet is gegund",)


def test_interests_are_named_with_the_measure() -> None:
    case = z.vol().met(
        *(
            Belangenverklaring(id=f"bv-{wie}", project_id=z.P, persoon_id=wie, belang=belang, afgelegd_op=z.op(5, 12))
            for wie, belang in (("asten", "Heeft aandelen."), ("best", ""), ("manager", "Werkte er vroeger."))
        )
    )
    verbaal = _verbaal(case)
    assert verbaal.verklaringen == 3
    assert [(b.naam, b.belang, b.maatregel) for b in verbaal.belangen] == [
        ("N. Asten", "Heeft aandelen.", "is beoordelaar af; eigen scores tellen niet mee"),
        ("N. Manager", "Werkte er vroeger.", "heeft dit perceel niet beoordeeld"),
    ]


def test_below_the_threshold_the_record_is_not_called_statutory() -> None:
    case = z.vol()
    case = replace(case, project=replace(case.project, procedure=Procedure.MEERVOUDIG_ONDERHANDS))
    verbaal = _verbaal(case)
    tekst = _tekst("proces_verbaal_gunning", verbaal)
    assert "De wet vraagt het voor deze procedure niet." in tekst
    assert "onder het drempelbedrag" in verbaal.verantwoording


def test_urgency_and_paper_are_accounted_for() -> None:
    case = z.vol()
    publicatie = replace(case.publicaties["pub-1"], spoed="De brug is ingestort.", elektronisch=False)
    verbaal = _verbaal(case.met(publicatie))
    assert verbaal.verantwoording.endswith("(artikel 2.74 van de Aanbestedingswet 2012): De brug is ingestort.")
    assert "Niet alle stukken zijn elektronisch verstrekt" in _tekst("proces_verbaal_gunning", verbaal)


def test_a_court_case_stands_in_the_course_of_events() -> None:
    case = z.vol().met(
        KortGeding(
            id="kg-1", project_id=z.P, perceel_id="perceel-1", nummer=1, gedagvaard_op=date(2026, 7, 20),
            rechtbank="rechtbank Oost-Brabant", zaaknummer="1", eiser="Tweede", dagvaarding_id="-",
            geregistreerd_op=z.op(7, 20),
        ),
        Uitspraak(
            id="u-1", project_id=z.P, kort_geding_id="kg-1", uitkomst=UitspraakUitkomst.HANDHAVEN,
            datum=date(2026, 8, 14), bewijs_id="-", geregistreerd_op=z.op(8, 14),
        ),
    )  # fmt: skip
    assert [m.naam for m in _verbaal(case).verloop if m.datum and m.datum >= date(2026, 7, 20)] == [
        "dagvaarding in kort geding 1", "laatste dag van de opschortende termijn", "definitief gegund",
        "kort geding 1: handhaven",
    ]  # fmt: skip


# --- sjablonen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "zinnen"),
    [
        ("aanbieding_concept_inkoopstrategie_kort", ("dinsdag 17 februari 2026", "bindt u niet", "16. Contractman")),
        (
            "inkoopstrategie_lang",
            (
                "Vaststelling door het college",
                "ten minste 40 dagen",
                "Gemeente Waalre",
                "mandaatbrief",
                "Stukken in het",
            ),
        ),
        (
            "doorzending_aanbestedingsdocumenten_lang",
            ("opnieuw gepubliceerd", "Vingerafdruk (SHA-256)", "U hoeft niets"),
        ),
        ("nota_van_inlichtingen_lang", ("Rectificatie 1", "geanonimiseerd", "11 mei 2026")),
        ("bewijsverzoek_kort", ("uitsluitingsgronden", "niet nog eens", "Gemeente Bergeijk")),
        ("proces_verbaal_niet_gegund_kort", ("Waarom niet is gegund", "abnormaal laag", "Er is geen inschrijving")),
        ("proces_verbaal_gunning_lang", ("Heeft aandelen", "B&W 2026/018", "contractmanager, Bizob")),
    ],
)
def test_a_document_says_what_it_must(naam: str, zinnen: tuple[str, ...]) -> None:
    soort, context = v.VOORBEELDEN[naam]
    gelezen = _tekst(soort, context)
    assert [zin for zin in zinnen if zin not in gelezen] == []
    assert "bezwaar" not in gelezen.lower()
