"""The steps of the procedure in their order, each in its hoofdfase: wide, narrow, wide (procedure section 2)."""

HOOFDFASEN = {
    "voorbereiding": ("aangemeld", "startbijeenkomst", "inkoopstrategie", "aanbestedingsdocumenten"),
    "acquisitie": ("nota van inlichtingen", "aanbestedingsfase", "gunning"),
    "realisatie": ("contract", "evaluatie", "contractmanagement"),
}
"""Per hoofdfase the beginnings of the states of a project in it."""


def leesbaar(toestand: str) -> str:
    """`nota_van_inlichtingen` as people write it."""
    return toestand.replace("_", " ")


def hoofdfase(toestand: str) -> str:
    """The hoofdfase of a state of a project; empty when the project is over."""
    return next((fase for fase, begin in HOOFDFASEN.items() if leesbaar(toestand).startswith(begin)), "")
