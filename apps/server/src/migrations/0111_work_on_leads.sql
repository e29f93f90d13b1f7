-- Leads: where they come from, what they are about, who works on them, which others are the same.

ALTER TABLE lead DROP CONSTRAINT lead_source_check;
ALTER TABLE lead ADD CONSTRAINT lead_source_check CHECK (source IN
  ('tip', 'media', 'online', 'handed_over', 'screening', 'sweep', 'online_patrol', 'other'));
ALTER TABLE lead DROP CONSTRAINT lead_state_check;
ALTER TABLE lead ADD CONSTRAINT lead_state_check CHECK (state IN
  ('received', 'verifying', 'confirmed', 'refuted', 'in_case', 'handed_over', 'merged'));
ALTER TABLE lead DROP CONSTRAINT lead_check;
ALTER TABLE lead ADD CONSTRAINT lead_tip_source CHECK
  (CASE WHEN tip_id IS NULL THEN source <> 'tip' ELSE source IN ('tip', 'media', 'online', 'handed_over') END);
ALTER TABLE lead DROP CONSTRAINT lead_check1;
ALTER TABLE lead ADD CONSTRAINT lead_verified CHECK (CASE
  WHEN state IN ('received', 'verifying', 'merged') THEN verified_at IS NULL
  WHEN state IN ('confirmed', 'refuted', 'in_case') THEN verified_at IS NOT NULL
  ELSE true END);
ALTER TABLE lead DROP CONSTRAINT lead_check2;
ALTER TABLE lead ADD CONSTRAINT lead_assessed CHECK (CASE
  WHEN state IN ('confirmed', 'in_case') THEN organisation IS NOT NULL
  WHEN state = 'handed_over' THEN (organisation IS NULL) = (verified_at IS NULL)
  ELSE organisation IS NULL END);
