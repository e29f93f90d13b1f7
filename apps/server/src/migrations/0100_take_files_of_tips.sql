-- Files that reporters hand in, and the reporter's identity that only two people together can open.

-- Files ------------------------------------------------------------------------------------------

CREATE TABLE tip_file_piece (
  file_id uuid NOT NULL,
  n       integer NOT NULL CHECK (n BETWEEN 0 AND 63),
  bytes   bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 16 AND 1048700),
  at      timestamptz NOT NULL,
  PRIMARY KEY (file_id, n)
);
COMMENT ON TABLE tip_file_piece IS 'Bytes on their way from the tip line to the vault, sealed with the public key of the office; gone once they are kept';
CREATE INDEX tip_file_piece_at ON tip_file_piece (at);

CREATE TABLE tip_file (
  id         uuid PRIMARY KEY,
  tip_id     uuid NOT NULL REFERENCES tip (id),
  message_id bigint REFERENCES tip_message (id),
  type       text NOT NULL CHECK (type ~ '^[a-z]+/[a-z0-9.+-]+$' AND length(type) <= 100),
  size       integer NOT NULL CHECK (size BETWEEN 1 AND 20971520),
  pieces     integer NOT NULL CHECK (pieces BETWEEN 1 AND 64),
  state      text NOT NULL CHECK (state IN ('handed_in', 'kept', 'damaged')),
  vault_id   text CHECK (vault_id ~ '^[0-9a-f]{64}$'),
  sm3        text CHECK (sm3 ~ '^[0-9a-f]{64}$'),
  preview_id text CHECK (preview_id ~ '^[0-9a-f]{64}$'),
  at         timestamptz NOT NULL,
  CHECK ((state = 'kept') = (vault_id IS NOT NULL)),
  CHECK ((vault_id IS NULL) = (sm3 IS NULL)),
  CHECK (preview_id IS NULL OR state = 'kept')
);
COMMENT ON TABLE tip_file IS 'Files of reporters; the name a file had on the reporter''s device is never taken';
COMMENT ON COLUMN tip_file.type IS 'Told from the content, not from the name';
COMMENT ON COLUMN tip_file.message_id IS 'The message it came with; null when it came with the tip';
COMMENT ON COLUMN tip_file.vault_id IS 'The original as handed in; its SHA-256';
COMMENT ON COLUMN tip_file.preview_id IS 'Picture drawn anew without metadata';
CREATE INDEX tip_file_tip ON tip_file (tip_id, at);
ALTER TABLE tip_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY tip_file_scope ON tip_file TO qingyuan_app
  USING (EXISTS (SELECT FROM tip t WHERE t.id = tip_id)) WITH CHECK (EXISTS (SELECT FROM tip t WHERE t.id = tip_id));
GRANT SELECT ON tip_file TO qingyuan_app;
GRANT UPDATE (state, vault_id, sm3, preview_id) ON tip_file TO qingyuan_app;
ALTER TABLE tip_file_piece ENABLE ROW LEVEL SECURITY;
CREATE POLICY tip_file_piece_scope ON tip_file_piece TO qingyuan_app
  USING (EXISTS (SELECT FROM tip_file f WHERE f.id = file_id));
GRANT SELECT, DELETE ON tip_file_piece TO qingyuan_app;

-- Identity ---------------------------------------------------------------------------------------

ALTER TABLE tip DROP CONSTRAINT tip_contact_form_check;
ALTER TABLE tip ADD CONSTRAINT tip_contact_form_check CHECK (contact_form IN ('field', 'box', 'identity', 'entry'));
ALTER TABLE tip ADD COLUMN named boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN tip.contact IS 'Who the reporter is and how to reach him, sealed before it gets here';
COMMENT ON COLUMN tip.contact_form IS 'identity = box with all fields, sealed with the public key of the office; entry = the same fields, sealed by the server; box, field = contact only, of earlier versions';
COMMENT ON COLUMN tip.named IS 'The reporter gave a name (实名); the name itself is sealed';

