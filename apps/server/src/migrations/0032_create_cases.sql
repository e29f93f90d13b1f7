-- Administrative cases.

CREATE TABLE case_file (
  id                uuid PRIMARY KEY,
  number            text UNIQUE,
  area_code         text NOT NULL REFERENCES area (code),
  agency_id         uuid NOT NULL REFERENCES agency (id),
  agency_name       text NOT NULL,
  agency_area       text NOT NULL,
  lead_id           uuid UNIQUE,
  title             text NOT NULL,
  cause             text NOT NULL,
  scheme_types      text[] NOT NULL,
  parties           jsonb NOT NULL,
  state             text NOT NULL CHECK (state IN ('proposed', 'not_filed', 'filed', 'investigating', 'under_review', 'reviewed',
                      'decided', 'closed', 'transfer_proposed', 'transferred', 'handed_over')),
  outcome           text CHECK (outcome IN ('punish', 'no_penalty', 'dismiss')),
  opened_by         uuid NOT NULL REFERENCES app_user (id),
  opened_at         timestamptz NOT NULL,
  filed_by          uuid REFERENCES app_user (id),
  filed_at          timestamptz,
  decided_at        timestamptz,
  closed_at         timestamptz,
  CHECK ((number IS NULL) = (filed_at IS NULL)),
  CHECK (filed_by IS DISTINCT FROM opened_by)
);
COMMENT ON TABLE case_file IS 'Administrative case (普通程序); states are those of cases.workflow.ts';
COMMENT ON COLUMN case_file.number IS '案号, given with the approval of the filing';
COMMENT ON COLUMN case_file.agency_area IS 'Area of the agency that opened it: decides the series of numbers';
COMMENT ON COLUMN case_file.lead_id IS 'The lead it came from; one lead opens one case';
COMMENT ON COLUMN case_file.parties IS '当事人: array of {kind, name}';
CREATE INDEX case_file_area ON case_file (area_code, opened_at DESC);
CREATE INDEX case_file_state ON case_file (state);
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_file_scope ON case_file TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON case_file TO qingyuan_app;
GRANT UPDATE (number, state, outcome, filed_by, filed_at, decided_at, closed_at)
  ON case_file TO qingyuan_app;

CREATE TABLE case_officer (
  case_id   uuid NOT NULL REFERENCES case_file (id),
  user_id   uuid NOT NULL REFERENCES app_user (id),
  area_code text NOT NULL,
  name      text NOT NULL,
  PRIMARY KEY (case_id, user_id)
);
COMMENT ON TABLE case_officer IS '办案人员, at least two for each case';
CREATE INDEX case_officer_user ON case_officer (user_id);
ALTER TABLE case_officer ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_officer_scope ON case_officer TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON case_officer TO qingyuan_app;

CREATE TABLE case_counter (
  series text NOT NULL,
  year   integer NOT NULL,
  last   integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (series, year)
);
COMMENT ON TABLE case_counter IS 'Last number given in a series (e.g. 匀市监案) and year; raised in the transaction that files the case';
GRANT SELECT, INSERT ON case_counter TO qingyuan_app;
GRANT UPDATE (last) ON case_counter TO qingyuan_app;
