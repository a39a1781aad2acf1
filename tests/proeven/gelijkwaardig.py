"""Mutants that change nothing that can be observed, each with the reason; a test that could kill one cannot exist."""

_JURIST = "de rol ecb houdt alleen wie in het inkoopteam zit, en het hele inkoopteam mag dit al"

GELIJKWAARDIG: dict[str, str] = {
    "leg_belangenverklaring_af: ook voor ecb": _JURIST,
    "scoor: ook voor ecb": _JURIST,
    "workflow/deelneming.py te_herstellen: "
    "strategie is None or strategie.deadline is None → strategie is None and strategie.deadline is None": (
        "te herstellen valt er pas na de vaststelling: dan is er altijd een aangeboden strategie met een deadline"
    ),
    "workflow/guards/strategie.py deelnames_beslist: "
    "strategie and strategie.deadline → strategie or strategie.deadline": (
        "staat binnen 'deelname is onbeslist': dan is er altijd een aangeboden strategie met een deadline"
    ),
    "workflow/besluittekst.py _uittreding: "
    "huidig is None or huidig.aangeboden_op is None → huidig is None and huidig.aangeboden_op is None": (
        "de vraag naar de aangeboden strategie geeft alleen een strategie met een moment van aanbieden"
    ),
    "workflow/beoordeling.py _eersten: rang <= perceel.aantal_winnaars → not rang <= perceel.aantal_winnaars": (
        "vergeleken worden de eersten van dezelfde inschrijvingen voor en na: de rest is gelijk als de eersten dat zijn"
    ),
    "workflow/guards/brieven.py einde_klopt: "
    "perceel.regime == Regime.CONTRACTUEEL → perceel.regime != Regime.CONTRACTUEEL": (
        "de termijn van de wet en die van de aanbestedingsstukken tellen even lang, en deze reden noemt alleen de dag"
    ),
}
