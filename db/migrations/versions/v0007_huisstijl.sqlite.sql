CREATE TABLE huisstijlen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    dienst_id TEXT NOT NULL,
    adresblok TEXT NOT NULL,
    bezoekadres TEXT NOT NULL,
    telefoon TEXT NOT NULL,
    website TEXT NOT NULL,
    slotgroet TEXT NOT NULL,
    ondertekenaars TEXT NOT NULL,
    logo_sha256 TEXT,
    logo_vorm TEXT,
    logo_breedte INTEGER,
    logo_hoogte INTEGER,
    logo_alt TEXT,
    CONSTRAINT pk_huisstijlen PRIMARY KEY (nr),
    CONSTRAINT uq_huisstijlen_dienst_id UNIQUE (dienst_id),
    CONSTRAINT ck_huisstijlen_logo_compleet CHECK ((logo_sha256 IS NULL) = (logo_vorm IS NULL) AND (logo_sha256 IS NULL) = (logo_breedte IS NULL) AND (logo_sha256 IS NULL) = (logo_hoogte IS NULL) AND (logo_sha256 IS NULL) = (logo_alt IS NULL)),
    CONSTRAINT uq_huisstijlen_id UNIQUE (id),
    CONSTRAINT fk_huisstijlen_dienst_id FOREIGN KEY(dienst_id) REFERENCES diensten (id),
    CONSTRAINT ck_huisstijlen_logo_sha256_sha256 CHECK (length(logo_sha256) = 64 AND ltrim(logo_sha256, '0123456789abcdef') = ''),
    CONSTRAINT ck_huisstijlen_logo_vorm_keuze CHECK (logo_vorm IN ('png', 'jpeg')),
    CONSTRAINT ck_huisstijlen_logo_breedte_minimum CHECK (logo_breedte >= 1),
    CONSTRAINT ck_huisstijlen_logo_hoogte_minimum CHECK (logo_hoogte >= 1),
    CONSTRAINT ck_huisstijlen_logo_alt_gevuld CHECK (trim(logo_alt) <> '')
);

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
    briefvorm TEXT NOT NULL,
    CONSTRAINT pk_projecten PRIMARY KEY (nr),
    CONSTRAINT uq_projecten_kenmerk UNIQUE (kenmerk),
    CONSTRAINT uq_projecten_id UNIQUE (id),
    CONSTRAINT ck_projecten_kenmerk_gevuld CHECK (trim(kenmerk) <> ''),
    CONSTRAINT ck_projecten_naam_gevuld CHECK (trim(naam) <> ''),
    CONSTRAINT ck_projecten_procedure_keuze CHECK (procedure IN ('openbaar', 'meervoudig_onderhands', 'sas')),
    CONSTRAINT ck_projecten_aard_keuze CHECK (aard IN ('leveringen', 'diensten', 'werken', 'sas')),
    CONSTRAINT ck_projecten_waarde_bereik CHECK (CAST(waarde AS NUMERIC) >= 0),
    CONSTRAINT ck_projecten_toestand_keuze CHECK (toestand IN ('aangemeld', 'startbijeenkomst', 'inkoopstrategie_concept', 'inkoopstrategie_vaststelling', 'aanbestedingsdocumenten', 'nota_van_inlichtingen', 'aanbestedingsfase', 'aanbestedingsfase_geopend', 'gunning', 'contract', 'evaluatie', 'contractmanagement', 'afgerond', 'ingetrokken')),
    CONSTRAINT ck_projecten_versie_minimum CHECK (versie >= 1),
    CONSTRAINT ck_projecten_briefvorm_keuze CHECK (briefvorm IN ('per_deelnemer', 'gezamenlijk'))
);

INSERT INTO nieuw_projecten (
    nr, id, kenmerk, naam, omschrijving, procedure, aard, waarde, toestand, versie, aangemeld_op, vervolg_op, briefvorm
) SELECT
    nr, id, kenmerk, naam, omschrijving, procedure, aard, waarde, toestand, versie, aangemeld_op, vervolg_op, 'per_deelnemer'
FROM projecten ORDER BY nr;

DROP TABLE projecten;

ALTER TABLE nieuw_projecten RENAME TO projecten;
