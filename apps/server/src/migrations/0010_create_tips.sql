-- Tips of the public and the conversation with their reporters.

CREATE TABLE tip (
  id              uuid PRIMARY KEY,
  area_code       text NOT NULL REFERENCES area (code),
  channel         text NOT NULL CHECK (channel IN ('web', 'phone', 'letter', 'visit', 'media', 'online', 'handed_over')),
  kind            text NOT NULL CHECK (kind IN ('gathering', 'online', 'recruiting', 'confinement', 'housing', 'other')),
  title           text NOT NULL,
  what            text NOT NULL CHECK (length(what) BETWEEN 1 AND 4000),
  place           text NOT NULL CHECK (length(place) <= 500),
  who             text NOT NULL CHECK (length(who) <= 1000),
  locale          text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
  contact         bytea CHECK (octet_length(contact) <= 4000),
  contact_form    text CHECK (contact_form IN ('field', 'box')),
  receipt_hash    bytea UNIQUE CHECK (octet_length(receipt_hash) = 32),
  state           text NOT NULL CHECK (state IN ('received', 'asked', 'accepted', 'rejected', 'merged')),
  progress        text CHECK (progress IN ('verifying', 'confirmed', 'refuted', 'in_case', 'handed_over')),
  received_at     timestamptz NOT NULL,
  accepted_at     timestamptz,
  lead_id         uuid UNIQUE,
  merged_into     uuid REFERENCES tip (id),
  registered_by   uuid REFERENCES app_user (id),
  registered_name text,
  CHECK ((contact IS NULL) = (contact_form IS NULL)),
  CHECK ((channel = 'web') = (receipt_hash IS NOT NULL)),
  CHECK ((channel = 'web') = (registered_by IS NULL)),
  CHECK ((state = 'accepted') = (lead_id IS NOT NULL)),
  CHECK ((state = 'accepted') = (accepted_at IS NOT NULL)),
  CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
  CHECK (merged_into <> id)
);
COMMENT ON TABLE tip IS 'Tips (举报); states are those of tips.workflow.ts';
COMMENT ON COLUMN tip.title IS 'Made from kind and area by qy.tip_title; holds no words of the reporter';
COMMENT ON COLUMN tip.contact IS 'How to reach the reporter, sealed before it gets here';
COMMENT ON COLUMN tip.contact_form IS 'field = sealed by the server; box = sealed by the tip line with the public key of the server';
COMMENT ON COLUMN tip.receipt_hash IS 'SHA-256 of the receipt code; the code itself is known to the reporter only';
COMMENT ON COLUMN tip.progress IS 'What became of the lead, for the reporter';
COMMENT ON COLUMN tip.lead_id IS 'The lead it became, in module leads beside this one: no foreign key';
CREATE INDEX tip_area ON tip (area_code text_pattern_ops, received_at DESC);
CREATE INDEX tip_received ON tip (received_at DESC);
CREATE INDEX tip_open ON tip (received_at) WHERE state IN ('received', 'asked');
ALTER TABLE tip ENABLE ROW LEVEL SECURITY;
CREATE POLICY tip_scope ON tip TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON tip TO qingyuan_app;
GRANT UPDATE (area_code, title, state, progress, accepted_at, lead_id, merged_into) ON tip TO qingyuan_app;

CREATE TABLE tip_message (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tip_id      uuid NOT NULL REFERENCES tip (id),
  author      text NOT NULL CHECK (author IN ('reporter', 'office')),
  author_name text,
  text        text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  at          timestamptz NOT NULL,
  CHECK ((author = 'reporter') = (author_name IS NULL))
);
COMMENT ON TABLE tip_message IS 'Conversation of office and reporter; append-only';
CREATE INDEX tip_message_tip ON tip_message (tip_id, id);
ALTER TABLE tip_message ENABLE ROW LEVEL SECURITY;
-- Whoever sees the tip sees its conversation: the policy of tip applies within.
CREATE POLICY tip_message_scope ON tip_message TO qingyuan_app
  USING (EXISTS (SELECT FROM tip t WHERE t.id = tip_id)) WITH CHECK (EXISTS (SELECT FROM tip t WHERE t.id = tip_id));
GRANT SELECT, INSERT ON tip_message TO qingyuan_app;

-- The one place where a tip gets its title.
CREATE FUNCTION qy.tip_title(kind text, area text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE kind
      WHEN 'gathering' THEN '聚集传销'
      WHEN 'online' THEN '网络传销'
      WHEN 'recruiting' THEN '发展下线'
      WHEN 'confinement' THEN '限制人身自由'
      WHEN 'housing' THEN '提供场所条件'
      ELSE '其他涉传'
    END || '举报 · ' || (SELECT string_agg(a.name, '' ORDER BY length(a.code)) FROM area a
      WHERE a.valid_to IS NULL AND (a.code = tip_title.area
        OR (a.level IN ('county', 'zone', 'township') AND tip_title.area ^@ a.code)))
$$;
REVOKE ALL ON FUNCTION qy.tip_title(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.tip_title(text, text) TO qingyuan_app;
