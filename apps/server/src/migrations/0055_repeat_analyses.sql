-- Analyses repeated on the sealed original, and what came of it.

CREATE TABLE scheme_repeat (
  id          uuid PRIMARY KEY,
  scheme_id   uuid NOT NULL REFERENCES scheme (id),
  analysis_id uuid NOT NULL REFERENCES scheme_result (analysis_id),
  area_code   text NOT NULL,
  asked_by    uuid NOT NULL REFERENCES app_user (id),
  asker_name  text NOT NULL,
  agency_name text NOT NULL,
  asked_at    timestamptz NOT NULL
);
COMMENT ON TABLE scheme_repeat IS 'A repetition that was asked for; its state, progress and fault are those of the job with the same id';
CREATE INDEX scheme_repeat_scheme ON scheme_repeat (scheme_id, asked_at DESC);
ALTER TABLE scheme_repeat ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_repeat_scope ON scheme_repeat TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_repeat TO qingyuan_app;

CREATE TABLE scheme_repeat_result (
  repeat_id   uuid PRIMARY KEY REFERENCES scheme_repeat (id),
  area_code   text NOT NULL,
  recorded_at timestamptz NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('same', 'differs', 'refused')),
  digest      bytea CHECK (octet_length(digest) = 32),
  findings    jsonb NOT NULL,
  CHECK ((digest IS NULL) = (outcome = 'refused'))
);
COMMENT ON TABLE scheme_repeat_result IS 'What a repetition came to; never changed';
COMMENT ON COLUMN scheme_repeat_result.digest IS 'Of the repeated analysis, as scheme_result.digest';
COMMENT ON COLUMN scheme_repeat_result.findings IS 'Hashes of the original as read, engine, rule, what differs, why it was refused';
ALTER TABLE scheme_repeat_result ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_repeat_result_scope ON scheme_repeat_result TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_repeat_result TO qingyuan_app;
