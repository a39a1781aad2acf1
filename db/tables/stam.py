"""Master data (rows: `workflow.case.stam`)."""

from db.tables import velden as v
from workflow.case.stam import Rol, SoortDienst


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
