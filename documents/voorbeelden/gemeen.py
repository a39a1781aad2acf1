"""Parts that the samples share."""

from datetime import date

from documents.contexts.deel import (
    Afzender,
    Besluitverwijzing,
    Briefhoofd,
    Contact,
    Dienst,
    Geadresseerde,
    Kop,
    Ondertekenaar,
    Ondertekening,
    Opschorting,
    Strategie,
)

GEMEENTEN = (
    "Asten", "Bergeijk", "Best", "Bladel", "Cranendonck", "Deurne", "Eersel", "Geldrop-Mierlo", "Gemert-Bakel",
    "Heeze-Leende", "Laarbeek", "Nuenen, Gerwen en Nederwetten", "Oirschot", "Reusel-De Mierden", "Someren",
    "Son en Breugel", "Veldhoven", "Waalre",
)  # fmt: skip
INSCHRIJVERS = (
    "Voorbeeld & Zonen Zorgvervoer B.V.",
    "Coöperatieve Vereniging Hulpmiddelencentrum Noord-Brabant én Limburg U.A.",
    "Łódź <Techniek> B.V.",
    "Fictief Onderhoud \"De Peel\" v.o.f.",
    "Naamloos B.V.",
)  # fmt: skip
KWALITEIT = (
    "Plan van aanpak", "Implementatie", "Klanttevredenheid & klachten", "Duurzaamheid (CO₂ < 100 g/km)",
    "Social return", "Bereikbaarheid", "Rapportage", "Continuïteit", "Privacy", "Innovatie", "Samenwerking",
)  # fmt: skip
VINGERAFDRUK = "3b7f9c1d" * 8
REDEN = (
    "Uw plan beschrijft de werkwijze volledig en concreet, maar noemt geen meetbare doelen voor het eerste jaar. "
    "De beoordelaars konden daardoor niet vaststellen hoe u de doorlooptijd van maximaal drie werkdagen bewaakt."
)

AFZENDER = Afzender(
    naam="Bizob", adres="Postbus 1", postcode="1000 AA", plaats="Voorbeeldstad", email="aanbestedingen@bizob.example"
)
BRIEFHOOFD = Briefhoofd(
    naam="Gemeente Asten",
    regels=("Postbus 290", "5720 AG  Asten", "Bezoekadres: Koningsplein 3", "Telefoon 0493 000 000", "asten.example"),
    slotgroet="Met vriendelijke groet,",
)
CONTACT = Contact(naam="de concerninkoper", email="inkoop@bizob.example")
ONDERTEKENING = Ondertekening(naam="N. Voorbeeld", functie="concerninkoper", organisatie="Bizob")
OPSCHORTING = Opschorting(regime="wettelijk", laatste_dag=date(2026, 7, 27), tijd="23.59 uur")
STRATEGIE = Strategie(versie=2, datum=date(2026, 2, 3), vingerafdruk=VINGERAFDRUK)
BURGEMEESTER_EN_SECRETARIS = (Ondertekenaar(functie="burgemeester"), Ondertekenaar(functie="secretaris"))
GEMEENTEWET = (
    "artikel 160, eerste lid, onder d, van de Gemeentewet",
    "artikel 171 van de Gemeentewet",
)
HANDELINGEN = (
    "het bekendmaken van de aanbesteding op het aanbestedingsplatform",
    "de gewone correspondentie met gegadigden en inschrijvers, ook over toelichting en bewijsmiddelen",
    "het beantwoorden van vragen en het publiceren van de nota’s van inlichtingen",
    "het ondertekenen en verzenden van de gunningsbrieven",
    "het ondertekenen en verzenden van de afwijzingsbrieven",
)


def kop(onderwerp: str, datum: date = date(2026, 7, 6)) -> Kop:
    return Kop(
        kenmerk="2026-014/G/0007",
        datum=datum,
        onderwerp=onderwerp,
        project="Wmo-hulpmiddelen & trapliften",
        projectnummer="2026-014",
    )


def inschrijver(naam: str = INSCHRIJVERS[0], email: str = "tender@voorbeeld.example") -> Geadresseerde:
    return Geadresseerde(
        organisatie=naam, adres="Industrieweg 12", postcode="5600 ZZ", plaats="Eindhoven", email=email
    )  # fmt: skip


def contactpersoon(gemeente: str = "Asten") -> Geadresseerde:
    return Geadresseerde(
        organisatie=f"gemeente {gemeente}",
        ter_attentie_van="de beleidsadviseur Wmo",
        adres="Postbus 290",
        postcode="5720 AG",
        plaats=gemeente,
    )


def besluit(gemeente: str, nummer: int) -> Besluitverwijzing:
    return Besluitverwijzing(
        dienst=f"gemeente {gemeente}",
        orgaan=f"het college van burgemeester en wethouders van de gemeente {gemeente}",
        nummer=f"B&W 2026/{nummer:03d}",
        datum=date(2026, 6, 16 + nummer % 10),
    )


def besluiten(aantal: int) -> tuple[Besluitverwijzing, ...]:
    return tuple(besluit(gemeente, nummer) for nummer, gemeente in enumerate(GEMEENTEN[:aantal], start=1))


def gemeente(naam: str = "Asten") -> Dienst:
    return Dienst(
        naam=f"gemeente {naam}",
        orgaan=f"het college van burgemeester en wethouders van de gemeente {naam}",
        plaats=naam,
        ondertekenaars=BURGEMEESTER_EN_SECRETARIS,
    )
