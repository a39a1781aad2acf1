CREATE TABLE nieuw_projecten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    kenmerk TEXT NOT NULL,
    naam TEXT NOT NULL,
    omschrijving TEXT NOT NULL,
    procedure TEXT NOT NULL,
    aard TEXT NOT NULL,
    waarde TEXT NOT NULL,
    toestand TEXT NOT NULL,
    versie INTEGER NOT NULL,
    aangemeld_op DATETIME NOT NULL,
    vervolg_op TEXT NOT NULL,
    CONSTRAINT pk_projecten PRIMARY KEY (nr),
    CONSTRAINT uq_projecten_kenmerk UNIQUE (kenmerk),
    CONSTRAINT uq_projecten_id UNIQUE (id),
    CONSTRAINT ck_projecten_kenmerk_gevuld CHECK (trim(kenmerk) <> ''),
    CONSTRAINT ck_projecten_naam_gevuld CHECK (trim(naam) <> ''),
    CONSTRAINT ck_projecten_procedure_keuze CHECK (procedure IN ('openbaar', 'meervoudig_onderhands', 'sas')),
    CONSTRAINT ck_projecten_aard_keuze CHECK (aard IN ('leveringen', 'diensten', 'werken', 'sas')),
    CONSTRAINT ck_projecten_waarde_bereik CHECK (CAST(waarde AS NUMERIC) >= 0),
    CONSTRAINT ck_projecten_toestand_keuze CHECK (toestand IN ('aangemeld', 'startbijeenkomst', 'inkoopstrategie_concept', 'inkoopstrategie_vaststelling', 'aanbestedingsdocumenten', 'nota_van_inlichtingen', 'aanbestedingsfase', 'aanbestedingsfase_geopend', 'gunning', 'contract', 'evaluatie', 'contractmanagement', 'afgerond', 'ingetrokken')),
    CONSTRAINT ck_projecten_versie_minimum CHECK (versie >= 1)
);

INSERT INTO nieuw_projecten (
    nr, id, kenmerk, naam, omschrijving, procedure, aard, waarde, toestand, versie, aangemeld_op, vervolg_op
) SELECT
    nr, id, kenmerk, naam, omschrijving, procedure, aard, waarde, toestand, versie, aangemeld_op, ''
FROM projecten ORDER BY nr;

DROP TABLE projecten;

ALTER TABLE nieuw_projecten RENAME TO projecten;

CREATE TABLE nieuw_deelnames (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    dienst_id TEXT NOT NULL,
    toestand TEXT NOT NULL,
    gemeld_op DATETIME NOT NULL,
    percelen TEXT NOT NULL,
    CONSTRAINT pk_deelnames PRIMARY KEY (nr),
    CONSTRAINT uq_deelnames_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_deelnames_project_id_dienst_id UNIQUE (project_id, dienst_id),
    CONSTRAINT uq_deelnames_id UNIQUE (id),
    CONSTRAINT fk_deelnames_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_deelnames_dienst_id FOREIGN KEY(dienst_id) REFERENCES diensten (id),
    CONSTRAINT ck_deelnames_toestand_keuze CHECK (toestand IN ('geinteresseerd', 'strategie_ter_vaststelling', 'deelnemer', 'afgewezen', 'vervallen', 'teruggetrokken', 'uitgetreden'))
);

INSERT INTO nieuw_deelnames (
    nr, id, project_id, dienst_id, toestand, gemeld_op, percelen
) SELECT
    nr, id, project_id, dienst_id, toestand, gemeld_op, '[]'
FROM deelnames ORDER BY nr;

DROP TABLE deelnames;

ALTER TABLE nieuw_deelnames RENAME TO deelnames;

CREATE TABLE nieuw_motiveringen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    soort TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    tekst TEXT NOT NULL,
    gemotiveerd_door TEXT NOT NULL,
    op DATETIME NOT NULL,
    CONSTRAINT pk_motiveringen PRIMARY KEY (nr),
    CONSTRAINT uq_motiveringen_id UNIQUE (id),
    CONSTRAINT fk_motiveringen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_motiveringen_gemotiveerd_door FOREIGN KEY(gemotiveerd_door) REFERENCES personen (id),
    CONSTRAINT ck_motiveringen_soort_keuze CHECK (soort IN ('herstel_deelname', 'heropening', 'correctie', 'laat_kort_geding', 'uittreding', 'teamwijziging', 'hertoets', 'verplaatsing', 'intrekking')),
    CONSTRAINT ck_motiveringen_onderwerp_gevuld CHECK (trim(onderwerp) <> ''),
    CONSTRAINT ck_motiveringen_tekst_gevuld CHECK (trim(tekst) <> '')
);

INSERT INTO nieuw_motiveringen (
    nr, id, project_id, soort, onderwerp, tekst, gemotiveerd_door, op
) SELECT
    nr, id, project_id, soort, onderwerp, tekst, gemotiveerd_door, op
FROM motiveringen ORDER BY nr;

DROP TABLE motiveringen;

ALTER TABLE nieuw_motiveringen RENAME TO motiveringen;

CREATE INDEX ix_motiveringen_project_id ON motiveringen (project_id);

