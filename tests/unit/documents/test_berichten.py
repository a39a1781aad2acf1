"""Joint letters and letters about changes, from the Case: what each says, and about which event."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents import voorbeelden as v
from documents.contexts import ontbrekend
from documents.contexts.afwijzingsbrief import Afwijzingsbrief
from documents.contexts.bouw import bouw
from documents.readback import lees_tekst, verschillen
from documents.render import render
from documents.voorbeelden import gemeen as g
from tests.unit.documents import zaak as z
from workflow.besluittekst import huidige_tekst
from workflow.case import Case
from workflow.case.deelname import DeelnameToestand, Handeling, Onderwerp
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.project import PerceelToestand

ADVIES_2 = "2d" * 32


def twee_percelen() -> Case:
    """A second perceel with the same tenderers, its own advies and later besluiten; Tweede loses both."""
    case = z.vol()
    perceel = replace(case.percelen["perceel-1"], id="perceel-2", nummer="2", naam="Trapliften")
    criteria = {c.id: replace(c, id=f"{c.id}-2", perceel_id="perceel-2") for c in case.criteria.values()}
    tenders = {i: replace(case.inschrijvingen[i], id=f"{i}-2", perceel_id="perceel-2") for i in ("in-1", "in-2")}
    return case.met(
        perceel,
        replace(case.kaders["k-1"], id="k-2", perceel_id="perceel-2"),
        *criteria.values(),
        *tenders.values(),
        *(
            replace(
                c, id=f"{c.id}-2", inschrijving_id=f"{c.inschrijving_id}-2", criterium_id="c-plan-2",
                punten=c.punten - 1,
            )
            for c in case.consensus.values()
        ),
        replace(case.adviezen["advies-1"], id="advies-2", perceel_id="perceel-2", inhoud_sha256=ADVIES_2),
        *(
            replace(u, id=f"{u.id}-2", advies_id="advies-2", inschrijving_id=f"{u.inschrijving_id}-2")
            for u in case.uitslagen.values()
        ),
        *(
            replace(b, id=f"{b.id}-2", perceel_id="perceel-2", nummer=f"{b.nummer}-2", inhoud_sha256=ADVIES_2)
            for b in case.besluiten.values()
        ),
        replace(
            case.beslissingen["gb-1"], id="gb-2", perceel_id="perceel-2", advies_id="advies-2",
            vermeld_einde=date(2026, 7, 28),
        ),
    )  # fmt: skip


def bundel(case: Case, soort: str = "afwijzingsbrief", tender: str = "in-2") -> tuple[Case, Document, Document]:
    eerste = z.document(
        soort, id="een", sleutel="een", deelname_id="deelname-Asten", perceel_id="perceel-1", inschrijving_id=tender,
        bundel_id="een",
    )  # fmt: skip
    tweede = replace(eerste, id="twee", sleutel="twee", perceel_id="perceel-2", inschrijving_id=f"{tender}-2")
    return case.met(eerste, tweede), eerste, tweede


@pytest.mark.parametrize(("soort", "tender"), [("gunningsbrief", "in-1"), ("afwijzingsbrief", "in-2")])
def test_a_joint_letter_holds_every_perceel_and_reads_back(soort: str, tender: str) -> None:
    case, eerste, tweede = bundel(twee_percelen(), soort, tender)
    brief: Any = bouw(case, eerste, z.HUIS)
    assert ontbrekend(brief) == ()
    assert verschillen(soort, brief, render(soort, brief).inhoud) == ()
    assert bouw(case, tweede, z.HUIS) == brief
    (deel,) = brief.overige
    assert (brief.perceel.nummer, deel.perceel.nummer) == ("1", "2")
    assert ([b.nummer for b in brief.besluiten], [b.nummer for b in deel.besluiten]) == (
        ["2026/Asten"],
        ["2026/Asten-2"],
    )
    assert (brief.opschorting.laatste_dag, deel.opschorting.laatste_dag) == (date(2026, 7, 27), date(2026, 7, 28))


def test_each_perceel_has_its_own_scores_and_reasons() -> None:
    case, eerste, _ = bundel(twee_percelen())
    brief: Afwijzingsbrief = bouw(case, eerste, z.HUIS)  # type: ignore[assignment]  # of this kind
    lager = [deel.lager for deel in (brief, *brief.overige)]
    assert [lg.criteria[1].uw_score for lg in lager if lg] == ["7,00", "6,00"]
    assert [lg.criteria[1].score_winnaar for lg in lager if lg] == ["8,50", "7,50"]


def test_a_swapped_fact_of_another_perceel_is_found() -> None:
    case, eerste, _ = bundel(twee_percelen())
    brief: Any = bouw(case, eerste, z.HUIS)
    lager = brief.overige[0].lager
    ander = replace(lager, criteria=(lager.criteria[0], replace(lager.criteria[1], uw_score="9,99")))
    gedrukt = replace(brief, overige=(replace(brief.overige[0], lager=ander),))
    fouten = verschillen("afwijzingsbrief", brief, render("afwijzingsbrief", gedrukt).inhoud)
    assert any(fout.startswith("overige.lager.criteria 2") for fout in fouten)


def test_a_missing_fact_of_another_perceel_is_named() -> None:
    case, eerste, _ = bundel(twee_percelen())
    zonder = case.met(replace(case.consensus["co-2-2"], motivering=""))
    (gat,) = ontbrekend(bouw(zonder, eerste, z.HUIS))
    assert gat.startswith("overige percelen 1")
    assert gat.endswith("motivering")


@pytest.mark.parametrize("weg", ["een", "twee"])
def test_before_sending_a_perceel_that_lapsed_leaves_the_letter(weg: str) -> None:
    case, *_ = bundel(twee_percelen())
    over = "twee" if weg == "een" else "een"
    na = case.met(replace(case.documenten[weg], toestand=DocumentToestand.VERVALLEN))
    brief: Any = bouw(na, na.documenten[over], z.HUIS)
    assert (brief.perceel.nummer, brief.overige) == ("2" if weg == "een" else "1", ())


def test_what_was_sent_together_stays_together() -> None:
    case, eerste, tweede = bundel(twee_percelen())
    na = case.met(
        replace(eerste, toestand=DocumentToestand.INGETROKKEN, verzonden_op=z.op(7, 6)),
        replace(tweede, toestand=DocumentToestand.VERZONDEN, verzonden_op=z.op(7, 6)),
    )
    brief: Any = bouw(na, tweede, z.HUIS)
    assert len(brief.overige) == 1
    intrekking = replace(eerste, id="in", sleutel="in", soort="intrekking_gunningsbeslissing", bundel_id=None)
    bericht: Any = bouw(na.met(intrekking), intrekking, z.HUIS)
    assert bericht.andere_percelen == ("perceel 2: Trapliften",)
    assert bericht.brief.kenmerk == brief.kop.kenmerk


# --- berichten -----------------------------------------------------------------------------------------------------


def bericht(soort: str, case: Case | None = None, **anders: Any) -> Any:
    doel = {"deelname_id": "deelname-Asten"} | anders
    return bouw(case or z.zijwegen(), z.document(soort, **doel), z.HUIS)


OVER_BRIEF = {"perceel_id": "perceel-1", "inschrijving_id": "in-2"}


def test_a_withdrawn_notice_is_named_with_its_day_and_the_reason_of_that_event() -> None:
    case = z.zijwegen()
    later = replace(case.motiveringen["mo-heropening"], id="later", tekst="Een andere keer.", op=z.op(8, 1))
    brief = bericht("intrekking_gunningsbeslissing", case.met(later), **OVER_BRIEF)
    assert (brief.brief.kenmerk, brief.brief.datum) == ("2026-014-AB-001", date(2026, 7, 8))
    assert (brief.motivering, brief.aan_winnaar) == ("Reden van heropening.", False)
    assert brief.vermeld_einde == date(2026, 7, 27)
    assert bericht("intrekking_gunningsbeslissing", **OVER_BRIEF | {"inschrijving_id": "in-1"}).aan_winnaar


def test_a_correction_names_both_ends_and_the_last_sending() -> None:
    brief = bericht("correctiebericht", **OVER_BRIEF)
    assert (brief.vermeld_einde, brief.laatste_verzending, brief.einde) == (
        date(2026, 7, 27),
        date(2026, 7, 8),
        date(2026, 7, 28),
    )
    assert ontbrekend(replace(brief, einde=brief.vermeld_einde)) == ("einde dat later is dan de brieven noemen",)


def test_each_change_is_told_in_its_own_message() -> None:
    eerste = z.document("wijzigingsbericht", deelname_id="deelname-Asten", versie=1)
    tweede = replace(eerste, id="wb-2", sleutel="wb-2", versie=2)
    case = z.zijwegen().met(eerste, tweede)
    een: Any = bouw(case, eerste, z.HUIS)
    twee: Any = bouw(case, tweede, z.HUIS)
    assert ([r.nummer for r in een.rectificaties], een.verlengingen) == ([1], ())
    assert een.rectificaties[0].stukken[0].vingerafdruk == "2b" * 32
    assert (twee.rectificaties, len(twee.verlengingen)) == ((), 1)
    assert twee.verlengingen[0].grond == "een storing van het aanbestedingsplatform"
    samen = bericht("wijzigingsbericht", versie=2)
    assert (len(samen.rectificaties), len(samen.verlengingen)) == (1, 1)


def test_who_is_out_reads_why() -> None:
    case = z.zijwegen()
    binnen = bericht("bericht_deelnemers", case)
    assert binnen.doet_mee
    assert binnen.deelnemers == ("Gemeente Asten", "Gemeente Best")
    asten = case.deelnames["deelname-Asten"]
    buiten = bericht("bericht_deelnemers", case.met(replace(asten, toestand=DeelnameToestand.VERVALLEN)))
    assert (buiten.doet_mee, buiten.herstel_mogelijk, buiten.deelnemers) == (False, True, ("Gemeente Best",))
    assert "vrijdag 20 maart 2026" in buiten.reden
    besluit = replace(
        case.besluiten["besluit-Asten"], id="nee", onderwerp=Onderwerp.INKOOPSTRATEGIE, inhoud_sha256=z.STRATEGIE_SHA
    )
    case = case.met(besluit, replace(asten, toestand=DeelnameToestand.AFGEWEZEN))
    afgewezen = bericht("bericht_deelnemers", case)
    assert not afgewezen.herstel_mogelijk
    assert "nummer 2026/Asten) besloten de inkoopstrategie niet vast te stellen" in afgewezen.reden


def test_completion_names_the_contracts_and_what_was_not_awarded() -> None:
    case = z.zijwegen()
    case = case.met(
        replace(
            case.percelen["perceel-1"],
            id="perceel-2",
            nummer="2",
            naam="Trapliften",
            toestand=PerceelToestand.INGETROKKEN,
        )
    )
    brief = bericht("afrondingsbericht", case)
    (gesloten,) = brief.overeenkomsten
    assert (gesloten.perceel, gesloten.leverancier, gesloten.verlengbaar) == (
        "1: Hulpmiddelen", "Voorbeeld & Zonen B.V.", "nee",
    )  # fmt: skip
    assert brief.bijzonderheden == ("Perceel 2: Trapliften is ingetrokken.",)
    assert (brief.week, brief.week.weekday()) == (date(2026, 7, 20), 0)


def test_a_withdrawal_cites_the_besluiten_it_rests_on_and_for_a_tenderer_the_court() -> None:
    case = z.zijwegen()
    tekst = huidige_tekst(case, Onderwerp.INTREKKING, None)
    assert tekst
    besluit = replace(
        case.besluiten["besluit-Best"], id="weg", onderwerp=Onderwerp.INTREKKING, inhoud_sha256=tekst.sha256, nummer="9"
    )
    brief = bericht("intrekkingsbrief", case.met(besluit), deelname_id=None, inschrijving_id="in-2")
    assert [b.nummer for b in brief.besluiten] == ["9"]
    assert (brief.rechtbank, brief.motivering) == (z.HUIS.rechtbank, "Reden van intrekking.")
    assert brief.geadresseerde.organisatie == "Tweede <Techniek> B.V."
    dienst = bericht("intrekkingsbrief", case)
    assert (dienst.rechtbank, dienst.besluiten, dienst.geadresseerde.organisatie) == ("", (), "Gemeente Asten")
    assert ontbrekend(dienst) == ()
    assert ontbrekend(replace(brief, rechtbank="")) == ("rechtbank",)


def test_a_withdrawal_that_nobody_decides_on_is_correspondence() -> None:
    case = z.zijwegen()
    zonder = [
        replace(m, handelingen=tuple(h for h in m.handelingen if h != Handeling.INTREKKING))
        for m in case.mandaten.values()
    ]
    publicatie = max(case.publicaties.values(), key=lambda p: p.volgnummer)
    case = case.met(*zonder, replace(publicatie, geopend_op=publicatie.sluiting))
    aan = {"deelname_id": None, "inschrijving_id": "in-2"}
    assert "ondertekening: functie" in ontbrekend(bericht("intrekkingsbrief", case, **aan))
    ongeldig = [replace(i, toestand=InschrijvingToestand.ONGELDIG) for i in case.inschrijvingen.values()]
    assert "ondertekening: functie" not in ontbrekend(bericht("intrekkingsbrief", case.met(*ongeldig), **aan))


@pytest.mark.parametrize(
    ("naam", "zinnen"),
    [
        ("bericht_deelnemers_lang", ("Uw organisatie is geen deelnemer.", "op tijd genomen", "Gemeente Waalre")),
        ("bericht_deelnemers_kort", ("Uw organisatie is deelnemer.", "Uw deelname is definitief")),
        ("wijzigingsbericht_lang", (g.VINGERAFDRUK, "Rectificatie 1", "18 mei 2026, 12.00 uur", "ter informatie")),
        (
            "intrekking_gunningsbeslissing_lang",
            (
                "Wij trekken die brief in voor perceel 2", "Voor de andere percelen in die brief verandert er niets",
                "heeft geen betekenis meer", "nieuwe gunningsbeslissing", "nieuwe opschortende termijn",
            ),
        ),
        (
            "correctiebericht_kort",
            (
                "artikel 2.127 van de Aanbestedingswet 2012", "maandag 27 juli 2026 om 23.59 uur", "vervaltermijn",
                "vrijdag 24 juli 2026", "civiele voorzieningenrechter",
            ),
        ),
        ("correctiebericht_lang", ("Volgens de aanbestedingsstukken",)),
        (
            "intrekkingsbrief_inschrijver_lang",
            (
                "Perceel 2 (Trapliften)", "wordt niet gegund", "geen rechten aan ontlenen", "wordt die aangekondigd",
                "civiele voorzieningenrechter", "klacht schort niets op", "B&W 2026/018",
            ),
        ),
        ("intrekkingsbrief_deelnemer_kort", ("voordat de aanbesteding is gepubliceerd", "geen overeenkomst")),
        ("afrondingsbericht_lang", ("Implementatiebijeenkomst", "in de week van maandag 31 augustus 2026")),
        (
            "afwijzingsbrief_percelen_lang",
            (
                "Wij delen u mee dat de volgende percelen niet aan u worden gegund", "perceel 2 (Trapliften): Coöp",
                "Perceel 3 (Onderhoud & reparatie): beoordeling", "dinsdag 28 juli 2026 om 23.59 uur",
            ),
        ),
        (
            "gunningsbrief_percelen_kort",
            (
                "om deze percelen aan u te gunnen", "de opschortende termijn voor perceel 1 is verstreken",
                "de opschortende termijn voor perceel 2 is verstreken",
                "overeenkomstig de besluiten die in deze brief per perceel staan",
            ),
        ),
    ],
)  # fmt: skip
def test_a_letter_says_what_it_must(naam: str, zinnen: tuple[str, ...]) -> None:
    soort, context = v.VOORBEELDEN[naam]
    gelezen = " ".join(lees_tekst(render(soort, context).inhoud).geheel.split())
    assert [zin for zin in zinnen if zin not in gelezen] == []
    assert "bezwaar" not in gelezen.lower()
