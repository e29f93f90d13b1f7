-- Evidence: sealed originals of a case and what happened to them.

CREATE TABLE evidence_item (
  id            uuid PRIMARY KEY,
  area_code     text NOT NULL,
  case_id       uuid NOT NULL,
  name          text NOT NULL,
  medium        text NOT NULL,
  seal_number   text,
  method        text NOT NULL CHECK (method IN ('seized_medium', 'on_site', 'online', 'frozen', 'requested', 'handed_in')),
  size          bigint NOT NULL CHECK (size > 0),
  sha256        bytea NOT NULL CHECK (octet_length(sha256) = 32),
  sm3           bytea NOT NULL CHECK (octet_length(sm3) = 32),
  vault_id      text NOT NULL,
  taken_at      timestamptz NOT NULL,
  officers      text[] NOT NULL CHECK (cardinality(officers) >= 2),
  witness       text,
  holder        text NOT NULL,
  state         text NOT NULL CHECK (state IN ('sealed', 'handed_over')),
  registered_at timestamptz NOT NULL
);
COMMENT ON TABLE evidence_item IS 'A sealed original; the file itself lies in the vault';
COMMENT ON COLUMN evidence_item.case_id IS 'Case of module cases, which lies above this one: no foreign key';
COMMENT ON COLUMN evidence_item.medium IS '来源介质: where the data came from';
COMMENT ON COLUMN evidence_item.seal_number IS '封存编号';
COMMENT ON COLUMN evidence_item.holder IS 'Who keeps it now';
CREATE INDEX evidence_item_case ON evidence_item (case_id);
ALTER TABLE evidence_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY evidence_item_scope ON evidence_item TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON evidence_item TO qingyuan_app;
GRANT UPDATE (holder, state) ON evidence_item TO qingyuan_app;

CREATE TABLE evidence_custody (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  evidence_id uuid NOT NULL REFERENCES evidence_item (id),
  area_code   text NOT NULL,
  event       text NOT NULL CHECK (event IN ('registered', 'opened', 'exported', 'handed_over')),
  actor_id    uuid NOT NULL,
  actor_name  text NOT NULL,
  agency_name text NOT NULL,
  at          timestamptz NOT NULL,
  purpose     text NOT NULL
);
COMMENT ON TABLE evidence_custody IS 'Chain of custody, append-only; opened = read by an analysis';
CREATE INDEX evidence_custody_item ON evidence_custody (evidence_id, id);
ALTER TABLE evidence_custody ENABLE ROW LEVEL SECURITY;
CREATE POLICY evidence_custody_scope ON evidence_custody TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON evidence_custody TO qingyuan_app;
