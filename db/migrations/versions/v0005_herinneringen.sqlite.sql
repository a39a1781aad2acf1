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
    geadresseerde_id TEXT,
    gepland_op DATETIME,
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
    CONSTRAINT fk_documenten_geadresseerde_id FOREIGN KEY(geadresseerde_id) REFERENCES personen (id),
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
    nr, id, project_id, sleutel, soort, deelname_id, inschrijving_id, perceel_id, termijn_id, versie, toestand, maker_id, besteld_op, vrijgever_id, vrijgegeven_op, verzonden_op, bundel_id, geadresseerde_id, gepland_op
) SELECT
    nr, id, project_id, sleutel, soort, deelname_id, inschrijving_id, perceel_id, termijn_id, versie, toestand, maker_id, besteld_op, vrijgever_id, vrijgegeven_op, verzonden_op, bundel_id, NULL, NULL
FROM documenten ORDER BY nr;

DROP TABLE documenten;

ALTER TABLE nieuw_documenten RENAME TO documenten;