CREATE TABLE afdwingingen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    verb TEXT NOT NULL,
    guard TEXT NOT NULL,
    perceel_id TEXT,
    motivering TEXT NOT NULL,
    afgedwongen_door TEXT NOT NULL,
    afgedwongen_op DATETIME NOT NULL,
    gebruikt_op DATETIME,
    CONSTRAINT pk_afdwingingen PRIMARY KEY (nr),
    CONSTRAINT uq_afdwingingen_id UNIQUE (id),
    CONSTRAINT fk_afdwingingen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_afdwingingen_afgedwongen_door FOREIGN KEY(afgedwongen_door) REFERENCES personen (id),
    CONSTRAINT ck_afdwingingen_verb_gevuld CHECK (trim(verb) <> ''),
    CONSTRAINT ck_afdwingingen_guard_gevuld CHECK (trim(guard) <> ''),
    CONSTRAINT fk_afdwingingen_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT ck_afdwingingen_motivering_gevuld CHECK (trim(motivering) <> '')
);

CREATE INDEX ix_afdwingingen_project_id ON afdwingingen (project_id);

CREATE TABLE nieuw_criteria (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    perceel_id TEXT NOT NULL,
    code TEXT NOT NULL,
    naam TEXT NOT NULL,
    soort TEXT NOT NULL,
    gewicht TEXT NOT NULL,
    volgorde INTEGER NOT NULL,
    CONSTRAINT pk_criteria PRIMARY KEY (nr),
    CONSTRAINT uq_criteria_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_criteria_perceel_id_code UNIQUE (perceel_id, code),
    CONSTRAINT ck_criteria_gewicht_maximum CHECK (CAST(gewicht AS NUMERIC) <= 100),
    CONSTRAINT uq_criteria_id UNIQUE (id),
    CONSTRAINT fk_criteria_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_criteria_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT ck_criteria_code_gevuld CHECK (trim(code) <> ''),
    CONSTRAINT ck_criteria_naam_gevuld CHECK (trim(naam) <> ''),
    CONSTRAINT ck_criteria_soort_keuze CHECK (soort IN ('kwaliteit', 'prijs')),
    CONSTRAINT ck_criteria_gewicht_bereik CHECK (CAST(gewicht AS NUMERIC) >= 0),
    CONSTRAINT ck_criteria_volgorde_minimum CHECK (volgorde >= 1)
);

INSERT INTO nieuw_criteria (
    nr, id, project_id, perceel_id, code, naam, soort, gewicht, volgorde
) SELECT
    nr, id, project_id, perceel_id, code, naam, soort, gewicht, volgorde
FROM criteria ORDER BY nr;

DROP TABLE criteria;

ALTER TABLE nieuw_criteria RENAME TO criteria;

CREATE TABLE nieuw_dossierstukken (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    code TEXT NOT NULL,
    soort TEXT NOT NULL,
    bestandsnaam TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    omvang INTEGER NOT NULL,
    deelname_id TEXT,
    toegevoegd_op DATETIME NOT NULL,
    toegevoegd_door TEXT NOT NULL,
    CONSTRAINT pk_dossierstukken PRIMARY KEY (nr),
    CONSTRAINT uq_dossierstukken_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_dossierstukken_project_id_code UNIQUE (project_id, code),
    CONSTRAINT uq_dossierstukken_id UNIQUE (id),
    CONSTRAINT fk_dossierstukken_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_dossierstukken_toegevoegd_door FOREIGN KEY(toegevoegd_door) REFERENCES personen (id),
    CONSTRAINT ck_dossierstukken_code_gevuld CHECK (trim(code) <> ''),
    CONSTRAINT ck_dossierstukken_soort_keuze CHECK (soort IN ('presentatie', 'besluit', 'volmacht', 'aanbestedingsleidraad', 'programma_van_eisen', 'conceptovereenkomst', 'prijzenblad', 'uea', 'bewijsmiddel', 'dagvaarding', 'uitspraak', 'overeenkomst', 'getekende_overeenkomst', 'evaluatie', 'evaluatieformulier', 'correspondentie', 'storingsmelding', 'ecb_advies', 'loting', 'wijzigingsovereenkomst', 'gespreksverslag', 'overig')),
    CONSTRAINT ck_dossierstukken_bestandsnaam_gevuld CHECK (trim(bestandsnaam) <> ''),
    CONSTRAINT ck_dossierstukken_sha256_sha256 CHECK (length(sha256) = 64 AND ltrim(sha256, '0123456789abcdef') = ''),
    CONSTRAINT ck_dossierstukken_omvang_minimum CHECK (omvang >= 0),
    CONSTRAINT fk_dossierstukken_project_id_deelname_id FOREIGN KEY(project_id, deelname_id) REFERENCES deelnames (project_id, id)
);

INSERT INTO nieuw_dossierstukken (
    nr, id, project_id, code, soort, bestandsnaam, sha256, omvang, deelname_id, toegevoegd_op, toegevoegd_door
) SELECT
    nr, id, project_id, code, soort, bestandsnaam, sha256, omvang, deelname_id, toegevoegd_op, toegevoegd_door
FROM dossierstukken ORDER BY nr;

DROP TABLE dossierstukken;

ALTER TABLE nieuw_dossierstukken RENAME TO dossierstukken;

