-- The spine that every module writes through: scope, audit, actions, idempotency, outbox, deadlines.
-- Roles qingyuan_app (server) and qingyuan_tipline (tip line) exist before the first migration.

CREATE SCHEMA qy;
GRANT USAGE ON SCHEMA qy TO qingyuan_app, qingyuan_tipline;

-- Scope of the current transaction: the prefix of area codes that the actor may see. Unset means
-- no rows. A custom setting turns to '' (not NULL) after its transaction, hence NULLIF.
CREATE FUNCTION qy.scope_area() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('qy.area', true), '') $$;
CREATE FUNCTION qy.in_scope(area text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(area ^@ NULLIF(current_setting('qy.area', true), ''), false) $$;
CREATE FUNCTION qy.scope_actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('qy.actor', true), '')::uuid $$;

-- Audit log: append-only, hash-chained. `body` is the exact text that is hashed; the other columns
-- are derived from it, so that they cannot say anything else.
CREATE TABLE audit_entry (
  seq        bigint PRIMARY KEY,
  body       text NOT NULL,
  prev_hash  bytea NOT NULL,
  hash       bytea NOT NULL,
  at         text GENERATED ALWAYS AS ((body::jsonb) ->> 'at') STORED,
  kind       text GENERATED ALWAYS AS ((body::jsonb) ->> 'kind') STORED,
  actor_id   text GENERATED ALWAYS AS ((body::jsonb) ->> 'actorId') STORED,
  area_code  text GENERATED ALWAYS AS ((body::jsonb) ->> 'area') STORED
);
COMMENT ON TABLE audit_entry IS 'Append-only audit log; hash = sha256(prev_hash || body)';
COMMENT ON COLUMN audit_entry.body IS 'Canonical JSON text of the entry, hashed as UTF-8';
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, seq);

CREATE TABLE audit_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  seq      bigint NOT NULL,
  hash     bytea NOT NULL
);
INSERT INTO audit_head VALUES (true, 0, sha256('qingyuan audit log'::bytea));

-- The only way to write to the log. Serialises writers on audit_head until they commit.
CREATE FUNCTION qy.append_audit(entry jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head%ROWTYPE;
  next_body text;
  next_hash bytea;
BEGIN
  SELECT * INTO head FROM audit_head FOR UPDATE;
  next_body := (entry || jsonb_build_object('seq', head.seq + 1))::text;
  next_hash := sha256(head.hash || convert_to(next_body, 'UTF8'));
  INSERT INTO audit_entry (seq, body, prev_hash, hash) VALUES (head.seq + 1, next_body, head.hash, next_hash);
  UPDATE audit_head SET seq = head.seq + 1, hash = next_hash;
  RETURN head.seq + 1;
END $$;
REVOKE ALL ON FUNCTION qy.append_audit(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.append_audit(jsonb) TO qingyuan_app;
GRANT SELECT ON audit_entry, audit_head TO qingyuan_app;

-- What happened to a record, for its time line. Corrections add, never overwrite.
CREATE TABLE record_action (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream_type text NOT NULL,
  stream_id   uuid NOT NULL,
  area_code   text NOT NULL,
  command     text NOT NULL,
  actor_id    uuid,
  actor_name  text NOT NULL,
  agency_name text NOT NULL,
  at          timestamptz NOT NULL,
  reason      text,
  data        jsonb NOT NULL DEFAULT '{}',
  audit_seq   bigint NOT NULL
);
COMMENT ON COLUMN record_action.data IS 'What the time line shows; holds no personal identifiers';
CREATE INDEX record_action_stream ON record_action (stream_type, stream_id, id);
CREATE INDEX record_action_actor ON record_action (actor_id, id);
ALTER TABLE record_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY record_action_scope ON record_action TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON record_action TO qingyuan_app;

CREATE TABLE command_receipt (
  actor_id     uuid NOT NULL,
  key          text NOT NULL,
  command      text NOT NULL,
  input_digest bytea NOT NULL,
  result       jsonb,
  at           timestamptz NOT NULL,
  PRIMARY KEY (actor_id, key)
);
COMMENT ON TABLE command_receipt IS 'Idempotency: the same key from the same actor returns the first result';
GRANT SELECT, INSERT ON command_receipt TO qingyuan_app;
GRANT UPDATE (result) ON command_receipt TO qingyuan_app;

CREATE TABLE outbox_event (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text NOT NULL,
  area_code     text NOT NULL,
  payload       jsonb NOT NULL,
  actor         jsonb NOT NULL,
  at            timestamptz NOT NULL,
  attempts      integer NOT NULL DEFAULT 0,
  last_error    text,
  dispatched_at timestamptz
);
CREATE INDEX outbox_event_waiting ON outbox_event (id) WHERE dispatched_at IS NULL;
GRANT SELECT, INSERT ON outbox_event TO qingyuan_app;
GRANT UPDATE (attempts, last_error, dispatched_at) ON outbox_event TO qingyuan_app;

-- Clocks made by rules in law/.
CREATE TABLE deadline (
  id           uuid PRIMARY KEY,
  rule_id      text NOT NULL,
  rule_version text NOT NULL,
  subject_type text NOT NULL,
  subject_id   uuid NOT NULL,
  area_code    text NOT NULL,
  started_at   timestamptz NOT NULL,
  due_at       timestamptz,
  problem      text,
  extensions   jsonb NOT NULL DEFAULT '[]',
  suspensions  jsonb NOT NULL DEFAULT '[]',
  stopped_at   timestamptz,
  CHECK (due_at IS NOT NULL OR problem IS NOT NULL)
);
COMMENT ON COLUMN deadline.problem IS 'Why no due date can be given, e.g. calendar-missing:2027';
CREATE INDEX deadline_subject ON deadline (subject_type, subject_id);
CREATE INDEX deadline_running ON deadline (due_at) WHERE stopped_at IS NULL;
ALTER TABLE deadline ENABLE ROW LEVEL SECURITY;
CREATE POLICY deadline_scope ON deadline TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON deadline TO qingyuan_app;
GRANT UPDATE (due_at, problem, extensions, suspensions, stopped_at) ON deadline TO qingyuan_app;
