"""Overeenkomsten, award notice, evaluation and hand-over (rows: `workflow.case.contract`)."""

from datetime import date, datetime

from db.tables import velden as v
from workflow.case.contract import ContractToestand, OvereenkomstToestand, Partij, SoortWijziging


class Overeenkomsten(v.Tabel, table=True):
    __tablename__ = "overeenkomsten"
    __table_args__ = (
        v.ouder(),
        v.uniek("perceel_id", "inschrijving_id", "deelname_id"),
        v.volgorde("ingangsdatum", "einddatum"),
        v.regel(
            "aangeboden_met_moment", "toestand IN ('concept', 'vrijgegeven', 'vervallen') OR aangeboden_op IS NOT NULL"
        ),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    inschrijving_id: str = v.binnen("inschrijvingen")
    deelname_id: str = v.binnen("deelnames")
    toestand: str = v.keuze(OvereenkomstToestand)
    dossierstuk_id: str = v.binnen("dossierstukken")
    nvi_ronde: int = v.getal(minimum=0)
    ingangsdatum: date = v.dag()
    einddatum: date = v.dag()
    opgesteld_door: str = v.naar("personen")
    opgesteld_op: datetime = v.moment()
    aangeboden_op: datetime | None = v.moment(leeg=True)
    verlengbaar_tot: date | None = v.dag(leeg=True)


class Ondertekeningen(v.Tabel, table=True):
    __tablename__ = "ondertekeningen"
    __table_args__ = (v.per_project(), v.uniek("overeenkomst_id", "partij"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    overeenkomst_id: str = v.binnen("overeenkomsten")
    partij: str = v.keuze(Partij)
    getekend_op: date = v.dag()
    bewijs_id: str = v.binnen("dossierstukken")
    geregistreerd_op: datetime = v.moment()


class Contracten(v.Tabel, table=True):
    __tablename__ = "contracten"
    __table_args__ = (v.ouder(), v.uniek("overeenkomst_id"), v.volgorde("ingangsdatum", "einddatum"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    overeenkomst_id: str = v.binnen("overeenkomsten")
    ingangsdatum: date = v.dag()
    einddatum: date = v.dag()
    verlengbaar_tot: date | None = v.dag(leeg=True)
    toestand: str = v.keuze(ContractToestand)
    geregistreerd_op: datetime = v.moment()


class Weigeringen(v.Tabel, table=True):
    __tablename__ = "weigeringen"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    overeenkomst_id: str = v.binnen("overeenkomsten")
    partij: str = v.keuze(Partij)
    geweigerd_op: date = v.dag()
    motivering: str = v.tekst(gevuld=True)
    bewijs_id: str = v.binnen("dossierstukken")
    ecb_advies_id: str | None = v.binnen("dossierstukken", leeg=True)
    geregistreerd_op: datetime = v.moment()
    geregistreerd_door: str = v.naar("personen")


class Contractwijzigingen(v.Tabel, table=True):
    __tablename__ = "contractwijzigingen"
    __table_args__ = (v.per_project(), v.uniek("contract_id", "nummer"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    contract_id: str = v.binnen("contracten")
    nummer: int = v.getal(minimum=1)
    soort: str = v.keuze(SoortWijziging)
    omschrijving: str = v.tekst(gevuld=True)
    ingaand_op: date = v.dag()
    einddatum: date | None = v.dag(leeg=True)
    bewijs_id: str = v.binnen("dossierstukken")
    geregistreerd_op: datetime = v.moment()
    geregistreerd_door: str = v.naar("personen")


class Gesprekken(v.Tabel, table=True):
    __tablename__ = "gesprekken"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    contract_id: str = v.binnen("contracten")
    gehouden_op: date = v.dag()
    aanwezigen: tuple[str, ...] = v.reeks()
    afspraken: tuple[str, ...] = v.reeks()
    verslag_id: str | None = v.binnen("dossierstukken", leeg=True)
    geregistreerd_op: datetime = v.moment()
    geregistreerd_door: str = v.naar("personen")


class Aankondigingen(v.Tabel, table=True):
    __tablename__ = "aankondigingen"
    __table_args__ = (v.per_project(), v.uniek("perceel_id", "referentie"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    referentie: str = v.tekst(gevuld=True)
    verzonden_op: date = v.dag()


class Evaluaties(v.Tabel, table=True):
    __tablename__ = "evaluaties"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    verslag_id: str = v.binnen("dossierstukken")
    formulier_id: str = v.binnen("dossierstukken")
    vastgelegd_op: datetime = v.moment()


class Dossieroverdrachten(v.Tabel, table=True):
    __tablename__ = "dossieroverdrachten"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    deelname_id: str = v.binnen("deelnames")
    aangeboden_op: datetime = v.moment()
    ontvangen_op: datetime | None = v.moment(leeg=True)
