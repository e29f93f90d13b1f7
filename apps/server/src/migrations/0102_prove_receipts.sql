-- An append-only Merkle tree of tips (docs/crypto.md): a reporter can prove that his tip was taken and is still there.

CREATE TABLE receipt_leaf (
  position bigint PRIMARY KEY CHECK (position >= 0),
  leaf     bytea NOT NULL UNIQUE CHECK (octet_length(leaf) = 32)
);
COMMENT ON TABLE receipt_leaf IS 'Leaves of the tree in their order; a leaf says nothing about its tip to whoever has no receipt';

CREATE TABLE receipt_node (
  level    smallint NOT NULL CHECK (level BETWEEN 1 AND 52),
  position bigint NOT NULL CHECK (position >= 0),
  hash     bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, position)
);
COMMENT ON TABLE receipt_node IS 'Complete subtrees: node (h, i) covers leaves i*2^h to (i+1)*2^h - 1';

CREATE TABLE receipt_root (
  size         bigint PRIMARY KEY CHECK (size > 0),
  root         bytea NOT NULL CHECK (octet_length(root) = 32),
  consistency  bytea[] NOT NULL,
  published_at timestamptz NOT NULL
);
COMMENT ON TABLE receipt_root IS 'Published roots; never changed';
COMMENT ON COLUMN receipt_root.consistency IS 'Proof that the tree of the root before is the beginning of this one; empty for the first';

CREATE FUNCTION qy.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER receipt_leaf_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_leaf
  EXECUTE FUNCTION qy.refuse_change();
CREATE TRIGGER receipt_node_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_node
  EXECUTE FUNCTION qy.refuse_change();
CREATE TRIGGER receipt_root_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_root
  EXECUTE FUNCTION qy.refuse_change();
GRANT SELECT ON receipt_leaf TO qingyuan_app, qingyuan_tipline;
GRANT SELECT, INSERT ON receipt_node, receipt_root TO qingyuan_app;
GRANT SELECT ON receipt_node, receipt_root TO qingyuan_tipline;

ALTER TABLE tip ADD COLUMN leaf bytea UNIQUE CHECK (octet_length(leaf) = 32);
ALTER TABLE tip ADD COLUMN content_hash bytea CHECK (octet_length(content_hash) = 32);
ALTER TABLE tip ADD CHECK ((leaf IS NULL) = (content_hash IS NULL));
COMMENT ON COLUMN tip.content_hash IS 'SHA-256 of what was handed in; the same digest stands in the audit entry tip.submit';
COMMENT ON COLUMN tip.leaf IS 'SHA-256(0x00 | "qingyuan tip v1" | receipt_hash | content_hash); null for tips before this version and of other channels';
CREATE INDEX tip_leaf_order ON tip (received_at, id) WHERE leaf IS NOT NULL;

-- Puts the leaves of tips that are not in the tree yet behind the others, in the order they came; returns the new size.
CREATE FUNCTION qy.append_receipts() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE receipt_leaf IN EXCLUSIVE MODE;
  INSERT INTO receipt_leaf (position, leaf)
    SELECT (SELECT count(*) FROM receipt_leaf) + row_number() OVER (ORDER BY t.received_at, t.id) - 1, t.leaf
    FROM tip t WHERE t.leaf IS NOT NULL AND NOT EXISTS (SELECT FROM receipt_leaf l WHERE l.leaf = t.leaf)
    ORDER BY t.received_at, t.id;
  RETURN (SELECT count(*) FROM receipt_leaf);
END $$;

-- Whether a tip from before an instant waits to be put into the tree.
CREATE FUNCTION qy.receipts_wait(before timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM tip t WHERE t.leaf IS NOT NULL AND t.received_at < before
    AND NOT EXISTS (SELECT FROM receipt_leaf l WHERE l.leaf = t.leaf))
$$;
REVOKE ALL ON FUNCTION qy.append_receipts(), qy.receipts_wait(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.append_receipts(), qy.receipts_wait(timestamptz) TO qingyuan_app;

-- Hands in a tip. The same id with the same receipt again changes nothing; returns whether it is there.
CREATE OR REPLACE FUNCTION qy.tipline_submit(report jsonb, receipt_hash bytea, identity bytea, files jsonb DEFAULT '[]')
  RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fresh tip;
  place area;
  digest bytea := sha256(convert_to(report::text || files::text, 'UTF8') || coalesce(identity, ''::bytea));
BEGIN
  SELECT * INTO place FROM area WHERE code = report ->> 'area' AND valid_to IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO tip (id, area_code, channel, kind, title, what, place, who, locale, contact, contact_form, named,
      poster, receipt_hash, content_hash, leaf, state, received_at)
    VALUES ((report ->> 'id')::uuid, place.code, 'web', report ->> 'kind', qy.tip_title(report ->> 'kind', place.code),
      report ->> 'what', report ->> 'place', report ->> 'who', report ->> 'locale', tipline_submit.identity,
      CASE WHEN tipline_submit.identity IS NULL THEN NULL ELSE 'identity' END,
      coalesce((report ->> 'named')::boolean, false),
      (SELECT p.code FROM tip_poster p WHERE p.code = report ->> 'poster' AND p.withdrawn_at IS NULL),
      tipline_submit.receipt_hash, digest,
      sha256('\x00'::bytea || convert_to('qingyuan tip v1', 'UTF8') || tipline_submit.receipt_hash || digest),
      'received', clock_timestamp())
    ON CONFLICT (id) DO NOTHING RETURNING * INTO fresh;
  IF NOT FOUND THEN
    RETURN EXISTS (SELECT FROM tip t WHERE t.id = (report ->> 'id')::uuid AND t.receipt_hash = tipline_submit.receipt_hash);
  END IF;
  PERFORM qy.tipline_claim_files(fresh.id, NULL, files);
  PERFORM qy.tipline_record('tip.submit', 'tip.submitted', fresh, digest, jsonb_array_length(files));
  RETURN true;
END $$;

-- The conversation of one receipt; null for a receipt that does not exist.
CREATE OR REPLACE FUNCTION qy.tipline_conversation(receipt_hash bytea) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('state', t.state, 'progress', t.progress, 'title', t.title, 'receivedAt', t.received_at,
    'leaf', encode(t.leaf, 'hex'), 'content', encode(t.content_hash, 'hex'),
    'files', (SELECT count(*) FROM tip_file f WHERE f.tip_id = t.id),
    'messages', coalesce((SELECT jsonb_agg(jsonb_build_object('author', m.author, 'text', m.text, 'at', m.at,
        'files', (SELECT count(*) FROM tip_file f WHERE f.message_id = m.id)) ORDER BY m.id)
      FROM tip_message m WHERE m.tip_id = t.id), '[]'::jsonb))
  FROM tip t WHERE t.receipt_hash = tipline_conversation.receipt_hash
$$;
