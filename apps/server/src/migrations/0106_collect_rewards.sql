-- What the public's site may do about the reward of one receipt code: read how far it is, draw a PIN, give an account once.

-- Audit entry and time line of an act by the reporter; neither holds anything of him.
CREATE FUNCTION qy.tipline_reward_record(act text, reward reward, digest bytea) RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  entry bigint;
BEGIN
  entry := qy.append_audit(jsonb_build_object(
    'kind', act,
    'at', to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actorId', '00000000-0000-0000-0000-000000000000', 'actorName', '群众', 'agency', '', 'via', 'tipline',
    'area', reward.area_code,
    'streams', jsonb_build_array(jsonb_build_object('type', 'reward', 'id', reward.id)),
    'reason', NULL, 'data', '{}'::jsonb, 'input', encode(digest, 'hex')));
  INSERT INTO record_action (stream_type, stream_id, area_code, command, actor_name, agency_name, at, audit_seq)
    VALUES ('reward', reward.id, reward.area_code, act, '群众', '', moment, entry);
END $$;

-- How far the reward of a receipt is; null without one. Before the decision it only says that there is a procedure.
CREATE FUNCTION qy.tipline_reward(receipt_hash bytea) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('id', r.id, 'state', r.state,
    'amountFen', CASE WHEN r.state IN ('notified', 'account_given', 'collecting', 'amount_appealed', 'paid', 'expired')
      THEN r.amount_fen END,
    'dueAt', (SELECT d.due_at FROM deadline d WHERE d.subject_type = 'reward' AND d.subject_id = r.id
      AND d.rule_id = 'reward-collection' AND d.stopped_at IS NULL),
    'hasPin', r.pin_hash IS NOT NULL)
  FROM reward r JOIN tip t ON t.id = r.tip_id WHERE t.receipt_hash = tipline_reward.receipt_hash
$$;

-- A new PIN in place of the old one, and fresh tries; only while the reward waits to be collected.
CREATE FUNCTION qy.tipline_reward_pin(receipt_hash bytea, pin_hash bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own reward;
BEGIN
  UPDATE reward r SET pin_hash = tipline_reward_pin.pin_hash, wrong_tries = 0
    FROM tip t WHERE t.id = r.tip_id AND t.receipt_hash = tipline_reward_pin.receipt_hash AND r.state = 'notified'
    RETURNING r.* INTO own;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM qy.tipline_reward_record('reward.draw-pin', own, sha256(tipline_reward_pin.pin_hash));
  RETURN true;
END $$;

-- The account to pay to, sealed; once. Stops the time to collect: the reporter has done his part (rewards.workflow.ts: give-account).
CREATE FUNCTION qy.tipline_reward_account(receipt_hash bytea, account bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own reward;
BEGIN
  UPDATE reward r SET account = tipline_reward_account.account, state = 'account_given', pin_hash = NULL, wrong_tries = 0
    FROM tip t WHERE t.id = r.tip_id AND t.receipt_hash = tipline_reward_account.receipt_hash AND r.state = 'notified'
    RETURNING r.* INTO own;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE deadline SET stopped_at = clock_timestamp() WHERE subject_type = 'reward' AND subject_id = own.id
    AND rule_id = 'reward-collection' AND stopped_at IS NULL;
  PERFORM qy.tipline_reward_record('reward.give-account', own, sha256(tipline_reward_account.account));
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION qy.tipline_reward_record(text, reward, bytea), qy.tipline_reward(bytea),
  qy.tipline_reward_pin(bytea, bytea), qy.tipline_reward_account(bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.tipline_reward(bytea), qy.tipline_reward_pin(bytea, bytea),
  qy.tipline_reward_account(bytea, bytea) TO qingyuan_tipline;