CREATE TABLE nieuw_inschrijvingen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    publicatie_id TEXT NOT NULL,
    perceel_id TEXT NOT NULL,
    inschrijver_id TEXT NOT NULL,
    toestand TEXT NOT NULL,
    ontvangen_op DATETIME NOT NULL,
    prijs TEXT NOT NULL,
    ontbreekt TEXT NOT NULL,
    gestanddoening_tot DATE NOT NULL,
    CONSTRAINT pk_inschrijvingen PRIMARY KEY (nr),
    CONSTRAINT uq_inschrijvingen_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_inschrijvingen_perceel_id_inschrijver_id_publicatie_id UNIQUE (perceel_id, inschrijver_id, publicatie_id),
    CONSTRAINT uq_inschrijvingen_id UNIQUE (id),
    CONSTRAINT fk_inschrijvingen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_inschrijvingen_project_id_publicatie_id FOREIGN KEY(project_id, publicatie_id) REFERENCES publicaties (project_id, id),
    CONSTRAINT fk_inschrijvingen_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT fk_inschrijvingen_project_id_inschrijver_id FOREIGN KEY(project_id, inschrijver_id) REFERENCES inschrijvers (project_id, id),
    CONSTRAINT ck_inschrijvingen_toestand_keuze CHECK (toestand IN ('te_laat', 'onvolledig', 'compleet', 'ongeldig', 'uitgesloten', 'beoordeeld', 'winnaar', 'afgewezen', 'ingetrokken', 'afgevallen')),
    CONSTRAINT ck_inschrijvingen_prijs_bereik CHECK (CAST(prijs AS NUMERIC) > 0)
);

INSERT INTO nieuw_inschrijvingen (
    nr, id, project_id, publicatie_id, perceel_id, inschrijver_id, toestand, ontvangen_op, prijs, ontbreekt, gestanddoening_tot
) SELECT
    nr, id, project_id, publicatie_id, perceel_id, inschrijver_id, toestand, ontvangen_op, prijs, ontbreekt, (SELECT p.gestanddoening_tot FROM publicaties p WHERE p.id = inschrijvingen.publicatie_id)
FROM inschrijvingen ORDER BY nr;

DROP TABLE inschrijvingen;

ALTER TABLE nieuw_inschrijvingen RENAME TO inschrijvingen;

CREATE TABLE nieuw_kaders (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    perceel_id TEXT NOT NULL,
    schaal INTEGER NOT NULL,
    formule TEXT NOT NULL,
    prijs_laag TEXT,
    prijs_hoog TEXT,
    kwaliteitswaarde TEXT,
    decimalen INTEGER NOT NULL,
    bij_gelijke_stand TEXT NOT NULL,
    loting BOOLEAN NOT NULL,
    CONSTRAINT pk_kaders PRIMARY KEY (nr),
    CONSTRAINT uq_kaders_perceel_id UNIQUE (perceel_id),
    CONSTRAINT ck_kaders_prijzen CHECK (CAST(prijs_hoog AS NUMERIC) > CAST(prijs_laag AS NUMERIC)),
    CONSTRAINT uq_kaders_id UNIQUE (id),
    CONSTRAINT fk_kaders_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_kaders_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT ck_kaders_schaal_minimum CHECK (schaal >= 1),
    CONSTRAINT ck_kaders_formule_keuze CHECK (formule IN ('absoluut_lineair', 'relatief_lineair', 'relatief_verhouding', 'gunnen_op_waarde')),
    CONSTRAINT ck_kaders_prijs_laag_bereik CHECK (CAST(prijs_laag AS NUMERIC) > 0),
    CONSTRAINT ck_kaders_prijs_hoog_bereik CHECK (CAST(prijs_hoog AS NUMERIC) > 0),
    CONSTRAINT ck_kaders_kwaliteitswaarde_bereik CHECK (CAST(kwaliteitswaarde AS NUMERIC) > 0),
    CONSTRAINT ck_kaders_decimalen_minimum CHECK (decimalen >= 0)
);

INSERT INTO nieuw_kaders (
    nr, id, project_id, perceel_id, schaal, formule, prijs_laag, prijs_hoog, kwaliteitswaarde, decimalen, bij_gelijke_stand, loting
) SELECT
    nr, id, project_id, perceel_id, schaal, formule, prijs_laag, prijs_hoog, NULL, decimalen, bij_gelijke_stand, 0
FROM kaders ORDER BY nr;

DROP TABLE kaders;

ALTER TABLE nieuw_kaders RENAME TO kaders;

CREATE INDEX ix_kaders_project_id ON kaders (project_id);

CREATE TABLE rectificaties (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    publicatie_id TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    omschrijving TEXT NOT NULL,
    stukken TEXT NOT NULL,
    beoordeling TEXT NOT NULL,
    gerectificeerd_op DATETIME NOT NULL,
    gerectificeerd_door TEXT NOT NULL,
    CONSTRAINT pk_rectificaties PRIMARY KEY (nr),
    CONSTRAINT uq_rectificaties_publicatie_id_nummer UNIQUE (publicatie_id, nummer),
    CONSTRAINT uq_rectificaties_id UNIQUE (id),
    CONSTRAINT fk_rectificaties_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_rectificaties_gerectificeerd_door FOREIGN KEY(gerectificeerd_door) REFERENCES personen (id),
    CONSTRAINT fk_rectificaties_project_id_publicatie_id FOREIGN KEY(project_id, publicatie_id) REFERENCES publicaties (project_id, id),
    CONSTRAINT ck_rectificaties_nummer_minimum CHECK (nummer >= 1),
    CONSTRAINT ck_rectificaties_omschrijving_gevuld CHECK (trim(omschrijving) <> ''),
    CONSTRAINT ck_rectificaties_beoordeling_gevuld CHECK (trim(beoordeling) <> '')
);

CREATE INDEX ix_rectificaties_project_id ON rectificaties (project_id);

