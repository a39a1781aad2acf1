"""Broken facts of the team that changes, of a revoked mandaat, and of a deelnemer that leaves."""

from dataclasses import replace
from datetime import timedelta

from tests.factories import email, moment
from tests.unit.workflow.gevallen.basis import Breuk, Poging, anders, dag, geval, invoer, zonder
from workflow.case.contract import Ondertekening, Overeenkomst, OvereenkomstToestand, Partij
from workflow.case.deelname import Besluit, Onderwerp, Uitkomst
from workflow.lezen import advies, deelname_van

TEAM, TREK, UIT = "wijzig_inkoopteam", "trek_mandaat_in", "registreer_uittreding"


def _is_uittreding(besluit: Besluit) -> bool:
    return besluit.onderwerp == Onderwerp.UITTREDING


def _advies_van(uitkomst: Uitkomst) -> Breuk:
    """Deurne has decided on the advies like this."""

    def breek(poging: Poging) -> Poging:
        case = poging.spel.zaak
        voorstel, eigen = advies(case, poging.spel.perceel), deelname_van(case, "Deurne")
        assert voorstel is not None
        besluit = replace(
            next(b for b in case.besluiten.values() if _is_uittreding(b)),
            id="id-advies",
            deelname_id=eigen.id,
            onderwerp=Onderwerp.GUNNINGSADVIES,
            perceel_id=poging.spel.perceel.id,
            inhoud_sha256=voorstel.inhoud_sha256,
            uitkomst=uitkomst,
        )
        return poging.met_case(case.met(besluit))

    return breek


def _getekend(poging: Poging) -> Poging:
    case, nu = poging.spel.zaak, poging.spel.nu
    overeenkomst = Overeenkomst(
        id="id-overeenkomst",
        project_id=case.project.id,
        perceel_id=poging.spel.perceel.id,
        inschrijving_id=next(iter(case.inschrijvingen)),
        deelname_id=deelname_van(case, "Deurne").id,
        toestand=OvereenkomstToestand.AANGEBODEN,
        dossierstuk_id=next(iter(case.dossierstukken)),
        nvi_ronde=0,
        ingangsdatum=dag("2026-09-01"),
        einddatum=dag("2030-08-31"),
        opgesteld_door=poging.spel.call("inkoper-1").persoon_id,
        opgesteld_op=nu,
        aangeboden_op=nu,
        verlengbaar_tot=None,
    )
    handtekening = Ondertekening(
        id="id-handtekening",
        project_id=case.project.id,
        overeenkomst_id=overeenkomst.id,
        partij=Partij.DEELNEMER,
        getekend_op=nu.date(),
        bewijs_id=overeenkomst.dossierstuk_id,
        geregistreerd_op=nu,
    )
    return poging.met_case(case.met(overeenkomst, handtekening))


def _alleen_deurne(poging: Poging) -> Poging:
    """The others take part in something else."""
    case, deurne = poging.spel.zaak, deelname_van(poging.spel.zaak, "Deurne")
    rijen = [replace(d, percelen=("id-ander-perceel",)) for d in case.deelnames.values() if d.id != deurne.id]
    return poging.met_case(case.met(*rijen))


def _mandaat_jonger(poging: Poging) -> Poging:
    case = poging.spel.zaak
    later = poging.spel.nu + timedelta(minutes=1)
    return poging.met_case(case.met(*(replace(m, ontvangen_op=later) for m in case.mandaten.values())))


def _twee_deelnemers(poging: Poging) -> Poging:
    asten = deelname_van(poging.spel.zaak, "Asten").id
    return zonder("deelnames", lambda d: d.id == asten)(poging)


GEVALLEN = (
    geval(TEAM, "team_blijft_compleet", "inkoopteam_onvolledig", invoer(erbij=())),
    geval(TEAM, "team_blijft_compleet", "inkoopteam_onvolledig", invoer(erbij=(), eraf=(email("manager-1"),))),
    geval(TREK, "intrekking_bewezen", "stuk_onbekend", invoer(bewijs="bestaat-niet")),
    geval(TREK, "intrekking_bewezen", "stuk_verkeerde_soort", invoer(bewijs="volmacht-Deurne")),
    geval(TREK, "intrekking_bewezen", "stuk_van_ander", anders("dossierstukken", deelname_id="id-elders")),
    geval(TREK, "intrekking_bewezen", "stuk_te_oud", _mandaat_jonger),
    geval(
        TREK, "intrekking_bewezen", "stuk_te_oud", anders("dossierstukken", toegevoegd_op=moment("2026-03-10T09:59"))
    ),
    geval(UIT, "uittreding_besloten", "uittreding_niet_besloten", zonder("besluiten", _is_uittreding)),
    *(
        geval(UIT, "uittreding_besloten", "uittreding_niet_besloten", anders("besluiten", _is_uittreding, **feit))
        for feit in (
            {"uitkomst": Uitkomst.AFGEWEZEN},
            {"uitkomst": Uitkomst.AANGEHOUDEN},
            {"uitkomst": Uitkomst.VOORWAARDELIJK},
            {"inhoud_sha256": "0" * 64},
            {"deelname_id": "id-elders"},
        )
    ),
    *(
        geval(UIT, "advies_niet_omzeild", "advies_niet_te_omzeilen", _advies_van(uitkomst))
        for uitkomst in (Uitkomst.AFGEWEZEN, Uitkomst.AANGEHOUDEN, Uitkomst.VOORWAARDELIJK)
    ),
    geval(UIT, "genoeg_deelnemers_over", "te_weinig_deelnemers", _twee_deelnemers),
    geval(UIT, "genoeg_deelnemers_over", "perceel_zonder_deelnemers", _alleen_deurne),
    geval(UIT, "niets_getekend", "deelnemer_tekende_al", _getekend),
)
