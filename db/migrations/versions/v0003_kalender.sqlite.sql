CREATE TABLE gelijkgestelde_dagen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    datum DATE NOT NULL,
    bron TEXT NOT NULL,
    CONSTRAINT pk_gelijkgestelde_dagen PRIMARY KEY (nr),
    CONSTRAINT uq_gelijkgestelde_dagen_datum UNIQUE (datum),
    CONSTRAINT uq_gelijkgestelde_dagen_id UNIQUE (id),
    CONSTRAINT ck_gelijkgestelde_dagen_bron_gevuld CHECK (trim(bron) <> '')
);

CREATE TABLE drempelbedragen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    geldig_van DATE NOT NULL,
    geldig_tot DATE NOT NULL,
    werken INTEGER NOT NULL,
    centraal INTEGER NOT NULL,
    decentraal INTEGER NOT NULL,
    sas INTEGER NOT NULL,
    speciale_sectoren INTEGER NOT NULL,
    speciale_sectoren_sas INTEGER NOT NULL,
    concessies INTEGER NOT NULL,
    bron TEXT NOT NULL,
    CONSTRAINT pk_drempelbedragen PRIMARY KEY (nr),
    CONSTRAINT uq_drempelbedragen_geldig_van UNIQUE (geldig_van),
    CONSTRAINT ck_drempelbedragen_geldig_tot_volgorde CHECK (geldig_tot >= geldig_van),
    CONSTRAINT uq_drempelbedragen_id UNIQUE (id),
    CONSTRAINT ck_drempelbedragen_werken_minimum CHECK (werken >= 1),
    CONSTRAINT ck_drempelbedragen_centraal_minimum CHECK (centraal >= 1),
    CONSTRAINT ck_drempelbedragen_decentraal_minimum CHECK (decentraal >= 1),
    CONSTRAINT ck_drempelbedragen_sas_minimum CHECK (sas >= 1),
    CONSTRAINT ck_drempelbedragen_speciale_sectoren_minimum CHECK (speciale_sectoren >= 1),
    CONSTRAINT ck_drempelbedragen_speciale_sectoren_sas_minimum CHECK (speciale_sectoren_sas >= 1),
    CONSTRAINT ck_drempelbedragen_concessies_minimum CHECK (concessies >= 1),
    CONSTRAINT ck_drempelbedragen_bron_gevuld CHECK (trim(bron) <> '')
);

CREATE TABLE nieuw_publicaties (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    volgnummer INTEGER NOT NULL,
    verzonden_op DATETIME NOT NULL,
    platform TEXT NOT NULL,
    referentie TEXT NOT NULL,
    vragen_tot DATE NOT NULL,
    nvi_uiterlijk DATE NOT NULL,
    sluiting DATETIME NOT NULL,
    gestanddoening_tot DATE NOT NULL,
    elektronisch BOOLEAN NOT NULL,
    spoed TEXT,
    vooraankondiging DATE,
    geopend_op DATETIME,
    opener_id TEXT,
    tweede_opener_id TEXT,
    CONSTRAINT pk_publicaties PRIMARY KEY (nr),
    CONSTRAINT uq_publicaties_project_id_id UNIQUE (project_id, id),
    CONSTRAINT uq_publicaties_project_id_volgnummer UNIQUE (project_id, volgnummer),
    CONSTRAINT ck_publicaties_vier_ogen CHECK (opener_id <> tweede_opener_id),
    CONSTRAINT ck_publicaties_opening_compleet CHECK ((geopend_op IS NULL) = (opener_id IS NULL)),
    CONSTRAINT ck_publicaties_tweede_opener_compleet CHECK ((geopend_op IS NULL) = (tweede_opener_id IS NULL)),
    CONSTRAINT ck_publicaties_verkorting_enkel CHECK (spoed IS NULL OR vooraankondiging IS NULL),
    CONSTRAINT ck_publicaties_opening_na_sluiting CHECK (geopend_op > sluiting),
    CONSTRAINT uq_publicaties_id UNIQUE (id),
    CONSTRAINT fk_publicaties_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT fk_publicaties_opener_id FOREIGN KEY(opener_id) REFERENCES personen (id),
    CONSTRAINT fk_publicaties_tweede_opener_id FOREIGN KEY(tweede_opener_id) REFERENCES personen (id),
    CONSTRAINT ck_publicaties_volgnummer_minimum CHECK (volgnummer >= 0),
    CONSTRAINT ck_publicaties_platform_gevuld CHECK (trim(platform) <> ''),
    CONSTRAINT ck_publicaties_referentie_gevuld CHECK (trim(referentie) <> ''),
    CONSTRAINT ck_publicaties_spoed_gevuld CHECK (trim(spoed) <> '')
);

INSERT INTO nieuw_publicaties (
    nr, id, project_id, volgnummer, verzonden_op, platform, referentie, vragen_tot, nvi_uiterlijk, sluiting, gestanddoening_tot, elektronisch, geopend_op, opener_id, tweede_opener_id
) SELECT
    nr, id, project_id, volgnummer, verzonden_op, platform, referentie, vragen_tot, nvi_uiterlijk, sluiting, gestanddoening_tot, elektronisch, geopend_op, opener_id, tweede_opener_id
FROM publicaties ORDER BY nr;

DROP TABLE publicaties;

ALTER TABLE nieuw_publicaties RENAME TO publicaties;
