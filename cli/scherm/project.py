"""One project on the screen: where it stands, who is to act, what may be next, and which dates count."""

from collections import Counter
from collections.abc import Iterable, Iterator

from cli.fouten import redenregels
from cli.scherm.rooster import toon_rooster
from cli.scherm.tabel import datum, druk, druk_tabel, euro, kop, moment
from cli.stappen import hoofdfase, leesbaar
from cli.uitvoer import meervoud
from usecases.overzicht import Beeld
from workflow.beletsels import Beletsel
from workflow.documenten import KINDS
from workflow.rooster import TermijnRegel, verbs_hier
from workflow.tijd import dag_van
from workflow.vlaggen import Vlag

_HOOGSTENS_NAMEN = 6
"""More who must act are told as a number."""


def toon_beeld(beeld: Beeld, vlaggen: Iterable[Vlag] = ()) -> None:
    """Everything, in the order in which people ask for it."""
    druk(_titel(beeld))
    druk(_hoofd(beeld), hangt=11)
    _blok("Let op", (f"  - {vlag.melding} [{vlag.code}]" for vlag in vlaggen))
    _blok("Percelen", _percelen(beeld))
    toon_rooster(beeld.rooster)
    _blok("Wacht op een tweede persoon", _voorstellen(beeld))
    _blok("Volgende stappen", _stappen(beeld))
    toon_termijnen(beeld)
    toon_brieven(beeld)


def _blok(titel: str, regels: Iterable[str]) -> None:
    """A heading with lines; without lines nothing."""
    if gevuld := list(regels):
        kop(titel)
        druk(gevuld)


def _titel(beeld: Beeld) -> Iterator[str]:
    project = beeld.case.project
    yield f"{project.kenmerk}  {project.naam}"
    if project.omschrijving != project.naam:
        yield f"  {project.omschrijving}"


def _hoofd(beeld: Beeld) -> Iterator[str]:
    project = beeld.case.project
    fase = hoofdfase(project.toestand)
    yield f"  toestand   {leesbaar(project.toestand)}{f' ({fase})' if fase else ''}"
    yield f"  procedure  {leesbaar(project.procedure)}, {project.aard}"
    yield f"  waarde     {euro(project.waarde)} zonder btw, alle deelnemers samen"
    yield f"  aangemeld  {datum(dag_van(project.aangemeld_op))}"
    yield from _leiding(beeld)


def _leiding(beeld: Beeld) -> Iterator[str]:
    leiders = [(leider.rol, leider.persoon_id) for leider in beeld.case.projectleiders.values()]
    if leiders:
        yield f"  leiding    {', '.join(f'{_naam(beeld, wie)} ({rol})' for rol, wie in leiders)}"


def _naam(beeld: Beeld, persoon_id: str) -> str:
    persoon = beeld.case.stam.personen.get(persoon_id)
    return persoon.naam if persoon else persoon_id


def _percelen(beeld: Beeld) -> Iterator[str]:
    for perceel in beeld.case.percelen.values():
        winnaars = meervoud(perceel.aantal_winnaars, "winnaar", "winnaars")
        yield f"  {perceel.nummer}  {perceel.naam}: {leesbaar(perceel.toestand)}, {euro(perceel.waarde)}, {winnaars}"


def _voorstellen(beeld: Beeld) -> Iterator[str]:
    kenmerk = beeld.case.project.kenmerk
    for voorstel in beeld.voorstellen:
        door = _naam(beeld, voorstel.voorgesteld_door)
        yield f"  - voorstel {voorstel.nummer}: {voorstel.verb}, door {door} op {moment(voorstel.voorgesteld_op)}"
        yield f"    zandloper bevestig --project {kenmerk} --voorstel {voorstel.nummer} --als E-MAILADRES"


def _stappen(beeld: Beeld) -> Iterator[str]:
    for stap in sorted(beeld.stappen, key=lambda stap: bool(stap.redenen)):
        voor = f" (perceel {stap.perceel})" if stap.perceel else ""
        wanneer = "nog niet" if stap.redenen else "kan nu"
        yield f"  {'✗' if stap.redenen else '✓'} {wanneer}: {stap.verb}{voor} – {stap.hulp}"
        for reden in stap.redenen:
            yield from redenregels(reden, "      ")
    yield f"  Hier kan ook: {', '.join(verb for verb in verbs_hier(beeld.case) if verb != 'controleer_termijnen')}."


def toon_termijnen(beeld: Beeld) -> None:
    """Each with the rule that it rests on and how the last day was found."""
    _blok("Termijnen", (regel for termijn in beeld.termijnen for regel in _termijn(termijn, beeld)))


def _termijn(termijn: TermijnRegel, beeld: Beeld) -> Iterator[str]:
    wie = "" if termijn.wie == "project" else f", {termijn.wie}"
    yield f"  {datum(termijn.laatste_dag)}  {leesbaar(termijn.soort)}{wie}: {_stand(termijn, beeld)}"
    yield f"              {termijn.bron}: {termijn.redenering}"
    yield from (f"              {regel}" for regel in beletselregels(termijn))


def beletselregels(termijn: TermijnRegel) -> Iterator[str]:
    """What it waits for, and by which verb; one line per kind of thing, with whom it waits for."""
    per_verb: dict[str, list[Beletsel]] = {}
    for beletsel in termijn.beletsels:
        per_verb.setdefault(beletsel.verb, []).append(beletsel)
    for verb, samen in per_verb.items():
        wat = samen[0].wat if len(samen) == 1 else f"{samen[0].wat}, en zo nog {len(samen) - 1}"
        wie = ", ".join(dict.fromkeys(b.wie for b in samen[:_HOOGSTENS_NAMEN]))
        achter = f" en {len(samen) - _HOOGSTENS_NAMEN} meer" if len(samen) > _HOOGSTENS_NAMEN else ""
        yield f"wacht: {wat}; aan zet: {wie}{achter} ({verb})"


def _stand(termijn: TermijnRegel, beeld: Beeld) -> str:
    if termijn.toestand != "open":
        return str(termijn.toestand)
    if termijn.verloopt_op <= beeld.nu:
        return "open, maar voorbij (zandloper termijnen controleer)"
    return f"open, nog {meervoud((termijn.laatste_dag - dag_van(beeld.nu)).days, 'dag', 'dagen')}"


def toon_brieven(beeld: Beeld) -> None:
    """Per kind how many stand where, and how many were not made yet."""
    if not beeld.documenten:
        return
    kop("Brieven")
    standen = list(dict.fromkeys(str(regel.toestand) for regel in beeld.documenten))
    aantal = Counter((regel.soort, str(regel.toestand)) for regel in beeld.documenten)
    wacht = Counter(regel.soort for regel in beeld.documenten if regel.sha256 is None)
    soorten = dict.fromkeys(regel.soort for regel in beeld.documenten)
    rijen = [[KINDS[s].titel, *(_getal(aantal[s, stand]) for stand in standen), _getal(wacht[s])] for s in soorten]
    druk_tabel(["soort", *standen, "nog te maken"], rijen)


def _getal(aantal: int) -> str:
    return str(aantal) if aantal else "–"
