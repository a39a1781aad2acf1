"""Contexts of the voortgangsrapportage: the facts are computed in `workflow.voortgang`, here they get their words."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby

from documents import opmaak
from documents.contexts.bouw.huis import Huis
from documents.contexts.voortgangsrapportage import (
    Besluit,
    Brief,
    Dienstregel,
    Fase,
    Feit,
    Gebeurd,
    Gevraagd,
    Mijlpaal,
    Onderdeel,
    Overzicht,
    Projectdeel,
    Projectregel,
    Rapportkop,
    Termijnregel,
    Vervolg,
    Voortgangsrapportage,
)
from workflow.case.termijn import SoortTermijn
from workflow.fasen import leesbaar
from workflow.tijd import Week, week_van
from workflow.voortgang import Dienstvoortgang, Projectvoortgang, Stand, Termijnstand
from workflow.voortgang import Mijlpaal as Moment
from workflow.voortgang.dienst import Vraag
from workflow.voortgang.project import Vervolgstap

GEEN = "–"

_TERMIJNEN = {
    SoortTermijn.REACTIE_CONCEPT: "Reactie op de concept-inkoopstrategie",
    SoortTermijn.VASTSTELLING_STRATEGIE: "Vaststelling van de inkoopstrategie",
    SoortTermijn.NVI: "Laatste nota van inlichtingen",
    SoortTermijn.SLUITING: "Sluiting van de inschrijving",
    SoortTermijn.GESTANDDOENING: "Gestanddoening van de inschrijvingen",
    SoortTermijn.VASTSTELLING_ADVIES: "Vaststelling van het gunningsadvies",
    SoortTermijn.OPSCHORTEND: "Opschortende termijn",
    SoortTermijn.AANKONDIGING: "Aankondiging van de gegunde opdracht",
    SoortTermijn.ONTVANGST_DOSSIER: "Ontvangst van het dossier",
}
_STANDEN = {Stand.BEZIG: "hier zijn we nu", Stand.KOMT_NOG: "nog niet", Stand.VERVALT: "vervalt"}


def projectrapport(voortgang: Projectvoortgang, huis: Huis, nu: datetime) -> Voortgangsrapportage:
    """Of one project, for its projectleiding and inkoopteam."""
    kop = _kop(voortgang.kenmerk, _titel(voortgang), "het inkoopteam en de projectleiding", nu)
    return Voortgangsrapportage(afzender=huis.afzender, kop=kop, delen=(_van_project(voortgang),))


def dienstrapport(
    dienst: str, voortgang: Iterable[Dienstvoortgang], huis: Huis, nu: datetime, kenmerk: str = "alle"
) -> Voortgangsrapportage:
    """What is of this dienst, in one project or in each of its projects."""
    delen = tuple(map(_van_dienst, voortgang))
    onderwerp = delen[0].titel if len(delen) == 1 else "alle projecten van uw organisatie"
    kop = _kop(kenmerk, onderwerp, dienst, nu)
    return Voortgangsrapportage(afzender=huis.afzender, kop=kop, delen=delen)


def totaalrapport(voortgang: Iterable[Projectvoortgang], huis: Huis, nu: datetime) -> Voortgangsrapportage:
    """All projects together, for the management."""
    projecten = tuple(voortgang)
    overzicht = Overzicht(
        projecten=tuple(map(_projectregel, projecten)),
        geblokkeerd=tuple(_termijn(t, _kort(p)) for p in projecten for t in p.geblokkeerd),
        vervolg=tuple(_vervolg(stap, _kort(p)) for p in projecten for stap in p.vervolg),
    )
    return Voortgangsrapportage(
        afzender=huis.afzender, kop=_kop("alle", "alle projecten", "het management", nu), overzicht=overzicht
    )


def _kop(kenmerk: str, onderwerp: str, bestemd_voor: str, nu: datetime) -> Rapportkop:
    week = week_van(nu)
    return Rapportkop(
        kenmerk=f"{kenmerk}/VR/{week}",
        datum=opmaak.dag(nu),
        onderwerp=onderwerp,
        week=_in_woorden(week),
        bestemd_voor=bestemd_voor,
    )


def _in_woorden(week: Week) -> str:
    dagen = f"{opmaak.datum(week.maandag)} tot en met {opmaak.datum(week.zondag)}"
    return f"week {week.nummer} van {week.jaar} ({dagen})"


def _titel(voortgang: Projectvoortgang | Dienstvoortgang) -> str:
    return f"{voortgang.naam} ({voortgang.kenmerk})"


def _kort(voortgang: Projectvoortgang) -> str:
    return f"{voortgang.kenmerk} {voortgang.naam}"


# --- een project ----------------------------------------------------------------------------------------------------


def _van_project(voortgang: Projectvoortgang) -> Projectdeel:
    return Projectdeel(
        titel=_titel(voortgang),
        voor_dienst=False,
        feiten=tuple(_feiten(voortgang)),
        gebeurd=tuple(Gebeurd(datum=g.dag, wat=g.wat) for g in voortgang.gebeurd),
        fasen=_fasen(voortgang.mijlpalen),
        vervolg=tuple(_vervolg(stap) for stap in voortgang.vervolg),
        termijnen=tuple(_termijn(t) for t in voortgang.termijnen),
        diensten=tuple(
            Dienstregel(dienst=d.dienst, stand=leesbaar(d.toestand), open="\n".join(d.open) or GEEN)
            for d in voortgang.diensten
        ),
        aandacht=voortgang.vlaggen,
    )


def _feiten(voortgang: Projectvoortgang) -> Iterator[Feit]:
    yield Feit(naam="Stand", waarde=stand_in_woorden(voortgang))
    yield Feit(naam="Volgende mijlpaal", waarde=volgende_mijlpaal(voortgang.volgende))
    yield Feit(naam="Planning", waarde=_achterstand(voortgang))
    aantal = len(voortgang.geblokkeerd)
    yield Feit(naam="Geblokkeerd", waarde=_aantal(aantal, "termijn", "termijnen") if aantal else "geen termijn")


def stand_in_woorden(voortgang: Projectvoortgang | Dienstvoortgang) -> str:
    fase = f" ({voortgang.hoofdfase})" if voortgang.hoofdfase else ""
    return f"{leesbaar(voortgang.toestand or '')}{fase}"


def volgende_mijlpaal(mijlpaal: Moment | None) -> str:
    if mijlpaal is None:
        return GEEN
    return f"{mijlpaal.naam}{f', gepland op {opmaak.datum(mijlpaal.gepland)}' if mijlpaal.gepland else ''}"


def _achterstand(voortgang: Projectvoortgang) -> str:
    volgende = voortgang.volgende
    if volgende and volgende.verschil:
        return f"de volgende mijlpaal is {_aantal(volgende.verschil, 'dag', 'dagen')} over tijd"
    return GEEN if voortgang.verschil is None else f"de laatste mijlpaal was {_dagen(voortgang.verschil)}"


def _fasen(mijlpalen: Iterable[Moment]) -> tuple[Fase, ...]:
    return tuple(
        Fase(naam=fase.capitalize(), mijlpalen=tuple(mijlpaalregel(m) for m in groep))
        for fase, groep in groupby(mijlpalen, key=lambda m: m.hoofdfase)
    )


def mijlpaalregel(moment: Moment) -> Mijlpaal:
    return Mijlpaal(
        naam=moment.naam.capitalize(),
        gepland=_dag(moment.gepland),
        werkelijk=opmaak.datum(moment.werkelijk) if moment.werkelijk else _STANDEN[moment.stand],
        verschil=verschil_in_woorden(moment),
    )


def verschil_in_woorden(moment: Moment) -> str:
    if moment.verschil is None:
        return GEEN
    return _dagen(moment.verschil) if moment.werkelijk else f"{_aantal(moment.verschil, 'dag', 'dagen')} over tijd"


def _dagen(verschil: int) -> str:
    if verschil == 0:
        return "op tijd"
    return f"{_aantal(abs(verschil), 'dag', 'dagen')} {'later' if verschil > 0 else 'eerder'}"


def _vervolg(stap: Vervolgstap, project: str = "") -> Vervolg:
    perceel = f" (perceel {stap.perceel})" if stap.perceel else ""
    return Vervolg(
        project=project,
        stap=f"{stap.wat}{perceel}",
        wie=" en ".join(stap.wie) or GEEN,
        tegen="\n".join(stap.tegen) or "kan nu",
    )


def _termijn(termijn: Termijnstand, project: str = "") -> Termijnregel:
    return Termijnregel(
        project=project,
        naam=_termijnnaam(termijn),
        laatste_dag=opmaak.datum(termijn.laatste_dag),
        stand=f"{_resterend(termijn)}{', geblokkeerd' if termijn.geblokkeerd and not project else ''}",
        wacht_op="; ".join(filter(None, (", ".join(termijn.diensten), termijn.wacht_op))) or GEEN,
    )


def _termijnnaam(termijn: Termijnstand) -> str:
    return f"{_TERMIJNEN[termijn.soort]}{f' (perceel {termijn.perceel})' if termijn.perceel else ''}"


def _resterend(termijn: Termijnstand) -> str:
    if termijn.dagen < 0:
        return f"{_aantal(-termijn.dagen, 'dag', 'dagen')} over tijd"
    if termijn.voorbij:
        return "vandaag verstreken"
    return f"nog {_aantal(termijn.dagen, 'dag', 'dagen')}" if termijn.dagen else "vandaag"


# --- alle projecten -------------------------------------------------------------------------------------------------


def _projectregel(voortgang: Projectvoortgang) -> Projectregel:
    volgende, aantal = voortgang.volgende, len(voortgang.geblokkeerd)
    return Projectregel(
        project=f"{voortgang.kenmerk}\n{voortgang.naam}",
        toestand=stand_in_woorden(voortgang),
        mijlpaal=volgende_mijlpaal(volgende).replace(", gepland", "\ngepland").capitalize(),
        verschil=_kort_verschil(voortgang),
        geblokkeerd=str(aantal) if aantal else GEEN,
    )


def _kort_verschil(voortgang: Projectvoortgang) -> str:
    if voortgang.verschil is None:
        return GEEN
    volgende = voortgang.volgende
    return verschil_in_woorden(volgende) if volgende and volgende.verschil else _dagen(voortgang.verschil)


# --- een dienst -----------------------------------------------------------------------------------------------------


def _van_dienst(voortgang: Dienstvoortgang) -> Projectdeel:
    return Projectdeel(
        titel=_titel(voortgang),
        voor_dienst=True,
        feiten=tuple(_feiten_voor_dienst(voortgang)),
        gevraagd=tuple(map(vraagregel, voortgang.vragen)),
        fasen=_fasen(voortgang.mijlpalen),
        termijnen=tuple(map(_eigen_termijn, voortgang.termijnen)),
        onderdelen=tuple(
            Onderdeel(
                naam=naam.capitalize(),
                stand=f"{cel.tekst} (wacht op {_WIE[cel.wie]})" if cel.wie else cel.tekst,
                datum=_dag(cel.op),
            )
            for naam, cel in voortgang.onderdelen
        ),
        besluiten=tuple(
            Besluit(onderwerp=b.onderwerp.capitalize(), uitkomst=b.uitkomst, nummer=b.nummer, datum=opmaak.datum(b.dag))
            for b in voortgang.besluiten
        ),
        brieven=tuple(
            Brief(naam=b.titel, aantal=b.aantal, verzonden=opmaak.datum(b.verzonden)) for b in voortgang.brieven
        ),
    )


_WIE = {"dienst": "u", "partijen": "de partijen", "Bizob": "de inkooporganisatie"}


def _feiten_voor_dienst(voortgang: Dienstvoortgang) -> Iterator[Feit]:
    yield Feit(naam="Uw deelname", waarde=leesbaar(voortgang.deelname))
    if voortgang.toestand:
        yield Feit(naam="Stand", waarde=stand_in_woorden(voortgang))
        yield Feit(naam="Volgende mijlpaal", waarde=volgende_mijlpaal(voortgang.volgende))


def vraagregel(vraag: Vraag) -> Gevraagd:
    return Gevraagd(wat=vraag.wat, uiterlijk=_dag(vraag.uiterlijk))


def _eigen_termijn(termijn: Termijnstand) -> Termijnregel:
    return Termijnregel(
        naam=_termijnnaam(termijn),
        laatste_dag=opmaak.datum(termijn.laatste_dag),
        stand=_resterend(termijn),
        wacht_op="uw organisatie" if termijn.diensten else GEEN,
    )


def _dag(dag: date | None) -> str:
    return opmaak.datum(dag) if dag else GEEN


def _aantal(aantal: int, enkel: str, meer: str) -> str:
    return f"{aantal} {enkel if aantal == 1 else meer}"
