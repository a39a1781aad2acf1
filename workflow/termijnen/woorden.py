"""A computed date always shows its count in Dutch words, so that a reader can redo it on a wall calendar."""

from datetime import date, datetime

from workflow.termijnen.kalender import DAG, Kalender
from workflow.termijnen.tellen import LANGSTE, Eenheid, kaal_einde
from workflow.tijd import lokaal

_DAGNAMEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


def nl_datum(dag: date) -> str:
    """A date carries its weekday: "ma 12-10-2026", "zo 1-11-2026"."""
    return f"{_DAGNAMEN[dag.weekday()]} {dag.day}-{dag.month:02d}-{dag.year}"


def nl_moment(moment: datetime) -> str:
    """A moment carries its Dutch wall-clock time: "ma 11-05-2026 12:00"."""
    return f"{nl_datum(lokaal(moment).date())} {lokaal(moment):%H:%M}"


def nl_dag(dag: date, kalender: Kalender) -> str:
    """A holiday carries its name as well: "ma 27-04-2026 (Koningsdag)"."""
    naam = kalender.feestdag(dag)
    return f"{nl_datum(dag)} ({naam})" if naam else nl_datum(dag)


def reden_vooruit(
    gebeurtenis: str, start: date, aantal: int, laatste: date, kalender: Kalender, atw: bool, eenheid: Eenheid = "dagen"
) -> str:
    """A forward term names day 1, the day on which the bare count ends, and where the law moves that to (ATW 1, 2)."""
    kaal = kaal_einde(start, aantal, eenheid)
    eerste = [f"dag 1 = {nl_datum(start + DAG)}"] if aantal > 1 else []
    einde = f"dag {aantal}" if eenheid == "dagen" else f"{aantal} {eenheid}"
    delen = [f"{gebeurtenis} {nl_datum(start)}", *eerste, f"{einde} = {nl_dag(kaal, kalender)}"]
    if laatste > kaal:
        delen += _overgeslagen(kaal, laatste, kalender)
        delen.append(f"Algemene termijnenwet → {nl_datum(laatste)}")
    elif not kalender.is_werkdag(laatste):
        delen.append(
            f"geen verlenging: {f'termijn van meer dan {LANGSTE[eenheid]} {eenheid}' if atw else 'eigen termijn'}"
        )
    return "; ".join(delen)


def reden_terug(gebeurtenis: str, start: date, dagen: int, laatste: date, kalender: Kalender) -> str:
    """A backward term names the day the count reaches, and an internal target when that is no workday (ATW 1(2), 2)."""
    kaal = kaal_einde(start, -dagen)
    delen = [f"{gebeurtenis} {nl_datum(start)}", f"dag {dagen} ervoor = {nl_dag(kaal, kalender)}"]
    if laatste < kaal:
        delen.append(f"minstens twee werkdagen in de termijn (Algemene termijnenwet, artikel 2) → {nl_datum(laatste)}")
    if not kalender.is_werkdag(laatste):
        streefdag = nl_datum(kalender.vorige_werkdag(laatste))
        delen.append(f"terugrekenen verschuift niet; intern streven: uiterlijk {streefdag}")
    return "; ".join(delen)


def voorbehoud(laatste: date, kalender: Kalender) -> str:
    """A date beyond the years of which the equated days are known may still move (ATW 3(3)); empty when it may not."""
    bekend = kalender.laatste_bekende_jaar
    if laatste.year <= bekend:
        return ""
    sinds = f"na {bekend} " if bekend else ""
    return f"let op: gelijkgestelde dagen {sinds}zijn nog niet bekend"


def _overgeslagen(kaal: date, laatste: date, kalender: Kalender) -> list[str]:
    """Weekends explain themselves; the other days that are passed over are named."""
    tussen = (kaal + n * DAG for n in range(1, (laatste - kaal).days))
    namen = [nl_dag(dag, kalender) for dag in tussen if kalender.feestdag(dag)]
    return [f"telt ook niet als laatste dag: {', '.join(namen)}"] if namen else []