CREATE TABLE nieuw_teamleden (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    persoon_id TEXT NOT NULL,
    rol TEXT NOT NULL,
    deelname_id TEXT,
    vanaf DATETIME NOT NULL,
    tot DATETIME,
    CONSTRAINT pk_teamleden PRIMARY KEY (nr),
    CONSTRAINT uq_teamleden_project_id_persoon_id_rol UNIQUE (project_id, persoon_id, rol),
    CONSTRAINT uq_teamleden_id UNIQUE (id),
    CONSTRAINT fk_teamleden_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_teamleden_persoon_id FOREIGN KEY(persoon_id) REFERENCES personen (id),
    CONSTRAINT ck_teamleden_rol_keuze CHECK (rol IN ('concerninkoper', 'contractmanager', 'materiedeskundige', 'ecb', 'extern')),
    CONSTRAINT fk_teamleden_project_id_deelname_id FOREIGN KEY(project_id, deelname_id) REFERENCES deelnames (project_id, id)
);

INSERT INTO nieuw_teamleden (
    nr, id, project_id, persoon_id, rol, deelname_id, vanaf, tot
) SELECT
    nr, id, project_id, persoon_id, rol, deelname_id, (SELECT p.aangemeld_op FROM projecten p WHERE p.id = teamleden.project_id), NULL
FROM teamleden ORDER BY nr;

DROP TABLE teamleden;

ALTER TABLE nieuw_teamleden RENAME TO teamleden;

CREATE TABLE nieuw_besluiten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    deelname_id TEXT NOT NULL,
    perceel_id TEXT,
    onderwerp TEXT NOT NULL,
    uitkomst TEXT NOT NULL,
    orgaan TEXT NOT NULL,
    nummer TEXT NOT NULL,
    besluitdatum DATE NOT NULL,
    getekend_op DATE NOT NULL,
    ontvangen_op DATETIME NOT NULL,
    versie INTEGER NOT NULL,
    inhoud_sha256 TEXT NOT NULL,
    bewijs_id TEXT NOT NULL,
    CONSTRAINT pk_besluiten PRIMARY KEY (nr),
    CONSTRAINT uq_besluiten_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_besluiten_id UNIQUE (id),
    CONSTRAINT fk_besluiten_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_besluiten_project_id_deelname_id FOREIGN KEY(project_id, deelname_id) REFERENCES deelnames (project_id, id),
    CONSTRAINT fk_besluiten_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT ck_besluiten_onderwerp_keuze CHECK (onderwerp IN ('inkoopstrategie', 'gunningsadvies', 'intrekking', 'uittreding')),
    CONSTRAINT ck_besluiten_uitkomst_keuze CHECK (uitkomst IN ('vastgesteld', 'afgewezen', 'aangehouden', 'voorwaardelijk')),
    CONSTRAINT ck_besluiten_orgaan_gevuld CHECK (trim(orgaan) <> ''),
    CONSTRAINT ck_besluiten_nummer_gevuld CHECK (trim(nummer) <> ''),
    CONSTRAINT ck_besluiten_versie_minimum CHECK (versie >= 1),
    CONSTRAINT ck_besluiten_inhoud_sha256_sha256 CHECK (length(inhoud_sha256) = 64 AND ltrim(inhoud_sha256, '0123456789abcdef') = ''),
    CONSTRAINT fk_besluiten_project_id_bewijs_id FOREIGN KEY(project_id, bewijs_id) REFERENCES dossierstukken (project_id, id)
);

INSERT INTO nieuw_besluiten (
    nr, id, project_id, deelname_id, perceel_id, onderwerp, uitkomst, orgaan, nummer, besluitdatum, getekend_op, ontvangen_op, versie, inhoud_sha256, bewijs_id
) SELECT
    nr, id, project_id, deelname_id, perceel_id, onderwerp, uitkomst, orgaan, nummer, besluitdatum, getekend_op, ontvangen_op, versie, inhoud_sha256, bewijs_id
FROM besluiten ORDER BY nr;

DROP TABLE besluiten;

ALTER TABLE nieuw_besluiten RENAME TO besluiten;

CREATE TABLE nieuw_bewijsoordelen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    inschrijving_id TEXT NOT NULL,
    dossierstuk_id TEXT NOT NULL,
    aanvaard BOOLEAN NOT NULL,
    toelichting TEXT NOT NULL,
    beoordeeld_op DATETIME NOT NULL,
    beoordeeld_door TEXT NOT NULL,
    CONSTRAINT pk_bewijsoordelen PRIMARY KEY (nr),
    CONSTRAINT ck_bewijsoordelen_toegelicht CHECK (aanvaard OR trim(toelichting) <> ''),
    CONSTRAINT uq_bewijsoordelen_id UNIQUE (id),
    CONSTRAINT fk_bewijsoordelen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_bewijsoordelen_beoordeeld_door FOREIGN KEY(beoordeeld_door) REFERENCES personen (id),
    CONSTRAINT fk_bewijsoordelen_project_id_inschrijving_id FOREIGN KEY(project_id, inschrijving_id) REFERENCES inschrijvingen (project_id, id),
    CONSTRAINT fk_bewijsoordelen_project_id_dossierstuk_id FOREIGN KEY(project_id, dossierstuk_id) REFERENCES dossierstukken (project_id, id)
);

INSERT INTO nieuw_bewijsoordelen (
    nr, id, project_id, inschrijving_id, dossierstuk_id, aanvaard, toelichting, beoordeeld_op, beoordeeld_door
) SELECT
    nr, id, project_id, inschrijving_id, dossierstuk_id, 1, '', goedgekeurd_op, goedgekeurd_door
FROM bewijsoordelen ORDER BY nr;

DROP TABLE bewijsoordelen;

ALTER TABLE nieuw_bewijsoordelen RENAME TO bewijsoordelen;

CREATE INDEX ix_bewijsoordelen_project_id ON bewijsoordelen (project_id);