ALTER TABLE lead ADD COLUMN merged_into uuid REFERENCES lead (id);
ALTER TABLE lead ADD COLUMN grade_basis jsonb;
ALTER TABLE lead ADD CONSTRAINT lead_merged CHECK ((state = 'merged') = (merged_into IS NOT NULL) AND merged_into <> id);
COMMENT ON COLUMN lead.merged_into IS 'The lead that goes on for both; taken back by undoing the merge';
COMMENT ON COLUMN lead.grade_basis IS 'Version of the grading criteria and those that were met: {"rule", "version", "criteria"}';
CREATE INDEX lead_merged_into ON lead (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX lead_area_state ON lead (area_code text_pattern_ops, state);
GRANT UPDATE (merged_into, grade_basis) ON lead TO qingyuan_app;

CREATE TABLE lead_origin (
  lead_id       uuid PRIMARY KEY REFERENCES lead (id),
  agency        text NOT NULL CHECK (length(agency) BETWEEN 2 AND 100),
  paper_number  text NOT NULL CHECK (length(paper_number) <= 100),
  paper_date    date,
  received_name text,
  received_at   timestamptz,
  answer        text CHECK (length(answer) BETWEEN 2 AND 2000),
  answered_name text,
  answered_at   timestamptz,
  CHECK (num_nulls(received_name, received_at) IN (0, 2)),
  CHECK (num_nulls(answer, answered_name, answered_at) IN (0, 3))
);
COMMENT ON TABLE lead_origin IS 'The agency that handed a lead over (部门移交), its receipt and the answer it got';
ALTER TABLE lead_origin ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_origin_scope ON lead_origin TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT ON lead_origin TO qingyuan_app;
GRANT UPDATE (received_name, received_at, answer, answered_name, answered_at) ON lead_origin TO qingyuan_app;

CREATE TABLE lead_mark (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES lead (id),
  kind    text NOT NULL CHECK (kind IN ('place', 'phone', 'site', 'app', 'firm', 'credit_code', 'name')),
  key     text NOT NULL CHECK (length(key) BETWEEN 1 AND 300),
  detail  text NOT NULL CHECK (length(detail) <= 300),
  shown   text NOT NULL CHECK (length(shown) BETWEEN 1 AND 300),
  UNIQUE (lead_id, kind, key, detail)
);
COMMENT ON TABLE lead_mark IS 'What a lead is about, folded so that two leads about the same can be found';
COMMENT ON COLUMN lead_mark.key IS 'Folded form; a place up to its building, a phone as its blind index';
COMMENT ON COLUMN lead_mark.detail IS 'The room of a place, folded; otherwise empty';
COMMENT ON COLUMN lead_mark.shown IS 'As it was written; a phone is masked';
CREATE INDEX lead_mark_key ON lead_mark (kind, key);
ALTER TABLE lead_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_mark_scope ON lead_mark TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT, DELETE ON lead_mark TO qingyuan_app;

CREATE TABLE lead_merge (
  id            uuid PRIMARY KEY,
  lead_id       uuid NOT NULL REFERENCES lead (id),
  into_id       uuid NOT NULL REFERENCES lead (id),
  grounds       jsonb NOT NULL,
  reason        text NOT NULL,
  merged_name   text NOT NULL,
  merged_at     timestamptz NOT NULL,
  undone_reason text,
  undone_name   text,
  undone_at     timestamptz,
  CHECK (lead_id <> into_id),
  CHECK (num_nulls(undone_reason, undone_name, undone_at) IN (0, 3))
);
COMMENT ON TABLE lead_merge IS 'Merges of leads and their undoing';
COMMENT ON COLUMN lead_merge.grounds IS 'The reasons that were shown when the officer decided';
CREATE UNIQUE INDEX lead_merge_in_force ON lead_merge (lead_id) WHERE undone_at IS NULL;
CREATE INDEX lead_merge_into ON lead_merge (into_id);
ALTER TABLE lead_merge ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_merge_scope ON lead_merge TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT ON lead_merge TO qingyuan_app;
GRANT UPDATE (undone_reason, undone_name, undone_at) ON lead_merge TO qingyuan_app;

CREATE TABLE lead_tip (
  tip_id      uuid PRIMARY KEY,
  area_code   text NOT NULL REFERENCES area (code),
  lead_id     uuid REFERENCES lead (id),
  first_tip   uuid,
  received_at timestamptz NOT NULL,
  named       boolean NOT NULL,
  has_code    boolean NOT NULL,
  CHECK ((lead_id IS NULL) <> (first_tip IS NULL))
);
COMMENT ON TABLE lead_tip IS 'Tips behind leads with their arrival, which rewards go by; tips lie in the module beside: no foreign key';
COMMENT ON COLUMN lead_tip.has_code IS 'The reporter can read answers with a receipt code';
COMMENT ON COLUMN lead_tip.first_tip IS 'The tip it was merged into';
CREATE INDEX lead_tip_lead ON lead_tip (lead_id);
CREATE INDEX lead_tip_first ON lead_tip (first_tip);
ALTER TABLE lead_tip ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_tip_scope ON lead_tip TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON lead_tip TO qingyuan_app;
-- Leads and merges of released versions keep their tips.
INSERT INTO lead_tip (tip_id, area_code, lead_id, received_at, named, has_code)
  SELECT t.id, l.area_code, l.id, t.received_at, t.named, t.receipt_hash IS NOT NULL FROM lead l JOIN tip t ON t.id = l.tip_id;
INSERT INTO lead_tip (tip_id, area_code, first_tip, received_at, named, has_code)
  SELECT id, area_code, merged_into, received_at, named, receipt_hash IS NOT NULL FROM tip WHERE merged_into IS NOT NULL;

CREATE TABLE lead_assignment (
  id             uuid PRIMARY KEY,
  lead_id        uuid NOT NULL REFERENCES lead (id),
  agency_id      uuid NOT NULL REFERENCES agency (id),
  agency_name    text NOT NULL,
  officer_id     uuid REFERENCES app_user (id),
  officer_name   text,
  note           text NOT NULL CHECK (length(note) <= 1000),
  assigned_name  text NOT NULL,
  assigned_at    timestamptz NOT NULL,
  accepted_name  text,
  accepted_at    timestamptz,
  declined_name  text,
  declined_at    timestamptz,
  decline_reason text,
  ended_at       timestamptz,
  CHECK ((officer_id IS NULL) = (officer_name IS NULL)),
  CHECK (num_nulls(accepted_name, accepted_at) IN (0, 2)),
  CHECK (num_nulls(declined_name, declined_at, decline_reason) IN (0, 3)),
  CHECK (declined_at IS NULL OR ended_at IS NOT NULL)
);
COMMENT ON TABLE lead_assignment IS 'Who is to verify a lead; the one without an end is in force';
CREATE UNIQUE INDEX lead_assignment_in_force ON lead_assignment (lead_id) WHERE ended_at IS NULL;
CREATE INDEX lead_assignment_officer ON lead_assignment (officer_id) WHERE ended_at IS NULL;
ALTER TABLE lead_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_assignment_scope ON lead_assignment TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT ON lead_assignment TO qingyuan_app;
GRANT UPDATE (officer_id, officer_name, accepted_name, accepted_at, declined_name, declined_at, decline_reason, ended_at)
  ON lead_assignment TO qingyuan_app;

CREATE TABLE lead_assessment (
  lead_id    uuid NOT NULL REFERENCES lead (id),
  version    integer NOT NULL CHECK (version > 0),
  parts      jsonb NOT NULL,
  saved_name text NOT NULL,
  saved_at   timestamptz NOT NULL,
  PRIMARY KEY (lead_id, version)
);
COMMENT ON TABLE lead_assessment IS 'Versions of the assessment (组织、人员、窝点、规模、动态) while it grows; append-only';
ALTER TABLE lead_assessment ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_assessment_scope ON lead_assessment TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT ON lead_assessment TO qingyuan_app;

CREATE TABLE lead_feedback (
  lead_id    uuid NOT NULL REFERENCES lead (id),
  tip_id     uuid NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('confirmed', 'refuted', 'in_case', 'handed_over')),
  way        text NOT NULL CHECK (way IN ('code', 'phone', 'letter', 'visit', 'message')),
  given_name text NOT NULL,
  given_at   timestamptz NOT NULL,
  PRIMARY KEY (lead_id, tip_id, outcome)
);
COMMENT ON TABLE lead_feedback IS 'That a reporter was told the outcome, and how; the words stay in the conversation of the tip';
ALTER TABLE lead_feedback ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_feedback_scope ON lead_feedback TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT ON lead_feedback TO qingyuan_app;

CREATE TABLE lead_delay (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES lead (id),
  cause   text NOT NULL CHECK (cause IN ('scene', 'people', 'other_agency', 'expert', 'staff', 'jurisdiction', 'other')),
  note    text NOT NULL CHECK (length(note) BETWEEN 2 AND 1000),
  by_name text NOT NULL,
  at      timestamptz NOT NULL
);
COMMENT ON TABLE lead_delay IS 'Why a lead is late, as its officers said; append-only';
CREATE INDEX lead_delay_lead ON lead_delay (lead_id, id);
ALTER TABLE lead_delay ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_delay_scope ON lead_delay TO qingyuan_app
  USING (EXISTS (SELECT FROM lead l WHERE l.id = lead_id)) WITH CHECK (EXISTS (SELECT FROM lead l WHERE l.id = lead_id));
GRANT SELECT, INSERT ON lead_delay TO qingyuan_app;
