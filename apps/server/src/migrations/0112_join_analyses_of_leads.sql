-- Joint analysis (共同研判) of a lead by police and market regulation.

CREATE TABLE lead_analysis (
  id              uuid PRIMARY KEY,
  lead_id         uuid NOT NULL REFERENCES lead (id),
  topic           text NOT NULL CHECK (length(topic) BETWEEN 2 AND 200),
  place           text NOT NULL CHECK (length(place) <= 200),
  held_at         timestamptz NOT NULL,
  convened_name   text NOT NULL,
  convened_agency text NOT NULL,
  convened_at     timestamptz NOT NULL,
  conclusion      text CHECK (length(conclusion) BETWEEN 2 AND 4000),
  proposal        text CHECK (proposal IN ('administrative', 'criminal', 'both', 'verify_more', 'close')),
  concluded_name  text,
  concluded_at    timestamptz,
  CHECK (num_nulls(conclusion, proposal, concluded_name, concluded_at) IN (0, 4))
);
CREATE INDEX lead_analysis_lead ON lead_analysis (lead_id, convened_at);
ALTER TABLE lead_analysis ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_analysis_scope ON lead_analysis TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT ON lead_analysis TO qingyuan_app;
GRANT UPDATE (conclusion, proposal, concluded_name, concluded_at) ON lead_analysis TO qingyuan_app;

CREATE TABLE lead_analysis_part (
  analysis_id uuid NOT NULL REFERENCES lead_analysis (id),
  side        text NOT NULL CHECK (side IN ('police', 'regulator')),
  agency_id   uuid NOT NULL REFERENCES agency (id),
  agency_name text NOT NULL,
  people      text[] NOT NULL CHECK (cardinality(people) BETWEEN 1 AND 20),
  opinion     text NOT NULL CHECK (length(opinion) BETWEEN 2 AND 4000),
  own_note    text NOT NULL CHECK (length(own_note) <= 4000),
  saved_name  text NOT NULL,
  saved_at    timestamptz NOT NULL,
  shared_at   timestamptz,
  signed_by   uuid REFERENCES app_user (id),
  signed_name text,
  signed_at   timestamptz,
  digest      bytea CHECK (octet_length(digest) = 32),
  PRIMARY KEY (analysis_id, side),
  CHECK (num_nulls(signed_by, signed_name, signed_at, digest) IN (0, 4)),
  CHECK (signed_at IS NULL OR shared_at IS NOT NULL)
);
COMMENT ON TABLE lead_analysis_part IS 'What each side brought: participants, opinion, signature';
COMMENT ON COLUMN lead_analysis_part.opinion IS 'Shown to the other side once it is shared';
COMMENT ON COLUMN lead_analysis_part.own_note IS 'Never shown outside the agency that wrote it';
COMMENT ON COLUMN lead_analysis_part.digest IS 'SHA-256 of what was signed: both opinions and the conclusion';
ALTER TABLE lead_analysis_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_analysis_part_scope ON lead_analysis_part TO qingyuan_app
  USING (EXISTS (SELECT FROM lead_analysis a WHERE a.id = analysis_id))
  WITH CHECK (EXISTS (SELECT FROM lead_analysis a WHERE a.id = analysis_id));
GRANT SELECT, INSERT ON lead_analysis_part TO qingyuan_app;
GRANT UPDATE (people, opinion, own_note, saved_name, saved_at, shared_at, signed_by, signed_name, signed_at, digest)
  ON lead_analysis_part TO qingyuan_app;