CREATE TABLE nieuw_documenten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    sleutel TEXT NOT NULL,
    soort TEXT NOT NULL,
    deelname_id TEXT,
    inschrijving_id TEXT,
    perceel_id TEXT,
    termijn_id TEXT,
    versie INTEGER NOT NULL,
    toestand TEXT NOT NULL,
    maker_id TEXT,
    besteld_op DATETIME NOT NULL,
    vrijgever_id TEXT,
    vrijgegeven_op DATETIME,
    verzonden_op DATETIME,
    bundel_id TEXT,
    CONSTRAINT pk_documenten PRIMARY KEY (nr),
    CONSTRAINT uq_documenten_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_documenten_sleutel UNIQUE (sleutel),
    CONSTRAINT ck_documenten_vier_ogen CHECK (vrijgever_id <> maker_id),
    CONSTRAINT ck_documenten_vrijgave_compleet CHECK ((vrijgever_id IS NULL) = (vrijgegeven_op IS NULL)),
    CONSTRAINT ck_documenten_verzonden_met_moment CHECK (toestand <> 'verzonden' OR verzonden_op IS NOT NULL),
    CONSTRAINT uq_documenten_id UNIQUE (id),
    CONSTRAINT fk_documenten_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_documenten_maker_id FOREIGN KEY(maker_id) REFERENCES personen (id),
    CONSTRAINT fk_documenten_vrijgever_id FOREIGN KEY(vrijgever_id) REFERENCES personen (id),
    CONSTRAINT ck_documenten_sleutel_gevuld CHECK (trim(sleutel) <> ''),
    CONSTRAINT ck_documenten_soort_gevuld CHECK (trim(soort) <> ''),
    CONSTRAINT fk_documenten_project_id_deelname_id FOREIGN KEY(project_id, deelname_id) REFERENCES deelnames (project_id, id),
    CONSTRAINT fk_documenten_project_id_inschrijving_id FOREIGN KEY(project_id, inschrijving_id) REFERENCES inschrijvingen (project_id, id),
    CONSTRAINT fk_documenten_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT fk_documenten_project_id_termijn_id FOREIGN KEY(project_id, termijn_id) REFERENCES termijnen (project_id, id),
    CONSTRAINT ck_documenten_versie_minimum CHECK (versie >= 1),
    CONSTRAINT ck_documenten_toestand_keuze CHECK (toestand IN ('concept', 'vrijgegeven', 'verzonden', 'vervallen', 'ingetrokken')),
    CONSTRAINT fk_documenten_project_id_bundel_id FOREIGN KEY(project_id, bundel_id) REFERENCES documenten (project_id, id)
);

INSERT INTO nieuw_documenten (
    nr, id, project_id, sleutel, soort, deelname_id, inschrijving_id, perceel_id, termijn_id, versie, toestand, maker_id, besteld_op, vrijgever_id, vrijgegeven_op, verzonden_op, bundel_id
) SELECT
    nr, id, project_id, sleutel, soort, deelname_id, inschrijving_id, perceel_id, termijn_id, versie, toestand, maker_id, besteld_op, vrijgever_id, vrijgegeven_op, verzonden_op, NULL
FROM documenten ORDER BY nr;

DROP TABLE documenten;

ALTER TABLE nieuw_documenten RENAME TO documenten;

CREATE TABLE inschrijvingsfeiten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    inschrijving_id TEXT NOT NULL,
    soort TEXT NOT NULL,
    datum DATE NOT NULL,
    tot DATE,
    toelichting TEXT NOT NULL,
    bewijs_id TEXT NOT NULL,
    geregistreerd_op DATETIME NOT NULL,
    geregistreerd_door TEXT NOT NULL,
    CONSTRAINT pk_inschrijvingsfeiten PRIMARY KEY (nr),
    CONSTRAINT ck_inschrijvingsfeiten_tot_met_termijn CHECK (soort <> 'gestanddoening' OR tot IS NOT NULL),
    CONSTRAINT uq_inschrijvingsfeiten_id UNIQUE (id),
    CONSTRAINT fk_inschrijvingsfeiten_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_inschrijvingsfeiten_geregistreerd_door FOREIGN KEY(geregistreerd_door) REFERENCES personen (id),
    CONSTRAINT fk_inschrijvingsfeiten_project_id_inschrijving_id FOREIGN KEY(project_id, inschrijving_id) REFERENCES inschrijvingen (project_id, id),
    CONSTRAINT ck_inschrijvingsfeiten_soort_keuze CHECK (soort IN ('herstel', 'intrekking', 'gestanddoening')),
    CONSTRAINT fk_inschrijvingsfeiten_project_id_bewijs_id FOREIGN KEY(project_id, bewijs_id) REFERENCES dossierstukken (project_id, id)
);

CREATE INDEX ix_inschrijvingsfeiten_project_id ON inschrijvingsfeiten (project_id);

CREATE TABLE lotingen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    perceel_id TEXT NOT NULL,
    volgorde TEXT NOT NULL,
    getrokken_op DATE NOT NULL,
    bewijs_id TEXT NOT NULL,
    geregistreerd_op DATETIME NOT NULL,
    geregistreerd_door TEXT NOT NULL,
    CONSTRAINT pk_lotingen PRIMARY KEY (nr),
    CONSTRAINT uq_lotingen_id UNIQUE (id),
    CONSTRAINT fk_lotingen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_lotingen_geregistreerd_door FOREIGN KEY(geregistreerd_door) REFERENCES personen (id),
    CONSTRAINT fk_lotingen_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT fk_lotingen_project_id_bewijs_id FOREIGN KEY(project_id, bewijs_id) REFERENCES dossierstukken (project_id, id)
);

