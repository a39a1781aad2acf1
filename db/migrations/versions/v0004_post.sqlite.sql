CREATE TABLE posthuis (
    id INTEGER NOT NULL,
    merk TEXT NOT NULL,
    plek TEXT NOT NULL,
    stand INTEGER NOT NULL,
    CONSTRAINT pk_posthuis PRIMARY KEY (id),
    CONSTRAINT ck_posthuis_een_rij CHECK (id = 1),
    CONSTRAINT ck_posthuis_merk_gevuld CHECK (trim(merk) <> ''),
    CONSTRAINT ck_posthuis_plek_gevuld CHECK (trim(plek) <> ''),
    CONSTRAINT ck_posthuis_stand_minimum CHECK (stand >= 0)
);

CREATE TABLE berichten (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    sleutel TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    soort TEXT NOT NULL,
    documenten TEXT NOT NULL,
    naar_naam TEXT NOT NULL,
    naar_email TEXT NOT NULL,
    juridisch BOOLEAN NOT NULL,
    niet_voor DATETIME NOT NULL,
    besteld_op DATETIME NOT NULL,
    toestand TEXT NOT NULL,
    verzonden_op DATETIME,
    melding TEXT NOT NULL,
    houder TEXT,
    geclaimd_tot DATETIME,
    gepoogd_op DATETIME,
    laatste_poging DATETIME,
    pogingen INTEGER NOT NULL,
    eml_sha256 TEXT,
    CONSTRAINT pk_berichten PRIMARY KEY (nr),
    CONSTRAINT uq_berichten_project_id_nummer UNIQUE (project_id, nummer),
    CONSTRAINT uq_berichten_sleutel UNIQUE (sleutel),
    CONSTRAINT ck_berichten_claim_met_houder CHECK ((toestand = 'geclaimd') = (houder IS NOT NULL)),
    CONSTRAINT ck_berichten_claim_met_einde CHECK ((toestand = 'geclaimd') = (geclaimd_tot IS NOT NULL)),
    CONSTRAINT ck_berichten_verzonden_met_moment CHECK (toestand <> 'verzonden' OR verzonden_op IS NOT NULL),
    CONSTRAINT uq_berichten_id UNIQUE (id),
    CONSTRAINT fk_berichten_project_id FOREIGN KEY(project_id) REFERENCES projecten (id),
    CONSTRAINT ck_berichten_sleutel_gevuld CHECK (trim(sleutel) <> ''),
    CONSTRAINT ck_berichten_nummer_minimum CHECK (nummer >= 1),
    CONSTRAINT ck_berichten_soort_gevuld CHECK (trim(soort) <> ''),
    CONSTRAINT ck_berichten_naar_email_apenstaart CHECK (length(naar_email) - length(replace(naar_email, '@', '')) = 1),
    CONSTRAINT ck_berichten_toestand_keuze CHECK (toestand IN ('open', 'geclaimd', 'verzonden', 'onzeker', 'geweigerd', 'mislukt', 'vervallen')),
    CONSTRAINT ck_berichten_pogingen_minimum CHECK (pogingen >= 0)
);

CREATE INDEX ix_berichten_te_doen ON berichten (niet_voor) WHERE toestand IN ('open', 'geclaimd');

CREATE INDEX ix_berichten_laatste_poging ON berichten (laatste_poging);