CREATE TABLE tip_identity_opening (
  id           uuid PRIMARY KEY,
  tip_id       uuid NOT NULL REFERENCES tip (id),
  purpose      text NOT NULL CHECK (length(purpose) BETWEEN 4 AND 300),
  state        text NOT NULL CHECK (state IN ('asked', 'approved', 'refused')),
  asked_by     uuid NOT NULL REFERENCES app_user (id),
  asked_name   text NOT NULL,
  asked_at     timestamptz NOT NULL,
  decided_by   uuid REFERENCES app_user (id),
  decided_name text,
  decided_at   timestamptz,
  note         text CHECK (length(note) <= 300),
  ends_at      timestamptz,
  CHECK (decided_by <> asked_by),
  CHECK ((state = 'asked') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_name IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((state = 'approved') = (ends_at IS NOT NULL))
);
COMMENT ON TABLE tip_identity_opening IS 'Requests to open a reporter''s identity: one asks with a purpose, another decides';
CREATE INDEX tip_identity_opening_tip ON tip_identity_opening (tip_id, asked_at DESC);
CREATE UNIQUE INDEX tip_identity_opening_waiting ON tip_identity_opening (tip_id, asked_by) WHERE state = 'asked';
ALTER TABLE tip_identity_opening ENABLE ROW LEVEL SECURITY;
CREATE POLICY tip_identity_opening_scope ON tip_identity_opening TO qingyuan_app
  USING (EXISTS (SELECT FROM tip t WHERE t.id = tip_id)) WITH CHECK (EXISTS (SELECT FROM tip t WHERE t.id = tip_id));
GRANT SELECT, INSERT ON tip_identity_opening TO qingyuan_app;
GRANT UPDATE (state, decided_by, decided_name, decided_at, note, ends_at) ON tip_identity_opening TO qingyuan_app;

-- What the public's site may do ------------------------------------------------------------------

DROP FUNCTION qy.tipline_submit(jsonb, bytea, bytea);
DROP FUNCTION qy.tipline_reply(bytea, text);
DROP FUNCTION qy.tipline_record(text, text, tip, bytea);

CREATE FUNCTION qy.tipline_record(act text, event text, tip tip, digest bytea, files integer) RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  entry bigint;
BEGIN
  entry := qy.append_audit(jsonb_build_object(
    'kind', act,
    'at', to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actorId', '00000000-0000-0000-0000-000000000000', 'actorName', '群众', 'agency', '', 'via', 'tipline',
    'area', tip.area_code,
    'streams', jsonb_build_array(jsonb_build_object('type', 'tip', 'id', tip.id)),
    'reason', NULL, 'data', '{}'::jsonb, 'input', encode(digest, 'hex')));
  INSERT INTO record_action (stream_type, stream_id, area_code, command, actor_name, agency_name, at, audit_seq)
    VALUES ('tip', tip.id, tip.area_code, act, '群众', '', moment, entry);
  INSERT INTO outbox_event (name, area_code, payload, actor, at)
    VALUES (event, tip.area_code, jsonb_build_object('tipId', tip.id, 'title', tip.title, 'files', files),
      qy.tipline_actor(tip.area_code), moment);
END $$;

-- Takes one sealed piece of a file that is being sent; false when the space for files on their way is used up.
-- Pieces that nobody claimed within two hours are dropped; a claimed file takes no more.
CREATE FUNCTION qy.tipline_put_piece(file uuid, n integer, bytes bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF n = 0 THEN
    DELETE FROM tip_file_piece p
      WHERE p.at < clock_timestamp() - interval '2 hours' AND NOT EXISTS (SELECT FROM tip_file f WHERE f.id = p.file_id);
    -- A piece holds up to 1 MiB.
    IF (SELECT count(*) FROM tip_file_piece) >= 4096 THEN RETURN false; END IF;
  END IF;
  IF EXISTS (SELECT FROM tip_file f WHERE f.id = tipline_put_piece.file) THEN RETURN false; END IF;
  INSERT INTO tip_file_piece (file_id, n, bytes, at)
    VALUES (tipline_put_piece.file, tipline_put_piece.n, tipline_put_piece.bytes, clock_timestamp());
  RETURN true;
END $$;

-- Ties files whose pieces are all there to a tip; at most 20 files a tip.
CREATE FUNCTION qy.tipline_claim_files(of_tip uuid, message bigint, files jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT (f ->> 'id')::uuid AS id, f ->> 'type' AS type, (f ->> 'size')::integer AS size,
      (f ->> 'pieces')::integer AS pieces FROM jsonb_array_elements(files) AS f LOOP
    IF (SELECT count(*) FROM tip_file_piece p WHERE p.file_id = one.id) <> one.pieces THEN
      RAISE EXCEPTION 'file % is not whole', one.id;
    END IF;
    INSERT INTO tip_file (id, tip_id, message_id, type, size, pieces, state, at)
      VALUES (one.id, of_tip, message, one.type, one.size, one.pieces, 'handed_in', clock_timestamp());
  END LOOP;
  IF (SELECT count(*) FROM tip_file f WHERE f.tip_id = of_tip) > 20 THEN
    RAISE EXCEPTION 'too many files';
  END IF;
END $$;

-- Hands in a tip. The same id with the same receipt again changes nothing; returns whether it is there.
CREATE FUNCTION qy.tipline_submit(report jsonb, receipt_hash bytea, identity bytea, files jsonb DEFAULT '[]')
  RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fresh tip;
  place area;
BEGIN
  SELECT * INTO place FROM area WHERE code = report ->> 'area' AND valid_to IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO tip (id, area_code, channel, kind, title, what, place, who, locale, contact, contact_form, named,
      receipt_hash, state, received_at)
    VALUES ((report ->> 'id')::uuid, place.code, 'web', report ->> 'kind', qy.tip_title(report ->> 'kind', place.code),
      report ->> 'what', report ->> 'place', report ->> 'who', report ->> 'locale', tipline_submit.identity,
      CASE WHEN tipline_submit.identity IS NULL THEN NULL ELSE 'identity' END,
      coalesce((report ->> 'named')::boolean, false), tipline_submit.receipt_hash, 'received', clock_timestamp())
    ON CONFLICT (id) DO NOTHING RETURNING * INTO fresh;
  IF NOT FOUND THEN
    RETURN EXISTS (SELECT FROM tip t WHERE t.id = (report ->> 'id')::uuid AND t.receipt_hash = tipline_submit.receipt_hash);
  END IF;
  PERFORM qy.tipline_claim_files(fresh.id, NULL, files);
  PERFORM qy.tipline_record('tip.submit', 'tip.submitted', fresh,
    sha256(convert_to(report::text || files::text, 'UTF8') || coalesce(tipline_submit.identity, ''::bytea)),
    jsonb_array_length(files));
  RETURN true;
END $$;

-- The conversation of one receipt; null for a receipt that does not exist.
CREATE OR REPLACE FUNCTION qy.tipline_conversation(receipt_hash bytea) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('state', t.state, 'progress', t.progress, 'title', t.title, 'receivedAt', t.received_at,
    'files', (SELECT count(*) FROM tip_file f WHERE f.tip_id = t.id),
    'messages', coalesce((SELECT jsonb_agg(jsonb_build_object('author', m.author, 'text', m.text, 'at', m.at,
        'files', (SELECT count(*) FROM tip_file f WHERE f.message_id = m.id)) ORDER BY m.id)
      FROM tip_message m WHERE m.tip_id = t.id), '[]'::jsonb))
  FROM tip t WHERE t.receipt_hash = tipline_conversation.receipt_hash
$$;

-- Adds a message of the reporter and the files that came with it; false if there is no such receipt or the tip
-- takes none any more. An answer puts a tip that waited for it back to the office (tips.workflow.ts).
CREATE FUNCTION qy.tipline_reply(receipt_hash bytea, message text, files jsonb DEFAULT '[]') RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_tip tip;
  said bigint;
BEGIN
  SELECT * INTO found_tip FROM tip t WHERE t.receipt_hash = tipline_reply.receipt_hash FOR UPDATE;
  IF NOT FOUND OR found_tip.state IN ('rejected', 'merged') THEN RETURN false; END IF;
  -- Sent twice by an impatient press: said once.
  IF files = '[]'::jsonb AND message =
      (SELECT m.text FROM tip_message m WHERE m.tip_id = found_tip.id ORDER BY m.id DESC LIMIT 1) THEN
    RETURN true;
  END IF;
  INSERT INTO tip_message (tip_id, author, text, at) VALUES (found_tip.id, 'reporter', message, clock_timestamp())
    RETURNING id INTO said;
  PERFORM qy.tipline_claim_files(found_tip.id, said, files);
  UPDATE tip SET state = 'received' WHERE id = found_tip.id AND state = 'asked';
  PERFORM qy.tipline_record(CASE WHEN found_tip.state = 'accepted' THEN 'tip.write-more' ELSE 'tip.write' END,
    'tip.reporter-wrote', found_tip, sha256(convert_to(message || files::text, 'UTF8')), jsonb_array_length(files));
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION qy.tipline_record(text, text, tip, bytea, integer), qy.tipline_put_piece(uuid, integer, bytea),
  qy.tipline_claim_files(uuid, bigint, jsonb), qy.tipline_submit(jsonb, bytea, bytea, jsonb),
  qy.tipline_reply(bytea, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.tipline_put_piece(uuid, integer, bytea), qy.tipline_submit(jsonb, bytea, bytea, jsonb),
  qy.tipline_reply(bytea, text, jsonb) TO qingyuan_tipline;
