-- What officers record about heads of a scheme: earlier penalties, formal exits, and who heads several schemes.

ALTER TABLE scheme_decision ADD COLUMN ground text
  CHECK (ground IS NULL OR (ground IN ('labour_only', 'other') AND decision = 'excluded'));
COMMENT ON COLUMN scheme_decision.ground IS 'Why somebody is excluded: labour_only 单纯从事劳务性工作, or another reason given in words';

CREATE TABLE scheme_prior_penalty (
  id               uuid PRIMARY KEY,
  scheme_id        uuid NOT NULL REFERENCES scheme (id),
  area_code        text NOT NULL,
  head_index       bytea NOT NULL CHECK (octet_length(head_index) = 16),
  head_id          bytea NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('criminal', 'administrative')),
  authority        text NOT NULL,
  document_number  text NOT NULL,
  effective_on     date NOT NULL,
  evidence_id      uuid REFERENCES evidence_item (id),
  recorded_by      uuid NOT NULL REFERENCES app_user (id),
  recorder_name    text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  withdrawn_by     uuid REFERENCES app_user (id),
  withdrawal_reason text,
  withdrawn_at     timestamptz,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
);
COMMENT ON TABLE scheme_prior_penalty IS 'Earlier penalties for organising or leading, of heads of a scheme; withdrawn ones stay';
COMMENT ON COLUMN scheme_prior_penalty.head_index IS 'Keyed blind index of the id of the person''s first account, as in scheme_decision';
COMMENT ON COLUMN scheme_prior_penalty.head_id IS 'Sealed field: id of the first account, by which the person is found in the structure';
CREATE INDEX scheme_prior_penalty_head ON scheme_prior_penalty (scheme_id, head_index);
ALTER TABLE scheme_prior_penalty ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_prior_penalty_scope ON scheme_prior_penalty TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_prior_penalty TO qingyuan_app;
GRANT UPDATE (withdrawn_by, withdrawal_reason, withdrawn_at) ON scheme_prior_penalty TO qingyuan_app;

CREATE TABLE scheme_exit (
  id            uuid PRIMARY KEY,
  scheme_id     uuid NOT NULL REFERENCES scheme (id),
  area_code     text NOT NULL,
  head_index    bytea NOT NULL CHECK (octet_length(head_index) = 16),
  version       integer NOT NULL CHECK (version > 0),
  exited_on     date NOT NULL,
  document      text NOT NULL,
  paid_after    boolean NOT NULL,
  paid_until    date CHECK (paid_after AND paid_until >= exited_on),
  reason        text NOT NULL,
  recorded_by   uuid NOT NULL REFERENCES app_user (id),
  recorder_name text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  UNIQUE (scheme_id, head_index, version)
);
COMMENT ON TABLE scheme_exit IS 'Formal exits of heads and whether pay went on; the highest version is in force';
ALTER TABLE scheme_exit ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_exit_scope ON scheme_exit TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_exit TO qingyuan_app;

CREATE TABLE scheme_person_link (
  id                uuid PRIMARY KEY,
  scheme_id         uuid NOT NULL REFERENCES scheme (id),
  other_scheme_id   uuid NOT NULL REFERENCES scheme (id),
  area_code         text NOT NULL,
  head_index        bytea NOT NULL CHECK (octet_length(head_index) = 16),
  head_id           bytea NOT NULL,
  other_head_index  bytea NOT NULL CHECK (octet_length(other_head_index) = 16),
  other_head_id     bytea NOT NULL,
  reason            text NOT NULL,
  linked_by         uuid NOT NULL REFERENCES app_user (id),
  linked_at         timestamptz NOT NULL,
  withdrawn_by      uuid REFERENCES app_user (id),
  withdrawal_reason text,
  withdrawn_at      timestamptz,
  CHECK (scheme_id <> other_scheme_id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
);
COMMENT ON TABLE scheme_person_link IS 'Officers'' findings that heads of two schemes are one person; withdrawn ones stay';
COMMENT ON COLUMN scheme_person_link.head_id IS 'Sealed field: id of the first account';
CREATE INDEX scheme_person_link_head ON scheme_person_link (scheme_id, head_index);
CREATE INDEX scheme_person_link_other ON scheme_person_link (other_scheme_id, other_head_index);
ALTER TABLE scheme_person_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_person_link_scope ON scheme_person_link TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_person_link TO qingyuan_app;
GRANT UPDATE (withdrawn_by, withdrawal_reason, withdrawn_at) ON scheme_person_link TO qingyuan_app;
