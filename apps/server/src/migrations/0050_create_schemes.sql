-- Schemes: analyses of a member table, their results, and the signed decisions that rest on them.

CREATE TABLE scheme (
  id         uuid PRIMARY KEY,
  area_code  text NOT NULL,
  case_id    uuid NOT NULL REFERENCES case_file (id),
  name       text NOT NULL,
  created_by uuid NOT NULL REFERENCES app_user (id),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE scheme IS '传销组织 as found in a case; its area is that of the case';
CREATE INDEX scheme_case ON scheme (case_id);
CREATE INDEX scheme_area ON scheme (area_code, created_at DESC);
ALTER TABLE scheme ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_scope ON scheme TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme TO qingyuan_app;

CREATE TABLE scheme_analysis (
  id          uuid PRIMARY KEY,
  scheme_id   uuid NOT NULL REFERENCES scheme (id),
  area_code   text NOT NULL,
  version     integer NOT NULL CHECK (version > 0),
  evidence_id uuid NOT NULL REFERENCES evidence_item (id),
  options     jsonb NOT NULL,
  asked_by    uuid NOT NULL REFERENCES app_user (id),
  asker_name  text NOT NULL,
  asked_at    timestamptz NOT NULL,
  UNIQUE (scheme_id, version)
);
COMMENT ON TABLE scheme_analysis IS 'An analysis that was asked for; its state, progress and fault are those of the job with the same id';
COMMENT ON COLUMN scheme_analysis.options IS 'What the user chose: table, encoding, mapping, person keys';
ALTER TABLE scheme_analysis ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_analysis_scope ON scheme_analysis TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_analysis TO qingyuan_app;

CREATE TABLE scheme_result (
  analysis_id  uuid PRIMARY KEY REFERENCES scheme_analysis (id),
  scheme_id    uuid NOT NULL REFERENCES scheme (id),
  area_code    text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  figures      jsonb NOT NULL,
  structure_id text NOT NULL,
  findings_id  text NOT NULL,
  digest       bytea NOT NULL CHECK (octet_length(digest) = 32)
);
COMMENT ON TABLE scheme_result IS 'Result of a finished analysis; never changed';
COMMENT ON COLUMN scheme_result.figures IS 'Totals on both counting bases, levels, findings by kind, source with hashes, columns, rule and engine version';
COMMENT ON COLUMN scheme_result.structure_id IS 'Structure file in the vault';
COMMENT ON COLUMN scheme_result.findings_id IS 'findings.csv in the vault';
COMMENT ON COLUMN scheme_result.digest IS 'SHA-256 over figures, structure and findings; the audit entry holds the same';
CREATE INDEX scheme_result_scheme ON scheme_result (scheme_id, recorded_at DESC);
ALTER TABLE scheme_result ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_result_scope ON scheme_result TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_result TO qingyuan_app;

CREATE TABLE scheme_decision (
  id            uuid PRIMARY KEY,
  scheme_id     uuid NOT NULL REFERENCES scheme (id),
  analysis_id   uuid NOT NULL REFERENCES scheme_result (analysis_id),
  area_code     text NOT NULL,
  head_index    bytea NOT NULL CHECK (octet_length(head_index) = 16),
  member_id     bytea NOT NULL,
  name          text NOT NULL,
  person_id     uuid REFERENCES person (id),
  version       integer NOT NULL CHECK (version > 0),
  decision      text NOT NULL CHECK (decision IN ('organiser', 'excluded')),
  role          text CHECK ((role IS NULL) = (decision = 'excluded')),
  rule          text NOT NULL,
  citation      jsonb NOT NULL,
  reason        text NOT NULL,
  decided_by    uuid NOT NULL REFERENCES app_user (id),
  decider_name  text NOT NULL,
  agency_name   text NOT NULL,
  decided_at    timestamptz NOT NULL,
  superseded_at timestamptz,
  digest        bytea NOT NULL CHECK (octet_length(digest) = 32),
  UNIQUE (scheme_id, head_index, version)
);
COMMENT ON TABLE scheme_decision IS 'Who of a structure is an organiser, and who is not; versions are added, none is changed';
COMMENT ON COLUMN scheme_decision.head_index IS 'Keyed blind index of the id of the person''s first account: tells persons apart in every analysis';
COMMENT ON COLUMN scheme_decision.member_id IS 'Sealed field: the account named when it was decided; such ids are often phone numbers';
COMMENT ON COLUMN scheme_decision.role IS 'Code of law/roles';
COMMENT ON COLUMN scheme_decision.rule IS 'id@version of the rule file';
COMMENT ON COLUMN scheme_decision.digest IS 'SHA-256 over the canonical text of the decision; the audit entry holds the same';
CREATE UNIQUE INDEX scheme_decision_in_force ON scheme_decision (scheme_id, head_index) WHERE superseded_at IS NULL;
ALTER TABLE scheme_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_decision_scope ON scheme_decision TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_decision TO qingyuan_app;
GRANT UPDATE (superseded_at) ON scheme_decision TO qingyuan_app;
