ALTER TABLE documenten ADD COLUMN geadresseerde_id TEXT;

ALTER TABLE documenten ADD COLUMN gepland_op TIMESTAMP WITH TIME ZONE;

ALTER TABLE documenten ADD CONSTRAINT fk_documenten_geadresseerde_id FOREIGN KEY(geadresseerde_id) REFERENCES personen (id);
