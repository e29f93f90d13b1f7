-- What the public's site may do, and nothing else: hand in a tip, read and continue the conversation
-- of one receipt code. The functions run as the owner; the role itself has no rights on these tables.

-- The reporter as the spine knows actors; sees his own county's records only when followers run.
CREATE FUNCTION qy.tipline_actor(area text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object(
    'userId', nobody, 'name', '群众', 'roles', '[]'::jsonb,
    'agency', jsonb_build_object('id', nobody, 'name', '', 'kind', ''),
    'areaCode', area, 'scope', jsonb_build_object('actorId', nobody, 'area', left(area, 6)), 'via', 'event')
  FROM (SELECT '00000000-0000-0000-0000-000000000000' AS nobody) AS n
$$;

-- Audit entry, time line and event of an act by the reporter; none of them holds his words.
CREATE FUNCTION qy.tipline_record(act text, event text, tip tip, digest bytea) RETURNS void
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
    VALUES (event, tip.area_code, jsonb_build_object('tipId', tip.id, 'title', tip.title),
      qy.tipline_actor(tip.area_code), moment);
END $$;

-- Hands in a tip. The same id with the same receipt again changes nothing; returns whether it is there.
CREATE FUNCTION qy.tipline_submit(report jsonb, receipt_hash bytea, contact bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fresh tip;
  place area;
BEGIN
  SELECT * INTO place FROM area WHERE code = report ->> 'area' AND valid_to IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO tip (id, area_code, channel, kind, title, what, place, who, locale, contact, contact_form, receipt_hash,
      state, received_at)
    VALUES ((report ->> 'id')::uuid, place.code, 'web', report ->> 'kind', qy.tip_title(report ->> 'kind', place.code),
      report ->> 'what', report ->> 'place', report ->> 'who', report ->> 'locale', tipline_submit.contact,
      CASE WHEN tipline_submit.contact IS NULL THEN NULL ELSE 'box' END, tipline_submit.receipt_hash, 'received',
      clock_timestamp())
    ON CONFLICT (id) DO NOTHING RETURNING * INTO fresh;
  IF NOT FOUND THEN
    RETURN EXISTS (SELECT FROM tip t WHERE t.id = (report ->> 'id')::uuid AND t.receipt_hash = tipline_submit.receipt_hash);
  END IF;
  PERFORM qy.tipline_record('tip.submit', 'tip.submitted', fresh,
    sha256(convert_to(report::text, 'UTF8') || coalesce(contact, ''::bytea)));
  RETURN true;
END $$;

-- The conversation of one receipt; null for a receipt that does not exist.
CREATE FUNCTION qy.tipline_conversation(receipt_hash bytea) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('state', t.state, 'progress', t.progress, 'title', t.title, 'receivedAt', t.received_at,
    'messages', coalesce((SELECT jsonb_agg(jsonb_build_object('author', m.author, 'text', m.text, 'at', m.at) ORDER BY m.id)
      FROM tip_message m WHERE m.tip_id = t.id), '[]'::jsonb))
  FROM tip t WHERE t.receipt_hash = tipline_conversation.receipt_hash
$$;

-- Adds a message of the reporter; false if there is no such receipt or the tip takes none any more.
-- An answer puts a tip that waited for it back to the office (tips.workflow.ts: write, write-more).
CREATE FUNCTION qy.tipline_reply(receipt_hash bytea, message text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_tip tip;
BEGIN
  SELECT * INTO found_tip FROM tip t WHERE t.receipt_hash = tipline_reply.receipt_hash FOR UPDATE;
  IF NOT FOUND OR found_tip.state IN ('rejected', 'merged') THEN RETURN false; END IF;
  -- Sent twice by an impatient press: said once.
  IF message = (SELECT m.text FROM tip_message m WHERE m.tip_id = found_tip.id ORDER BY m.id DESC LIMIT 1) THEN
    RETURN true;
  END IF;
  INSERT INTO tip_message (tip_id, author, text, at) VALUES (found_tip.id, 'reporter', message, clock_timestamp());
  UPDATE tip SET state = 'received' WHERE id = found_tip.id AND state = 'asked';
  PERFORM qy.tipline_record(CASE WHEN found_tip.state = 'accepted' THEN 'tip.write-more' ELSE 'tip.write' END,
    'tip.reporter-wrote', found_tip, sha256(convert_to(message, 'UTF8')));
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION qy.tipline_actor(text), qy.tipline_record(text, text, tip, bytea),
  qy.tipline_submit(jsonb, bytea, bytea), qy.tipline_conversation(bytea), qy.tipline_reply(bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.tipline_submit(jsonb, bytea, bytea), qy.tipline_conversation(bytea),
  qy.tipline_reply(bytea, text) TO qingyuan_tipline;