CREATE INDEX ix_lotingen_project_id ON lotingen (project_id);

CREATE TABLE nieuw_overeenkomsten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    perceel_id TEXT NOT NULL,
    inschrijving_id TEXT NOT NULL,
    deelname_id TEXT NOT NULL,
    toestand TEXT NOT NULL,
    dossierstuk_id TEXT NOT NULL,
    nvi_ronde INTEGER NOT NULL,
    ingangsdatum DATE NOT NULL,
    einddatum DATE NOT NULL,
    opgesteld_door TEXT NOT NULL,
    opgesteld_op DATETIME NOT NULL,
    aangeboden_op DATETIME,
    verlengbaar_tot DATE,
    CONSTRAINT pk_overeenkomsten PRIMARY KEY (nr),
    CONSTRAINT uq_overeenkomsten_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_overeenkomsten_perceel_id_inschrijving_id_deelname_id UNIQUE (perceel_id, inschrijving_id, deelname_id),
    CONSTRAINT ck_overeenkomsten_einddatum_volgorde CHECK (einddatum >= ingangsdatum),
    CONSTRAINT ck_overeenkomsten_aangeboden_met_moment CHECK (toestand IN ('concept', 'vrijgegeven', 'vervallen') OR aangeboden_op IS NOT NULL),
    CONSTRAINT uq_overeenkomsten_id UNIQUE (id),
    CONSTRAINT fk_overeenkomsten_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_overeenkomsten_opgesteld_door FOREIGN KEY(opgesteld_door) REFERENCES personen (id),
    CONSTRAINT fk_overeenkomsten_project_id_perceel_id FOREIGN KEY(project_id, perceel_id) REFERENCES percelen (project_id, id),
    CONSTRAINT fk_overeenkomsten_project_id_inschrijving_id FOREIGN KEY(project_id, inschrijving_id) REFERENCES inschrijvingen (project_id, id),
    CONSTRAINT fk_overeenkomsten_project_id_deelname_id FOREIGN KEY(project_id, deelname_id) REFERENCES deelnames (project_id, id),
    CONSTRAINT ck_overeenkomsten_toestand_keuze CHECK (toestand IN ('concept', 'vrijgegeven', 'aangeboden', 'getekend', 'geweigerd', 'vervallen')),
    CONSTRAINT fk_overeenkomsten_project_id_dossierstuk_id FOREIGN KEY(project_id, dossierstuk_id) REFERENCES dossierstukken (project_id, id),
    CONSTRAINT ck_overeenkomsten_nvi_ronde_minimum CHECK (nvi_ronde >= 0)
);

INSERT INTO nieuw_overeenkomsten (
    nr, id, project_id, perceel_id, inschrijving_id, deelname_id, toestand, dossierstuk_id, nvi_ronde, ingangsdatum, einddatum, opgesteld_door, opgesteld_op, aangeboden_op, verlengbaar_tot
) SELECT
    nr, id, project_id, perceel_id, inschrijving_id, deelname_id, toestand, dossierstuk_id, nvi_ronde, ingangsdatum, einddatum, opgesteld_door, opgesteld_op, aangeboden_op, NULL
FROM overeenkomsten ORDER BY nr;

DROP TABLE overeenkomsten;

ALTER TABLE nieuw_overeenkomsten RENAME TO overeenkomsten;

CREATE TABLE nieuw_toetsen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    inschrijving_id TEXT NOT NULL,
    oordeel TEXT NOT NULL,
    grond TEXT NOT NULL,
    getoetst_op DATETIME NOT NULL,
    getoetst_door TEXT NOT NULL,
    definitief_id TEXT,
    CONSTRAINT pk_toetsen PRIMARY KEY (nr),
    CONSTRAINT ck_toetsen_grond_bij_afkeur CHECK (oordeel = 'geldig' OR trim(grond) <> ''),
    CONSTRAINT uq_toetsen_id UNIQUE (id),
    CONSTRAINT fk_toetsen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_toetsen_getoetst_door FOREIGN KEY(getoetst_door) REFERENCES personen (id),
    CONSTRAINT fk_toetsen_project_id_inschrijving_id FOREIGN KEY(project_id, inschrijving_id) REFERENCES inschrijvingen (project_id, id),
    CONSTRAINT ck_toetsen_oordeel_keuze CHECK (oordeel IN ('geldig', 'ongeldig', 'uitgesloten')),
    CONSTRAINT fk_toetsen_project_id_definitief_id FOREIGN KEY(project_id, definitief_id) REFERENCES dossierstukken (project_id, id)
);

INSERT INTO nieuw_toetsen (
    nr, id, project_id, inschrijving_id, oordeel, grond, getoetst_op, getoetst_door, definitief_id
) SELECT
    nr, id, project_id, inschrijving_id, oordeel, grond, getoetst_op, getoetst_door, NULL
FROM toetsen ORDER BY nr;

DROP TABLE toetsen;

ALTER TABLE nieuw_toetsen RENAME TO toetsen;

CREATE INDEX ix_toetsen_project_id ON toetsen (project_id);

