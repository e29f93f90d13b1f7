-- Extensions and suspensions of statutory periods: asked for by an officer, decided by the head.

CREATE TABLE clock_change (
  id              uuid PRIMARY KEY,
  deadline_id     uuid NOT NULL REFERENCES deadline (id),
  area_code       text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('extension', 'suspension')),
  rule_part       text NOT NULL,
  reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  state           text NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'ended')),
  asked_by        uuid NOT NULL REFERENCES app_user (id),
  asked_name      text NOT NULL,
  asked_at        timestamptz NOT NULL,
  decided_by      uuid REFERENCES app_user (id),
  decided_name    text,
  decided_at      timestamptz,
  decision_reason text,
  from_day        date,
  to_day          date,
  CHECK ((state = 'asked') = (decided_at IS NULL)),
  CHECK (num_nulls(decided_by, decided_name, decided_at) IN (0, 3)),
  CHECK (decided_by <> asked_by),
  CHECK ((from_day IS NOT NULL) = (kind = 'suspension' AND state IN ('granted', 'ended'))),
  CHECK ((to_day IS NOT NULL) = (state = 'ended')),
  CHECK (to_day >= from_day)
);
COMMENT ON TABLE clock_change IS 'Extensions and suspensions of deadlines; what was granted also stands in the deadline, which is reckoned from it';
COMMENT ON COLUMN clock_change.rule_part IS 'Id of the extension, or of the ground of suspension, in the rule of the law data';
COMMENT ON COLUMN clock_change.from_day IS 'First day that is not counted';
COMMENT ON COLUMN clock_change.to_day IS 'Last day that is not counted';
CREATE INDEX clock_change_deadline ON clock_change (deadline_id);
CREATE UNIQUE INDEX clock_change_asked ON clock_change (deadline_id, kind) WHERE state = 'asked';
CREATE INDEX clock_change_waiting ON clock_change (area_code text_pattern_ops, asked_at) WHERE state = 'asked';
ALTER TABLE clock_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY clock_change_scope ON clock_change TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON clock_change TO qingyuan_app;
GRANT UPDATE (state, decided_by, decided_name, decided_at, decision_reason, from_day, to_day) ON clock_change TO qingyuan_app;
CREATE INDEX deadline_due ON deadline (subject_type, due_at) WHERE stopped_at IS NULL;
