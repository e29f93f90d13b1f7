-- Decisions about the data of a scheme, and the tree of placement as a second structure file.

ALTER TABLE scheme_result ADD COLUMN placement_id text;
COMMENT ON COLUMN scheme_result.placement_id IS 'Structure file of the tree of placement in the vault; null when the table has no placements';
COMMENT ON COLUMN scheme_result.structure_id IS 'Structure file of the tree of recommenders in the vault';
COMMENT ON COLUMN scheme_result.digest IS 'SHA-256 over figures, structures and findings; the audit entry holds the same';

CREATE TABLE scheme_choice (
  id             uuid PRIMARY KEY,
  scheme_id      uuid NOT NULL REFERENCES scheme (id),
  analysis_id    uuid NOT NULL REFERENCES scheme_result (analysis_id),
  area_code      text NOT NULL,
  number         integer NOT NULL CHECK (number > 0),
  kind           text NOT NULL CHECK (kind IN
                   ('cut_link', 'set_link', 'split_account', 'merge_accounts', 'family_account', 'exclude_account')),
  tree           text CHECK (tree IN ('recommender', 'placement')),
  member_index   bytea NOT NULL CHECK (octet_length(member_index) = 16),
  member_id      bytea NOT NULL,
  other_index    bytea CHECK (octet_length(other_index) = 16),
  other_id       bytea,
  reason         text NOT NULL,
  decided_by     uuid NOT NULL REFERENCES app_user (id),
  decider_name   text NOT NULL,
  agency_name    text NOT NULL,
  decided_at     timestamptz NOT NULL,
  digest         bytea NOT NULL CHECK (octet_length(digest) = 32),
  revoked_at     timestamptz,
  revoked_by     uuid REFERENCES app_user (id),
  revoker_name   text,
  revoker_agency text,
  revoke_reason  text,
  UNIQUE (scheme_id, number),
  CHECK ((tree IS NOT NULL) = (kind IN ('cut_link', 'set_link'))),
  CHECK ((other_id IS NOT NULL) = (kind IN ('set_link', 'merge_accounts', 'family_account'))),
  CHECK ((other_id IS NULL) = (other_index IS NULL)),
  CHECK (num_nulls(revoked_at, revoked_by, revoker_name, revoker_agency, revoke_reason) IN (0, 5))
);
COMMENT ON TABLE scheme_choice IS 'Decisions about the data of a scheme, applied by the next analysis; revoked with a reason, never deleted or changed';
COMMENT ON COLUMN scheme_choice.analysis_id IS 'The analysis that was looked at when it was decided';
COMMENT ON COLUMN scheme_choice.number IS 'Running number within the scheme: decisions are applied in this order';
COMMENT ON COLUMN scheme_choice.tree IS 'Whose links are meant; for decisions about links only';
COMMENT ON COLUMN scheme_choice.member_index IS 'Keyed blind index of the id of the account';
COMMENT ON COLUMN scheme_choice.member_id IS 'Sealed field: ids of accounts are often phone numbers';
COMMENT ON COLUMN scheme_choice.digest IS 'SHA-256 over the canonical text of the decision; the audit entry holds the same';
CREATE INDEX scheme_choice_scheme ON scheme_choice (scheme_id, number DESC);
ALTER TABLE scheme_choice ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_choice_scope ON scheme_choice TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON scheme_choice TO qingyuan_app;
GRANT UPDATE (revoked_at, revoked_by, revoker_name, revoker_agency, revoke_reason) ON scheme_choice TO qingyuan_app;