CREATE TABLE nieuw_uitslagen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    advies_id TEXT NOT NULL,
    inschrijving_id TEXT NOT NULL,
    rang INTEGER NOT NULL,
    totaal TEXT NOT NULL,
    winnaar BOOLEAN NOT NULL,
    CONSTRAINT pk_uitslagen PRIMARY KEY (nr),
    CONSTRAINT uq_uitslagen_advies_id_inschrijving_id UNIQUE (advies_id, inschrijving_id),
    CONSTRAINT uq_uitslagen_id UNIQUE (id),
    CONSTRAINT fk_uitslagen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_uitslagen_project_id_advies_id FOREIGN KEY(project_id, advies_id) REFERENCES adviezen (project_id, id),
    CONSTRAINT fk_uitslagen_project_id_inschrijving_id FOREIGN KEY(project_id, inschrijving_id) REFERENCES inschrijvingen (project_id, id),
    CONSTRAINT ck_uitslagen_rang_minimum CHECK (rang >= 1)
);

INSERT INTO nieuw_uitslagen (
    nr, id, project_id, advies_id, inschrijving_id, rang, totaal, winnaar
) SELECT
    nr, id, project_id, advies_id, inschrijving_id, rang, totaal, winnaar
FROM uitslagen ORDER BY nr;

DROP TABLE uitslagen;

ALTER TABLE nieuw_uitslagen RENAME TO uitslagen;

CREATE INDEX ix_uitslagen_project_id ON uitslagen (project_id);

CREATE TABLE verlengingen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    publicatie_id TEXT NOT NULL,
    van DATETIME NOT NULL,
    naar DATETIME NOT NULL,
    grond TEXT NOT NULL,
    motivering TEXT NOT NULL,
    bewijs_id TEXT,
    verlengd_op DATETIME NOT NULL,
    verlengd_door TEXT NOT NULL,
    CONSTRAINT pk_verlengingen PRIMARY KEY (nr),
    CONSTRAINT ck_verlengingen_later CHECK (naar > van),
    CONSTRAINT ck_verlengingen_storing_bewezen CHECK (grond <> 'storing' OR bewijs_id IS NOT NULL),
    CONSTRAINT uq_verlengingen_id UNIQUE (id),
    CONSTRAINT fk_verlengingen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_verlengingen_verlengd_door FOREIGN KEY(verlengd_door) REFERENCES personen (id),
    CONSTRAINT fk_verlengingen_project_id_publicatie_id FOREIGN KEY(project_id, publicatie_id) REFERENCES publicaties (project_id, id),
    CONSTRAINT ck_verlengingen_grond_keuze CHECK (grond IN ('inlichtingen', 'rectificatie', 'schouw', 'storing')),
    CONSTRAINT ck_verlengingen_motivering_gevuld CHECK (trim(motivering) <> ''),
    CONSTRAINT fk_verlengingen_project_id_bewijs_id FOREIGN KEY(project_id, bewijs_id) REFERENCES dossierstukken (project_id, id)
);

CREATE INDEX ix_verlengingen_project_id ON verlengingen (project_id);

CREATE TABLE nieuw_contracten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    overeenkomst_id TEXT NOT NULL,
    ingangsdatum DATE NOT NULL,
    einddatum DATE NOT NULL,
    verlengbaar_tot DATE,
    toestand TEXT NOT NULL,
    geregistreerd_op DATETIME NOT NULL,
    CONSTRAINT pk_contracten PRIMARY KEY (nr),
    CONSTRAINT uq_contracten_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_contracten_overeenkomst_id UNIQUE (overeenkomst_id),
    CONSTRAINT ck_contracten_einddatum_volgorde CHECK (einddatum >= ingangsdatum),
    CONSTRAINT uq_contracten_id UNIQUE (id),
    CONSTRAINT fk_contracten_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_contracten_project_id_overeenkomst_id FOREIGN KEY(project_id, overeenkomst_id) REFERENCES overeenkomsten (project_id, id),
    CONSTRAINT ck_contracten_toestand_keuze CHECK (toestand IN ('lopend', 'beeindigd'))
);

INSERT INTO nieuw_contracten (
    nr, id, project_id, overeenkomst_id, ingangsdatum, einddatum, verlengbaar_tot, toestand, geregistreerd_op
) SELECT
    nr, id, project_id, overeenkomst_id, ingangsdatum, einddatum, NULL, 'lopend', geregistreerd_op
FROM contracten ORDER BY nr;

DROP TABLE contracten;

ALTER TABLE nieuw_contracten RENAME TO contracten;

CREATE TABLE nieuw_mandaten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    deelname_id TEXT NOT NULL,
    besluit_id TEXT NOT NULL,
    orgaan TEXT NOT NULL,
    gemachtigde TEXT NOT NULL,
    plaatsvervanger TEXT NOT NULL,
    handelingen TEXT NOT NULL,
    plafond TEXT,
    geldig_van DATE NOT NULL,
    geldig_tot DATE NOT NULL,
    ondermandaat BOOLEAN NOT NULL,
    ontvangen_op DATETIME NOT NULL,
    volmacht_id TEXT,
    percelen TEXT NOT NULL,
    ingetrokken_per DATE,
    intrekking_id TEXT,
    CONSTRAINT pk_mandaten PRIMARY KEY (nr),
    CONSTRAINT ck_mandaten_geldig_tot_volgorde CHECK (geldig_tot >= geldig_van),
    CONSTRAINT uq_mandaten_id UNIQUE (id),
    CONSTRAINT fk_mandaten_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_mandaten_project_id_deelname_id FOREIGN KEY(project_id, deelname_id) REFERENCES deelnames (project_id, id),
    CONSTRAINT fk_mandaten_project_id_besluit_id FOREIGN KEY(project_id, besluit_id) REFERENCES besluiten (project_id, id),
    CONSTRAINT ck_mandaten_orgaan_gevuld CHECK (trim(orgaan) <> ''),
    CONSTRAINT ck_mandaten_gemachtigde_gevuld CHECK (trim(gemachtigde) <> ''),
    CONSTRAINT ck_mandaten_plafond_bereik CHECK (CAST(plafond AS NUMERIC) > 0),
    CONSTRAINT fk_mandaten_project_id_volmacht_id FOREIGN KEY(project_id, volmacht_id) REFERENCES dossierstukken (project_id, id),
    CONSTRAINT fk_mandaten_project_id_intrekking_id FOREIGN KEY(project_id, intrekking_id) REFERENCES dossierstukken (project_id, id)
);

