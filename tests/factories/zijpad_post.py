"""The side path of the post: letters leave by mail, of one nobody knows whether it left, and a person decides."""

from dataclasses import replace
from typing import Any

from tests.factories.spel import Spel, moment
from workflow.case.dossier import SoortStuk
from workflow.case.post import Bericht, BerichtToestand
from workflow.verbs.post import Beslissing

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
VERZONDEN = moment("2026-06-13T10:05")


def geef_brieven_vrij(spel: Spel) -> None:
    """What is on the post reaches somebody in this game."""
    spel.beleid = replace(spel.beleid, post_bezorgt=True)
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-13T10:00")


def van_brieven(spel: Spel) -> list[Bericht]:
    """The mails with the letters of this path; calendar entries and reminders went before them."""
    return [b for b in spel.zaak.berichten.values() if b.soort in BRIEVEN]


def bezorg(spel: Spel, bericht: Bericht, toestand: BerichtToestand, **feiten: Any) -> None:
    """What the post does with one mail."""
    if toestand == BerichtToestand.VERZONDEN:
        feiten.setdefault("verzonden_op", VERZONDEN)
    spel.case = spel.zaak.met(replace(bericht, toestand=toestand, **feiten))


def verzend_per_post(spel: Spel) -> None:
    geef_brieven_vrij(spel)
    spel.doe("verzend_brieven", soorten=BRIEVEN)
    eerste, *rest = van_brieven(spel)
    spel.op("2026-06-13T10:10")
    for bericht in rest:
        bezorg(spel, bericht, BerichtToestand.VERZONDEN)
    bezorg(spel, eerste, BerichtToestand.ONZEKER)
    spel.doe("verwerk_post", "systeem")
    bewijs = spel.leg_in_dossier("ontvangstbevestiging", SoortStuk.CORRESPONDENTIE)
    met = {"toelichting": "De ontvanger bevestigt het.", "verzonden_op": VERZONDEN, "bewijs": bewijs}
    spel.doe("beslis_post", nummer=eerste.nummer, uitkomst=Beslissing.VERZONDEN, **met)


ZIJPADEN = (("beslissing", verzend_per_post),)
