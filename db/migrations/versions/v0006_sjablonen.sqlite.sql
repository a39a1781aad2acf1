CREATE TABLE sjablonen (
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    soort TEXT NOT NULL,
    versie INTEGER NOT NULL,
    sha256 TEXT,
    bestandsnaam TEXT NOT NULL,
    omvang INTEGER NOT NULL,
    toestand TEXT NOT NULL,
    voorgesteld_door TEXT NOT NULL,
    voorgesteld_op DATETIME NOT NULL,
    afgehandeld_door TEXT,
    afgehandeld_op DATETIME,
    CONSTRAINT pk_sjablonen PRIMARY KEY (nr),
    CONSTRAINT uq_sjablonen_soort_versie UNIQUE (soort, versie),
    CONSTRAINT ck_sjablonen_afhandeling_compleet CHECK ((afgehandeld_door IS NULL) = (afgehandeld_op IS NULL)),
    CONSTRAINT ck_sjablonen_voorstel_is_open CHECK ((toestand = 'voorgesteld') = (afgehandeld_op IS NULL)),
    CONSTRAINT ck_sjablonen_vier_ogen CHECK (NOT (toestand IN ('in_gebruik', 'vervangen')) OR afgehandeld_door <> voorgesteld_door),
    CONSTRAINT ck_sjablonen_sha256 CHECK (sha256 IS NULL OR (length(sha256) = 64 AND ltrim(sha256, '0123456789abcdef') = '')),
    CONSTRAINT uq_sjablonen_id UNIQUE (id),
    CONSTRAINT fk_sjablonen_voorgesteld_door FOREIGN KEY(voorgesteld_door) REFERENCES personen (id),
    CONSTRAINT fk_sjablonen_afgehandeld_door FOREIGN KEY(afgehandeld_door) REFERENCES personen (id),
    CONSTRAINT ck_sjablonen_soort_gevuld CHECK (trim(soort) <> ''),
    CONSTRAINT ck_sjablonen_versie_minimum CHECK (versie >= 1),
    CONSTRAINT ck_sjablonen_omvang_minimum CHECK (omvang >= 0),
    CONSTRAINT ck_sjablonen_toestand_keuze CHECK (toestand IN ('voorgesteld', 'in_gebruik', 'vervangen', 'vervallen'))
);

CREATE UNIQUE INDEX uq_sjablonen_in_gebruik ON sjablonen (soort) WHERE toestand = 'in_gebruik';

CREATE UNIQUE INDEX uq_sjablonen_voorgesteld ON sjablonen (soort) WHERE toestand = 'voorgesteld';