INSERT INTO nieuw_mandaten (
    nr, id, project_id, deelname_id, besluit_id, orgaan, gemachtigde, plaatsvervanger, handelingen, plafond, geldig_van, geldig_tot, ondermandaat, ontvangen_op, volmacht_id, percelen, ingetrokken_per, intrekking_id
) SELECT
    nr, id, project_id, deelname_id, besluit_id, orgaan, gemachtigde, plaatsvervanger, handelingen, plafond, geldig_van, geldig_tot, ondermandaat, ontvangen_op, volmacht_id, '[]', NULL, NULL
FROM mandaten ORDER BY nr;

DROP TABLE mandaten;

ALTER TABLE nieuw_mandaten RENAME TO mandaten;

CREATE INDEX ix_mandaten_project_id ON mandaten (project_id);

CREATE TABLE weigeringen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    overeenkomst_id TEXT NOT NULL,
    partij TEXT NOT NULL,
    geweigerd_op DATE NOT NULL,
    motivering TEXT NOT NULL,
    bewijs_id TEXT NOT NULL,
    ecb_advies_id TEXT,
    geregistreerd_op DATETIME NOT NULL,
    geregistreerd_door TEXT NOT NULL,
    CONSTRAINT pk_weigeringen PRIMARY KEY (nr),
    CONSTRAINT uq_weigeringen_id UNIQUE (id),
    CONSTRAINT fk_weigeringen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_weigeringen_geregistreerd_door FOREIGN KEY(geregistreerd_door) REFERENCES personen (id),
    CONSTRAINT fk_weigeringen_project_id_overeenkomst_id FOREIGN KEY(project_id, overeenkomst_id) REFERENCES overeenkomsten (project_id, id),
    CONSTRAINT ck_weigeringen_partij_keuze CHECK (partij IN ('deelnemer', 'leverancier')),
    CONSTRAINT ck_weigeringen_motivering_gevuld CHECK (trim(motivering) <> ''),
    CONSTRAINT fk_weigeringen_project_id_bewijs_id FOREIGN KEY(project_id, bewijs_id) REFERENCES dossierstukken (project_id, id),
    CONSTRAINT fk_weigeringen_project_id_ecb_advies_id FOREIGN KEY(project_id, ecb_advies_id) REFERENCES dossierstukken (project_id, id)
);

CREATE INDEX ix_weigeringen_project_id ON weigeringen (project_id);

CREATE TABLE contractwijzigingen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    soort TEXT NOT NULL,
    omschrijving TEXT NOT NULL,
    ingaand_op DATE NOT NULL,
    einddatum DATE,
    bewijs_id TEXT NOT NULL,
    geregistreerd_op DATETIME NOT NULL,
    geregistreerd_door TEXT NOT NULL,
    CONSTRAINT pk_contractwijzigingen PRIMARY KEY (nr),
    CONSTRAINT uq_contractwijzigingen_contract_id_nummer UNIQUE (contract_id, nummer),
    CONSTRAINT uq_contractwijzigingen_id UNIQUE (id),
    CONSTRAINT fk_contractwijzigingen_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_contractwijzigingen_geregistreerd_door FOREIGN KEY(geregistreerd_door) REFERENCES personen (id),
    CONSTRAINT fk_contractwijzigingen_project_id_contract_id FOREIGN KEY(project_id, contract_id) REFERENCES contracten (project_id, id),
    CONSTRAINT ck_contractwijzigingen_nummer_minimum CHECK (nummer >= 1),
    CONSTRAINT ck_contractwijzigingen_soort_keuze CHECK (soort IN ('wijziging', 'verlenging', 'beeindiging')),
    CONSTRAINT ck_contractwijzigingen_omschrijving_gevuld CHECK (trim(omschrijving) <> ''),
    CONSTRAINT fk_contractwijzigingen_project_id_bewijs_id FOREIGN KEY(project_id, bewijs_id) REFERENCES dossierstukken (project_id, id)
);

CREATE INDEX ix_contractwijzigingen_project_id ON contractwijzigingen (project_id);

CREATE TABLE gesprekken (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    gehouden_op DATE NOT NULL,
    aanwezigen TEXT NOT NULL,
    afspraken TEXT NOT NULL,
    verslag_id TEXT,
    geregistreerd_op DATETIME NOT NULL,
    geregistreerd_door TEXT NOT NULL,
    CONSTRAINT pk_gesprekken PRIMARY KEY (nr),
    CONSTRAINT uq_gesprekken_id UNIQUE (id),
    CONSTRAINT fk_gesprekken_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_gesprekken_geregistreerd_door FOREIGN KEY(geregistreerd_door) REFERENCES personen (id),
    CONSTRAINT fk_gesprekken_project_id_contract_id FOREIGN KEY(project_id, contract_id) REFERENCES contracten (project_id, id),
    CONSTRAINT fk_gesprekken_project_id_verslag_id FOREIGN KEY(project_id, verslag_id) REFERENCES dossierstukken (project_id, id)
);

CREATE INDEX ix_gesprekken_project_id ON gesprekken (project_id);
