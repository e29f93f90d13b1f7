-- Persons in cases and the signed decisions about what they were.

CREATE TABLE person (
  id              uuid PRIMARY KEY,
  area_code       text NOT NULL,
  name            text NOT NULL,
  birth_year      integer CHECK (birth_year BETWEEN 1900 AND 2100),
  id_number       bytea,
  id_number_index bytea,
  phone           bytea,
  phone_index     bytea,
  entered_at      timestamptz NOT NULL
);
COMMENT ON COLUMN person.id_number IS 'Sealed field';
COMMENT ON COLUMN person.id_number_index IS 'Keyed blind index for exact search';
COMMENT ON COLUMN person.phone IS 'Sealed field';
COMMENT ON COLUMN person.phone_index IS 'Keyed blind index for exact search';
CREATE INDEX person_by_id_number ON person (id_number_index) WHERE id_number_index IS NOT NULL;
CREATE INDEX person_by_phone ON person (phone_index) WHERE phone_index IS NOT NULL;
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_scope ON person TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON person TO qingyuan_app;

CREATE TABLE person_case (
  person_id  uuid NOT NULL REFERENCES person (id),
  case_id    uuid NOT NULL,
  area_code  text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, person_id)
);
COMMENT ON COLUMN person_case.case_id IS 'Case of module cases, which lies above this one: no foreign key';
CREATE INDEX person_case_person ON person_case (person_id);
ALTER TABLE person_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_case_scope ON person_case TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON person_case TO qingyuan_app;

CREATE TABLE person_role (
  id            uuid PRIMARY KEY,
  person_id     uuid NOT NULL,
  case_id       uuid NOT NULL,
  scheme_id     uuid,
  area_code     text NOT NULL,
  version       integer NOT NULL CHECK (version > 0),
  role          text,
  rule          text NOT NULL,
  citation      jsonb NOT NULL,
  reason        text NOT NULL,
  decided_by    uuid NOT NULL,
  decider_name  text NOT NULL,
  agency_name   text NOT NULL,
  decided_at    timestamptz NOT NULL,
  superseded_at timestamptz,
  digest        bytea NOT NULL CHECK (octet_length(digest) = 32),
  FOREIGN KEY (case_id, person_id) REFERENCES person_case (case_id, person_id),
  UNIQUE (case_id, person_id, version)
);
COMMENT ON TABLE person_role IS 'Decisions about what a person was in a case (甄别、定性); versions are added, none is changed';
COMMENT ON COLUMN person_role.role IS 'Code of law/roles; null revokes the version before';
COMMENT ON COLUMN person_role.rule IS 'id@version of the rule file';
COMMENT ON COLUMN person_role.digest IS 'SHA-256 over the canonical text of the decision; the audit entry holds the same';
CREATE UNIQUE INDEX person_role_in_force ON person_role (case_id, person_id) WHERE superseded_at IS NULL;
CREATE INDEX person_role_person ON person_role (person_id);
CREATE INDEX person_role_scheme ON person_role (scheme_id) WHERE scheme_id IS NOT NULL;
ALTER TABLE person_role ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_role_scope ON person_role TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON person_role TO qingyuan_app;
GRANT UPDATE (superseded_at) ON person_role TO qingyuan_app;
