-- Screening (主动筛查) of firm registers and lists of sites: what was imported, and what deserves a look.

CREATE TABLE screening_import (
  id           uuid PRIMARY KEY,
  area_code    text NOT NULL REFERENCES area (code),
  kind         text NOT NULL CHECK (kind IN ('firm', 'site')),
  source       text NOT NULL CHECK (length(source) BETWEEN 2 AND 200),
  name         text NOT NULL,
  size         bigint NOT NULL CHECK (size > 0),
  sha256       bytea NOT NULL CHECK (octet_length(sha256) = 32),
  sm3          bytea NOT NULL CHECK (octet_length(sm3) = 32),
  vault_id     text NOT NULL,
  state        text NOT NULL CHECK (state IN ('checking', 'checked', 'screening', 'done', 'discarded')),
  job_id       uuid NOT NULL,
  columns      jsonb,
  row_count    integer,
  bad_rows     integer,
  bad_file     text,
  rules        text,
  dictionary   text,
  findings     integer,
  imported_by  text NOT NULL,
  imported_at  timestamptz NOT NULL,
  screened_at  timestamptz
);
COMMENT ON TABLE screening_import IS 'A list whose original lies sealed in the vault; its rows are read from there and not kept here';
COMMENT ON COLUMN screening_import.columns IS 'Which column was taken for which field';
COMMENT ON COLUMN screening_import.bad_file IS 'Vault id of the table of rows that were left out, with the reason of each';
COMMENT ON COLUMN screening_import.rules IS 'id@version of the indicators applied';
CREATE INDEX screening_import_area ON screening_import (area_code text_pattern_ops, imported_at DESC);
ALTER TABLE screening_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY screening_import_scope ON screening_import TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON screening_import TO qingyuan_app;
GRANT UPDATE (state, job_id, columns, row_count, bad_rows, bad_file, rules, dictionary, findings, screened_at)
  ON screening_import TO qingyuan_app;

CREATE TABLE screening_finding (
  id             uuid PRIMARY KEY,
  area_code      text NOT NULL REFERENCES area (code),
  county         text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('firm', 'site')),
  subject        text NOT NULL CHECK (subject <> ''),
  name           text NOT NULL,
  code           text NOT NULL,
  address        text NOT NULL,
  reasons        jsonb NOT NULL,
  reason_keys    text[] NOT NULL,
  cells          jsonb NOT NULL,
  weight         integer NOT NULL CHECK (weight > 0),
  import_id      uuid NOT NULL REFERENCES screening_import (id),
  row_number     integer NOT NULL,
  rules          text NOT NULL,
  state          text NOT NULL CHECK (state IN ('open', 'lead', 'dismissed')),
  times_seen     integer NOT NULL DEFAULT 1,
  found_at       timestamptz NOT NULL,
  decided_by     text,
  decided_at     timestamptz,
  dismissed_for  text[],
  dismiss_reason text,
  lead_id        uuid UNIQUE,
  UNIQUE (county, kind, subject),
  CHECK ((state = 'lead') = (lead_id IS NOT NULL)),
  CHECK (state <> 'dismissed' OR dismiss_reason IS NOT NULL),
  CHECK (area_code ^@ county)
);
COMMENT ON TABLE screening_finding IS 'A firm or site with reasons to look at it. Firms and sites only: no natural person is entered or scored';
COMMENT ON COLUMN screening_finding.subject IS 'Credit code or folded name of a firm, folded host of a site: within a county it stands once';
COMMENT ON COLUMN screening_finding.reasons IS 'Array of {indicator, weight, words, value, others}: what it rests on, with some of those that share';
COMMENT ON COLUMN screening_finding.cells IS 'The recognised columns of its row, without the representative: [{column, value}]';
COMMENT ON COLUMN screening_finding.dismissed_for IS 'Reasons that it was dismissed for: the same ones do not bring it back';
CREATE INDEX screening_finding_area ON screening_finding (area_code text_pattern_ops, state, weight DESC);
CREATE INDEX screening_finding_import ON screening_finding (import_id);
ALTER TABLE screening_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY screening_finding_scope ON screening_finding TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON screening_finding TO qingyuan_app;
GRANT UPDATE (area_code, name, address, reasons, reason_keys, cells, weight, import_id, row_number, rules, state, times_seen,
  decided_by, decided_at, dismissed_for, dismiss_reason, lead_id) ON screening_finding TO qingyuan_app;
