"""The first schema. It stays as it is: what changes later has a migration of its own.

It repeats what the tables declare and imports none of it, so that it still makes this schema when they have moved on.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001_begin"
down_revision = None
branch_labels = None
depends_on = None

_NR = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SOORTEN: Mapping[str, sa.types.TypeEngine[Any]] = {
    "tekst": sa.Text(),
    "getal": sa.Integer(),
    "ja_nee": sa.Boolean(),
    "dag": sa.Date(),
    "moment": sa.DateTime(timezone=True),
    "bedrag": sa.Numeric().with_variant(sa.Text(), "sqlite"),
}
_SQLITE_TRIGGERS = (
    "CREATE TRIGGER audit_geen_update BEFORE UPDATE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'audit is alleen toevoegen'); END",
    "CREATE TRIGGER audit_geen_delete BEFORE DELETE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'audit is alleen toevoegen'); END",
)
_POSTGRES_TRIGGERS = (
    "CREATE FUNCTION audit_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit is alleen toevoegen'; END $$",
    "CREATE TRIGGER audit_alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_alleen_toevoegen()",
)


def upgrade() -> None:
    _stam()
    _project()
    _start()
    _strategie()
    _publicatie()
    _inschrijving()
    _gunning()
    _contract()
    _termijn()
    _outbox_en_audit()
    _audit_triggers()


def _tabel(
    naam: str,
    kolommen: str,
    *,
    sleutel: str = "nr",
    uniek: Sequence[str] = (),
    naar: Mapping[str, str] | None = None,
    binnen: Mapping[str, str] | None = None,
    keuze: Mapping[str, str] | None = None,
    gevuld: str = "",
    sha256: str = "",
    minimum: Mapping[str, int] | None = None,
    regels: Mapping[str, str] | None = None,
) -> None:
    """`kolommen` are name:type, with a question mark where NULL is allowed; every table but a few has `nr` as its key.

    `naar` points to an id, `binnen` to an id of the same project; the others are the CHECK constraints.
    """
    checks = {f"{k}_keuze": f"{k} IN ({', '.join(map(repr, w.split()))})" for k, w in (keuze or {}).items()}
    checks |= {f"{k}_gevuld": f"trim({k}) <> ''" for k in gevuld.split()}
    checks |= {f"{k}_sha256": f"length({k}) = 64 AND ltrim({k}, '0123456789abcdef') = ''" for k in sha256.split()}
    checks |= {f"{k}_minimum": f"{k} >= {waarde}" for k, waarde in (minimum or {}).items()}
    checks |= regels or {}
    op.create_table(
        naam,
        *([sa.Column("nr", _NR, sa.Identity(), nullable=False)] if sleutel == "nr" else []),
        *(_kolom(*beschrijving.split(":")) for beschrijving in kolommen.split()),
        sa.PrimaryKeyConstraint(sleutel, name=f"pk_{naam}"),
        *(sa.UniqueConstraint(*u.split(), name=f"uq_{naam}_{u.replace(' ', '_')}") for u in uniek),
        *(_verwijzing(naam, [k], [f"{doel}.id"]) for k, doel in (naar or {}).items()),
        *(
            _verwijzing(naam, ["project_id", k], [f"{doel}.project_id", f"{doel}.id"])
            for k, doel in (binnen or {}).items()
        ),
        *(sa.CheckConstraint(sql, name=f"ck_{naam}_{regel}") for regel, sql in checks.items()),
    )


def _kolom(naam: str, soort: str) -> sa.Column[Any]:
    return sa.Column(naam, _SOORTEN[soort.rstrip("?")], nullable=soort.endswith("?"), autoincrement=False)


def _verwijzing(tabel: str, kolommen: list[str], doelen: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(kolommen, doelen, name=f"fk_{tabel}_{'_'.join(kolommen)}")


def _index(tabel: str, kolom: str, *, naam: str | None = None, waar: str | None = None) -> None:
    predicaat = None if waar is None else sa.text(waar)
    op.create_index(naam or f"ix_{tabel}_{kolom}", tabel, [kolom], sqlite_where=predicaat, postgresql_where=predicaat)


def _stam() -> None:
    _tabel(
        "installatie",
        "id:getal soort:tekst aangemaakt_op:moment",
        keuze={"soort": "echt oefening"},
        regels={"een_rij": "id = 1"},
        sleutel="id",
    )
    _tabel(
        "personen",
        "id:tekst email:tekst naam:tekst rollen:tekst",
        uniek=["id", "email"],
        gevuld="naam",
        regels={"email_apenstaart": "length(email) - length(replace(email, '@', '')) = 1"},
    )
    _tabel(
        "diensten",
        "id:tekst naam:tekst soort:tekst code:tekst tooi_uri:tekst orgaan:tekst ondertekenaars:tekst "
        "adres:tekst postcode:tekst plaats:tekst",
        uniek=["id", "naam"],
        keuze={"soort": "gemeente provincie waterschap gemeenschappelijke_regeling overig"},
        gevuld="naam orgaan",
    )
    _tabel(
        "contactpersonen",
        "id:tekst dienst_id:tekst persoon_id:tekst functie:tekst volgorde:getal",
        uniek=["id", "dienst_id persoon_id functie"],
        naar={"dienst_id": "diensten", "persoon_id": "personen"},
        minimum={"volgorde": 1},
    )


def _project() -> None:
    _tabel(
        "projecten",
        "id:tekst kenmerk:tekst naam:tekst omschrijving:tekst procedure:tekst aard:tekst waarde:bedrag "
        "toestand:tekst versie:getal aangemeld_op:moment",
        uniek=["id", "kenmerk"],
        keuze={
            "procedure": "openbaar meervoudig_onderhands sas",
            "aard": "leveringen diensten werken sas",
            "toestand": "aangemeld startbijeenkomst inkoopstrategie_concept inkoopstrategie_vaststelling "
            "aanbestedingsdocumenten nota_van_inlichtingen aanbestedingsfase "
            "aanbestedingsfase_geopend gunning contract evaluatie contractmanagement afgerond "
            "ingetrokken",
        },
        gevuld="kenmerk naam",
        minimum={"versie": 1},
        regels={"waarde_bereik": "CAST(waarde AS NUMERIC) >= 0"},
    )
    _tabel(
        "percelen",
        "id:tekst project_id:tekst nummer:tekst naam:tekst waarde:bedrag toestand:tekst regime:tekst "
        "aantal_winnaars:getal",
        uniek=["id", "project_id id", "project_id nummer"],
        naar={"project_id": "projecten"},
        keuze={
            "toestand": "open beoordeling advies beslissing opschorting contract gecontracteerd geen_geldige "
            "ingetrokken",
            "regime": "wettelijk contractueel geen",
        },
        gevuld="nummer naam",
        minimum={"aantal_winnaars": 1},
        regels={"waarde_bereik": "CAST(waarde AS NUMERIC) >= 0"},
    )
    _tabel(
        "projectleiders",
        "id:tekst project_id:tekst persoon_id:tekst rol:tekst vanaf:moment",
        uniek=["id", "project_id persoon_id rol"],
        naar={"project_id": "projecten", "persoon_id": "personen"},
        keuze={"rol": "beheerder concerninkoper contractmanager inkoopteamlid ecb contactpersoon auditor systeem"},
    )
    _tabel(
        "collectieftoetsen",
        "id:tekst project_id:tekst elementen:tekst getoetst_op:dag",
        uniek=["id"],
        naar={"project_id": "projecten"},
    )
    _index("collectieftoetsen", "project_id")
    _tabel(
        "deelnames",
        "id:tekst project_id:tekst dienst_id:tekst toestand:tekst gemeld_op:moment",
        uniek=["id", "project_id id", "project_id dienst_id"],
        naar={"project_id": "projecten", "dienst_id": "diensten"},
        keuze={
            "toestand": "geinteresseerd strategie_ter_vaststelling deelnemer afgewezen vervallen teruggetrokken "
            "uitgetreden"
        },
    )
    _tabel(
        "dossierstukken",
        "id:tekst project_id:tekst code:tekst soort:tekst bestandsnaam:tekst sha256:tekst omvang:getal "
        "deelname_id:tekst? toegevoegd_op:moment toegevoegd_door:tekst",
        uniek=["id", "project_id id", "project_id code"],
        naar={"project_id": "projecten", "toegevoegd_door": "personen"},
        binnen={"deelname_id": "deelnames"},
        keuze={
            "soort": "presentatie besluit volmacht aanbestedingsleidraad programma_van_eisen "
            "conceptovereenkomst prijzenblad uea bewijsmiddel dagvaarding uitspraak overeenkomst "
            "getekende_overeenkomst evaluatie evaluatieformulier overig"
        },
        gevuld="code bestandsnaam",
        sha256="sha256",
        minimum={"omvang": 0},
    )


def _start() -> None:
    _tabel(
        "bijeenkomsten",
        "id:tekst project_id:tekst begin:moment eind:moment plaats:tekst link:tekst agenda:tekst "
        "reageren_voor:moment volgnummer:getal",
        uniek=["id", "project_id id", "project_id volgnummer"],
        naar={"project_id": "projecten"},
        minimum={"volgnummer": 0},
        regels={"duur": "eind > begin"},
    )
    _tabel(
        "aanwezigheden",
        "id:tekst project_id:tekst bijeenkomst_id:tekst deelname_id:tekst? persoon_id:tekst? wijze:tekst",
        uniek=["id", "bijeenkomst_id deelname_id", "bijeenkomst_id persoon_id"],
        naar={"project_id": "projecten", "persoon_id": "personen"},
        binnen={"bijeenkomst_id": "bijeenkomsten", "deelname_id": "deelnames"},
        keuze={"wijze": "fysiek online afwezig"},
        regels={"dienst_of_persoon": "(deelname_id IS NULL) <> (persoon_id IS NULL)"},
    )
    _index("aanwezigheden", "project_id")
    _tabel(
        "presentaties",
        "id:tekst project_id:tekst dossierstuk_id:tekst verzonden_op:moment",
        uniek=["id"],
        naar={"project_id": "projecten"},
        binnen={"dossierstuk_id": "dossierstukken"},
    )
    _index("presentaties", "project_id")
    _tabel(
        "teamleden",
        "id:tekst project_id:tekst persoon_id:tekst rol:tekst deelname_id:tekst?",
        uniek=["id", "project_id persoon_id rol"],
        naar={"project_id": "projecten", "persoon_id": "personen"},
        binnen={"deelname_id": "deelnames"},
        keuze={"rol": "concerninkoper contractmanager materiedeskundige ecb extern"},
    )


def _strategie() -> None:
    _tabel(
        "strategieen",
        "id:tekst project_id:tekst versie:getal hoofdstukken:tekst planning:tekst externe_kosten:bedrag "
        "inhoud_sha256:tekst voorgelegd_op:moment? reactie_tot:dag? aangeboden_op:moment? deadline:dag?",
        uniek=["id", "project_id id", "project_id versie"],
        naar={"project_id": "projecten"},
        sha256="inhoud_sha256",
        minimum={"versie": 1},
        regels={
            "aangeboden_met_deadline": "aangeboden_op IS NULL OR deadline IS NOT NULL",
            "externe_kosten_bereik": "CAST(externe_kosten AS NUMERIC) >= 0",
            "voorgelegd_met_termijn": "voorgelegd_op IS NULL OR reactie_tot IS NOT NULL",
        },
    )
    _tabel(
        "reacties",
        "id:tekst project_id:tekst deelname_id:tekst strategie_id:tekst tekst:tekst ontvangen_op:moment",
        uniek=["id"],
        naar={"project_id": "projecten"},
        binnen={"deelname_id": "deelnames", "strategie_id": "strategieen"},
    )
    _index("reacties", "project_id")
    _tabel(
        "besluiten",
        "id:tekst project_id:tekst deelname_id:tekst perceel_id:tekst? onderwerp:tekst uitkomst:tekst "
        "orgaan:tekst nummer:tekst besluitdatum:dag getekend_op:dag ontvangen_op:moment versie:getal "
        "inhoud_sha256:tekst bewijs_id:tekst",
        uniek=["id", "project_id id"],
        naar={"project_id": "projecten"},
        binnen={"deelname_id": "deelnames", "perceel_id": "percelen", "bewijs_id": "dossierstukken"},
        keuze={
            "onderwerp": "inkoopstrategie gunningsadvies",
            "uitkomst": "vastgesteld afgewezen aangehouden voorwaardelijk",
        },
        gevuld="orgaan nummer",
        sha256="inhoud_sha256",
        minimum={"versie": 1},
    )
    _tabel(
        "mandaten",
        "id:tekst project_id:tekst deelname_id:tekst besluit_id:tekst orgaan:tekst gemachtigde:tekst "
        "plaatsvervanger:tekst handelingen:tekst plafond:bedrag? geldig_van:dag geldig_tot:dag "
        "ondermandaat:ja_nee ontvangen_op:moment volmacht_id:tekst?",
        uniek=["id"],
        naar={"project_id": "projecten"},
        binnen={"deelname_id": "deelnames", "besluit_id": "besluiten", "volmacht_id": "dossierstukken"},
        gevuld="orgaan gemachtigde",
        regels={"geldig_tot_volgorde": "geldig_tot >= geldig_van", "plafond_bereik": "CAST(plafond AS NUMERIC) > 0"},
    )
    _index("mandaten", "project_id")


def _publicatie() -> None:
    _tabel(
        "kaders",
        "id:tekst project_id:tekst perceel_id:tekst schaal:getal formule:tekst prijs_laag:bedrag "
        "prijs_hoog:bedrag decimalen:getal bij_gelijke_stand:tekst",
        uniek=["id", "perceel_id"],
        naar={"project_id": "projecten"},
        binnen={"perceel_id": "percelen"},
        keuze={"formule": "absoluut_lineair"},
        minimum={"schaal": 1, "decimalen": 0},
        regels={
            "prijs_hoog_bereik": "CAST(prijs_hoog AS NUMERIC) > 0",
            "prijs_laag_bereik": "CAST(prijs_laag AS NUMERIC) >= 0",
            "prijzen": "CAST(prijs_hoog AS NUMERIC) > CAST(prijs_laag AS NUMERIC)",
        },
    )
    _index("kaders", "project_id")
    _tabel(
        "criteria",
        "id:tekst project_id:tekst perceel_id:tekst code:tekst naam:tekst soort:tekst gewicht:bedrag volgorde:getal",
        uniek=["id", "project_id id", "perceel_id code"],
        naar={"project_id": "projecten"},
        binnen={"perceel_id": "percelen"},
        keuze={"soort": "kwaliteit prijs"},
        gevuld="code naam",
        minimum={"volgorde": 1},
        regels={"gewicht_bereik": "CAST(gewicht AS NUMERIC) > 0", "gewicht_maximum": "CAST(gewicht AS NUMERIC) <= 100"},
    )
    _tabel(
        "publicaties",
        "id:tekst project_id:tekst volgnummer:getal verzonden_op:moment platform:tekst referentie:tekst "
        "vragen_tot:dag nvi_uiterlijk:dag sluiting:moment gestanddoening_tot:dag elektronisch:ja_nee "
        "geopend_op:moment? opener_id:tekst? tweede_opener_id:tekst?",
        uniek=["id", "project_id id", "project_id volgnummer"],
        naar={"project_id": "projecten", "opener_id": "personen", "tweede_opener_id": "personen"},
        gevuld="platform referentie",
        minimum={"volgnummer": 0},
        regels={
            "opening_compleet": "(geopend_op IS NULL) = (opener_id IS NULL)",
            "opening_na_sluiting": "geopend_op > sluiting",
            "tweede_opener_compleet": "(geopend_op IS NULL) = (tweede_opener_id IS NULL)",
            "vier_ogen": "opener_id <> tweede_opener_id",
        },
    )
    _tabel(
        "notas",
        "id:tekst project_id:tekst publicatie_id:tekst ronde:getal gepubliceerd_op:moment laatste:ja_nee",
        uniek=["id", "project_id id", "publicatie_id ronde"],
        naar={"project_id": "projecten"},
        binnen={"publicatie_id": "publicaties"},
        minimum={"ronde": 1},
    )
    _tabel(
        "vragen",
        "id:tekst project_id:tekst publicatie_id:tekst nummer:getal verwijzing:tekst tekst:tekst "
        "ontvangen_op:dag antwoord:tekst beantwoord_op:moment? leidt_tot_wijziging:ja_nee nvi_id:tekst?",
        uniek=["id", "publicatie_id nummer"],
        naar={"project_id": "projecten"},
        binnen={"publicatie_id": "publicaties", "nvi_id": "notas"},
        gevuld="tekst",
        minimum={"nummer": 1},
        regels={"beantwoord_met_antwoord": "beantwoord_op IS NULL OR trim(antwoord) <> ''"},
    )
    _index("vragen", "project_id")


def _inschrijving() -> None:
    _tabel(
        "inschrijvers",
        "id:tekst project_id:tekst naam:tekst adres:tekst postcode:tekst plaats:tekst email:tekst",
        uniek=["id", "project_id id", "project_id naam"],
        naar={"project_id": "projecten"},
        gevuld="naam",
        regels={"email_apenstaart": "length(email) - length(replace(email, '@', '')) = 1"},
    )
    _tabel(
        "inschrijvingen",
        "id:tekst project_id:tekst publicatie_id:tekst perceel_id:tekst inschrijver_id:tekst "
        "toestand:tekst ontvangen_op:moment prijs:bedrag ontbreekt:tekst",
        uniek=["id", "project_id id", "perceel_id inschrijver_id publicatie_id"],
        naar={"project_id": "projecten"},
        binnen={"publicatie_id": "publicaties", "perceel_id": "percelen", "inschrijver_id": "inschrijvers"},
        keuze={"toestand": "te_laat onvolledig compleet ongeldig uitgesloten beoordeeld winnaar afgewezen"},
        regels={"prijs_bereik": "CAST(prijs AS NUMERIC) > 0"},
    )
    _tabel(
        "toetsen",
        "id:tekst project_id:tekst inschrijving_id:tekst oordeel:tekst grond:tekst getoetst_op:moment "
        "getoetst_door:tekst",
        uniek=["id"],
        naar={"project_id": "projecten", "getoetst_door": "personen"},
        binnen={"inschrijving_id": "inschrijvingen"},
        keuze={"oordeel": "geldig ongeldig uitgesloten"},
        regels={"grond_bij_afkeur": "oordeel = 'geldig' OR trim(grond) <> ''"},
    )
    _index("toetsen", "project_id")
    _tabel(
        "belangenverklaringen",
        "id:tekst project_id:tekst persoon_id:tekst belang:tekst afgelegd_op:moment",
        uniek=["id"],
        naar={"project_id": "projecten", "persoon_id": "personen"},
    )
    _index("belangenverklaringen", "project_id")
    _tabel(
        "beoordelaars",
        "id:tekst project_id:tekst criterium_id:tekst persoon_id:tekst",
        uniek=["id", "criterium_id persoon_id"],
        naar={"project_id": "projecten", "persoon_id": "personen"},
        binnen={"criterium_id": "criteria"},
    )
    _index("beoordelaars", "project_id")
    _tabel(
        "scores",
        "id:tekst project_id:tekst inschrijving_id:tekst criterium_id:tekst persoon_id:tekst "
        "punten:bedrag toelichting:tekst",
        uniek=["id", "inschrijving_id criterium_id persoon_id"],
        naar={"project_id": "projecten", "persoon_id": "personen"},
        binnen={"inschrijving_id": "inschrijvingen", "criterium_id": "criteria"},
        regels={"punten_bereik": "CAST(punten AS NUMERIC) >= 0"},
    )
    _index("scores", "project_id")
    _tabel(
        "consensus",
        "id:tekst project_id:tekst inschrijving_id:tekst criterium_id:tekst punten:bedrag "
        "motivering:tekst vastgesteld_op:moment",
        uniek=["id", "inschrijving_id criterium_id"],
        naar={"project_id": "projecten"},
        binnen={"inschrijving_id": "inschrijvingen", "criterium_id": "criteria"},
        regels={"punten_bereik": "CAST(punten AS NUMERIC) >= 0"},
    )
    _index("consensus", "project_id")


def _gunning() -> None:
    _tabel(
        "adviezen",
        "id:tekst project_id:tekst perceel_id:tekst versie:getal inhoud_sha256:tekst voorgelegd_op:moment deadline:dag",
        uniek=["id", "project_id id", "perceel_id versie"],
        naar={"project_id": "projecten"},
        binnen={"perceel_id": "percelen"},
        sha256="inhoud_sha256",
        minimum={"versie": 1},
    )
    _tabel(
        "uitslagen",
        "id:tekst project_id:tekst advies_id:tekst inschrijving_id:tekst rang:getal totaal:bedrag winnaar:ja_nee",
        uniek=["id", "advies_id inschrijving_id"],
        naar={"project_id": "projecten"},
        binnen={"advies_id": "adviezen", "inschrijving_id": "inschrijvingen"},
        minimum={"rang": 1},
        regels={"totaal_bereik": "CAST(totaal AS NUMERIC) >= 0"},
    )
    _index("uitslagen", "project_id")
    _tabel(
        "beslissingen",
        "id:tekst project_id:tekst perceel_id:tekst versie:getal advies_id:tekst genomen_op:moment "
        "geplande_verzenddatum:dag vermeld_einde:dag? werkelijk_einde:dag?",
        uniek=["id", "perceel_id versie"],
        naar={"project_id": "projecten"},
        binnen={"perceel_id": "percelen", "advies_id": "adviezen"},
        minimum={"versie": 1},
    )
    _index("beslissingen", "project_id")
    _tabel(
        "kort_gedingen",
        "id:tekst project_id:tekst perceel_id:tekst nummer:getal gedagvaard_op:dag rechtbank:tekst "
        "zaaknummer:tekst eiser:tekst dagvaarding_id:tekst geregistreerd_op:moment",
        uniek=["id", "project_id id", "project_id nummer", "perceel_id zaaknummer"],
        naar={"project_id": "projecten"},
        binnen={"perceel_id": "percelen", "dagvaarding_id": "dossierstukken"},
        gevuld="rechtbank zaaknummer eiser",
        minimum={"nummer": 1},
    )
    _tabel(
        "uitspraken",
        "id:tekst project_id:tekst kort_geding_id:tekst uitkomst:tekst datum:dag bewijs_id:tekst "
        "geregistreerd_op:moment",
        uniek=["id"],
        naar={"project_id": "projecten"},
        binnen={"kort_geding_id": "kort_gedingen", "bewijs_id": "dossierstukken"},
        keuze={"uitkomst": "handhaven herbeoordelen intrekken gunningsverbod ingetrokken_door_eiser"},
    )
    _index("uitspraken", "project_id")
    _tabel(
        "motiveringen",
        "id:tekst project_id:tekst soort:tekst onderwerp:tekst tekst:tekst gemotiveerd_door:tekst op:moment",
        uniek=["id"],
        naar={"project_id": "projecten", "gemotiveerd_door": "personen"},
        keuze={"soort": "herstel_deelname heropening correctie laat_kort_geding"},
        gevuld="onderwerp tekst",
    )
    _index("motiveringen", "project_id")
    _tabel(
        "bewijsoordelen",
        "id:tekst project_id:tekst inschrijving_id:tekst dossierstuk_id:tekst goedgekeurd_op:moment "
        "goedgekeurd_door:tekst",
        uniek=["id"],
        naar={"project_id": "projecten", "goedgekeurd_door": "personen"},
        binnen={"inschrijving_id": "inschrijvingen", "dossierstuk_id": "dossierstukken"},
    )
    _index("bewijsoordelen", "project_id")


def _contract() -> None:
    _tabel(
        "overeenkomsten",
        "id:tekst project_id:tekst perceel_id:tekst inschrijving_id:tekst deelname_id:tekst "
        "toestand:tekst dossierstuk_id:tekst nvi_ronde:getal ingangsdatum:dag einddatum:dag "
        "opgesteld_door:tekst opgesteld_op:moment aangeboden_op:moment?",
        uniek=["id", "project_id id", "perceel_id inschrijving_id deelname_id"],
        naar={"project_id": "projecten", "opgesteld_door": "personen"},
        binnen={
            "perceel_id": "percelen",
            "inschrijving_id": "inschrijvingen",
            "deelname_id": "deelnames",
            "dossierstuk_id": "dossierstukken",
        },
        keuze={"toestand": "concept vrijgegeven aangeboden getekend"},
        minimum={"nvi_ronde": 0},
        regels={
            "aangeboden_met_moment": "toestand IN ('concept', 'vrijgegeven') OR aangeboden_op IS NOT NULL",
            "einddatum_volgorde": "einddatum >= ingangsdatum",
        },
    )
    _tabel(
        "ondertekeningen",
        "id:tekst project_id:tekst overeenkomst_id:tekst partij:tekst getekend_op:dag bewijs_id:tekst "
        "geregistreerd_op:moment",
        uniek=["id", "overeenkomst_id partij"],
        naar={"project_id": "projecten"},
        binnen={"overeenkomst_id": "overeenkomsten", "bewijs_id": "dossierstukken"},
        keuze={"partij": "deelnemer leverancier"},
    )
    _index("ondertekeningen", "project_id")
    _tabel(
        "contracten",
        "id:tekst project_id:tekst overeenkomst_id:tekst ingangsdatum:dag einddatum:dag geregistreerd_op:moment",
        uniek=["id", "overeenkomst_id"],
        naar={"project_id": "projecten"},
        binnen={"overeenkomst_id": "overeenkomsten"},
        regels={"einddatum_volgorde": "einddatum >= ingangsdatum"},
    )
    _index("contracten", "project_id")
    _tabel(
        "aankondigingen",
        "id:tekst project_id:tekst perceel_id:tekst referentie:tekst verzonden_op:dag",
        uniek=["id", "perceel_id referentie"],
        naar={"project_id": "projecten"},
        binnen={"perceel_id": "percelen"},
        gevuld="referentie",
    )
    _index("aankondigingen", "project_id")
    _tabel(
        "evaluaties",
        "id:tekst project_id:tekst verslag_id:tekst formulier_id:tekst vastgelegd_op:moment",
        uniek=["id"],
        naar={"project_id": "projecten"},
        binnen={"verslag_id": "dossierstukken", "formulier_id": "dossierstukken"},
    )
    _index("evaluaties", "project_id")
    _tabel(
        "dossieroverdrachten",
        "id:tekst project_id:tekst deelname_id:tekst aangeboden_op:moment ontvangen_op:moment?",
        uniek=["id"],
        naar={"project_id": "projecten"},
        binnen={"deelname_id": "deelnames"},
    )
    _index("dossieroverdrachten", "project_id")


def _termijn() -> None:
    _tabel(
        "termijnen",
        "id:tekst project_id:tekst sleutel:tekst soort:tekst deelname_id:tekst? perceel_id:tekst? "
        "bron:tekst start:dag laatste_dag:dag verloopt_op:moment redenering:tekst toestand:tekst "
        "afgehandeld_op:moment?",
        uniek=["id", "project_id id", "sleutel"],
        naar={"project_id": "projecten"},
        binnen={"deelname_id": "deelnames", "perceel_id": "percelen"},
        keuze={
            "soort": "reactie_concept vaststelling_strategie nvi sluiting gestanddoening vaststelling_advies "
            "opschortend aankondiging ontvangst_dossier",
            "toestand": "open gehaald verstreken vervallen",
        },
        gevuld="sleutel bron",
        regels={"afgehandeld_met_moment": "toestand = 'open' OR afgehandeld_op IS NOT NULL"},
    )
    _index("termijnen", "verloopt_op", naam="ix_termijnen_open", waar="toestand = 'open'")
    _tabel(
        "voorstellen",
        "id:tekst project_id:tekst nummer:getal verb:tekst met:tekst voorgesteld_door:tekst "
        "voorgesteld_op:moment toestand:tekst afgehandeld_door:tekst? afgehandeld_op:moment?",
        uniek=["id", "project_id nummer"],
        naar={"project_id": "projecten", "voorgesteld_door": "personen", "afgehandeld_door": "personen"},
        keuze={"toestand": "open bevestigd verworpen"},
        gevuld="verb met",
        minimum={"nummer": 1},
        regels={
            "afgehandeld_met_moment": "toestand = 'open' OR afgehandeld_op IS NOT NULL",
            "afgehandeld_met_persoon": "toestand = 'open' OR afgehandeld_door IS NOT NULL",
            "vier_ogen": "toestand <> 'bevestigd' OR afgehandeld_door <> voorgesteld_door",
        },
    )
    _tabel(
        "documenten",
        "id:tekst project_id:tekst sleutel:tekst soort:tekst deelname_id:tekst? inschrijving_id:tekst? "
        "perceel_id:tekst? termijn_id:tekst? versie:getal toestand:tekst maker_id:tekst? "
        "besteld_op:moment vrijgever_id:tekst? vrijgegeven_op:moment? verzonden_op:moment?",
        uniek=["id", "project_id id", "sleutel"],
        naar={"project_id": "projecten", "maker_id": "personen", "vrijgever_id": "personen"},
        binnen={
            "deelname_id": "deelnames",
            "inschrijving_id": "inschrijvingen",
            "perceel_id": "percelen",
            "termijn_id": "termijnen",
        },
        keuze={"toestand": "concept vrijgegeven verzonden vervallen ingetrokken"},
        gevuld="sleutel soort",
        minimum={"versie": 1},
        regels={
            "verzonden_met_moment": "toestand <> 'verzonden' OR verzonden_op IS NOT NULL",
            "vier_ogen": "vrijgever_id <> maker_id",
            "vrijgave_compleet": "(vrijgever_id IS NULL) = (vrijgegeven_op IS NULL)",
        },
    )
    _tabel(
        "weergaven",
        "id:tekst project_id:tekst document_id:tekst bestandsnaam:tekst sha256:tekst "
        "sjabloon_sha256:tekst gegevens_sha256:tekst omvang:getal gemaakt_op:moment",
        uniek=["id", "document_id"],
        naar={"project_id": "projecten"},
        binnen={"document_id": "documenten"},
        gevuld="bestandsnaam",
        sha256="sha256 sjabloon_sha256 gegevens_sha256",
        minimum={"omvang": 0},
    )
    _index("weergaven", "project_id")


def _outbox_en_audit() -> None:
    _tabel(
        "outbox",
        "sleutel:tekst project_id:tekst soort:tekst document_id:tekst gegevens:tekst "
        "gegevens_sha256:tekst aangemaakt_op:moment toestand:tekst geclaimd_door:tekst? "
        "geclaimd_tot:moment? pogingen:getal fout:tekst?",
        uniek=["sleutel"],
        naar={"project_id": "projecten"},
        binnen={"document_id": "documenten"},
        keuze={"toestand": "open geclaimd klaar mislukt"},
        gevuld="sleutel soort gegevens",
        sha256="gegevens_sha256",
        minimum={"pogingen": 0},
        regels={
            "claim_met_einde": "(toestand = 'geclaimd') = (geclaimd_tot IS NOT NULL)",
            "claim_met_houder": "(toestand = 'geclaimd') = (geclaimd_door IS NOT NULL)",
        },
    )
    _index("outbox", "nr", naam="ix_outbox_te_doen", waar="toestand IN ('open', 'geclaimd')")
    _index("outbox", "project_id")
    _tabel(
        "audit",
        "keten:tekst volgnummer:getal verb:tekst persoon_id:tekst? aanmelding:tekst uitkomst:tekst "
        "procestijd:moment werkelijke_tijd:moment met:tekst zetten:tekst vorige_hash:tekst hash:tekst",
        uniek=["keten volgnummer"],
        naar={"persoon_id": "personen"},
        keuze={"uitkomst": "uitgevoerd voorstel"},
        gevuld="keten verb aanmelding met zetten",
        sha256="vorige_hash hash",
        minimum={"volgnummer": 1},
    )
    _tabel(
        "audit_koppen",
        "keten:tekst volgnummer:getal hash:tekst",
        sha256="hash",
        minimum={"volgnummer": 0},
        sleutel="keten",
    )


def _audit_triggers() -> None:
    """What is written in the audit can be neither changed nor deleted."""
    for opdracht in _SQLITE_TRIGGERS if op.get_context().dialect.name == "sqlite" else _POSTGRES_TRIGGERS:
        op.execute(opdracht)
