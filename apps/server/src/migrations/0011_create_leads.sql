-- Leads: what is to be verified, and what the verification found.

CREATE TABLE lead (
  id             uuid PRIMARY KEY,
  area_code      text NOT NULL REFERENCES area (code),
  source         text NOT NULL CHECK (source IN ('tip', 'sweep', 'handed_over', 'media', 'online_patrol', 'screening', 'other')),
  tip_id         uuid UNIQUE,
  title          text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  summary        text NOT NULL CHECK (length(summary) <= 4000),
  grade          text NOT NULL CHECK (grade IN ('ordinary', 'important', 'major')),
  state          text NOT NULL CHECK (state IN ('received', 'verifying', 'confirmed', 'refuted', 'in_case', 'handed_over')),
  registered_at  timestamptz NOT NULL,
  verifier_id    uuid REFERENCES app_user (id),
  verifier_name  text,
  verified_at    timestamptz,
  organisation   text,
  people         text,
  hideouts       text,
  scale          text,
  developments   text,
  handed_over_to text,
  case_id        uuid UNIQUE,
  CHECK ((source = 'tip') = (tip_id IS NOT NULL)),
  CHECK ((state IN ('received', 'verifying')) = (verified_at IS NULL)),
  CHECK ((state IN ('confirmed', 'in_case', 'handed_over')) = (organisation IS NOT NULL)),
  CHECK (num_nulls(organisation, people, hideouts, scale, developments) IN (0, 5)),
  CHECK ((state = 'in_case') = (case_id IS NOT NULL)),
  CHECK ((state = 'handed_over') = (handed_over_to IS NOT NULL))
);
COMMENT ON TABLE lead IS 'Leads (线索); states are those of leads.workflow.ts';
COMMENT ON COLUMN lead.tip_id IS 'The tip it comes from, in module tips beside this one: no foreign key';
COMMENT ON COLUMN lead.case_id IS 'The case opened from it, in module cases above this one: no foreign key';
COMMENT ON COLUMN lead.organisation IS '组织; with 人员, 窝点, 规模, 动态 the five parts of the assessment, filled when confirmed';
CREATE INDEX lead_area ON lead (area_code text_pattern_ops, registered_at DESC);
CREATE INDEX lead_registered ON lead (registered_at DESC);
CREATE INDEX lead_verified ON lead (verified_at) WHERE verified_at IS NOT NULL;
CREATE INDEX lead_open ON lead (registered_at) WHERE state IN ('received', 'verifying', 'confirmed');
ALTER TABLE lead ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_scope ON lead TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON lead TO qingyuan_app;
GRANT UPDATE (grade, state, verifier_id, verifier_name, verified_at, organisation, people, hideouts, scale, developments,
  handed_over_to, case_id) ON lead TO qingyuan_app;
