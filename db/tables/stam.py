"""Master data (rows: `workflow.case.stam`)."""

from datetime import date

from db.tables import velden as v
from workflow.case.stam import Beeldvorm, Rol, SoortDienst


class Personen(v.Tabel, table=True):
    __tablename__ = "personen"
    __table_args__ = (v.uniek("email"),)

    nr: int = v.nr()
    id: str = v.sleutel()
    email: str = v.email()
    naam: str = v.tekst(gevuld=True)
    rollen: tuple[str, ...] = v.reeks(Rol)


class Diensten(v.Tabel, table=True):
    __tablename__ = "diensten"
    __table_args__ = (v.uniek("naam"),)

    nr: int = v.nr()
    id: str = v.sleutel()
    naam: str = v.tekst(gevuld=True)
    soort: str = v.keuze(SoortDienst)
    code: str = v.tekst()
    tooi_uri: str = v.tekst()
    orgaan: str = v.tekst(gevuld=True)
    ondertekenaars: tuple[str, ...] = v.reeks()
    adres: str = v.tekst()
    postcode: str = v.tekst()
    plaats: str = v.tekst()


class Contactpersonen(v.Tabel, table=True):
    __tablename__ = "contactpersonen"
    __table_args__ = (v.uniek("dienst_id", "persoon_id", "functie"),)

    nr: int = v.nr()
    id: str = v.sleutel()
    dienst_id: str = v.naar("diensten")
    persoon_id: str = v.naar("personen")
    functie: str = v.tekst()
    volgorde: int = v.getal(minimum=1)


class Huisstijlen(v.Tabel, table=True):
    __tablename__ = "huisstijlen"
    __table_args__ = (
        v.uniek("dienst_id"),
        v.regel(
            "logo_compleet",
            " AND ".join(
                f"(logo_sha256 IS NULL) = ({kolom} IS NULL)"
                for kolom in ("logo_vorm", "logo_breedte", "logo_hoogte", "logo_alt")
            ),
        ),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    dienst_id: str = v.naar("diensten")
    adresblok: tuple[str, ...] = v.reeks()
    bezoekadres: str = v.tekst()
    telefoon: str = v.tekst()
    website: str = v.tekst()
    slotgroet: str = v.tekst()
    ondertekenaars: tuple[str, ...] = v.reeks()
    logo_sha256: str | None = v.sha256(leeg=True)
    logo_vorm: str | None = v.keuze(Beeldvorm, leeg=True)
    logo_breedte: int | None = v.getal(minimum=1, leeg=True)
    logo_hoogte: int | None = v.getal(minimum=1, leeg=True)
    logo_alt: str | None = v.tekst(gevuld=True, leeg=True)


class GelijkgesteldeDagen(v.Tabel, table=True):
    __tablename__ = "gelijkgestelde_dagen"
    __table_args__ = (v.uniek("datum"),)

    nr: int = v.nr()
    id: str = v.sleutel()
    datum: date = v.dag()
    bron: str = v.tekst(gevuld=True)


class Drempelbedragen(v.Tabel, table=True):
    __tablename__ = "drempelbedragen"
    __table_args__ = (v.uniek("geldig_van"), v.volgorde("geldig_van", "geldig_tot"))

    nr: int = v.nr()
    id: str = v.sleutel()
    geldig_van: date = v.dag()
    geldig_tot: date = v.dag()
    werken: int = v.getal(minimum=1)
    centraal: int = v.getal(minimum=1)
    decentraal: int = v.getal(minimum=1)
    sas: int = v.getal(minimum=1)
    speciale_sectoren: int = v.getal(minimum=1)
    speciale_sectoren_sas: int = v.getal(minimum=1)
    concessies: int = v.getal(minimum=1)
    bron: str = v.tekst(gevuld=True)
