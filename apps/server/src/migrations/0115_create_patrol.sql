-- Online patrol (网上巡查): who looked where, the sites, apps, accounts and groups found, and what became of them.

CREATE TABLE patrol (
  id           uuid PRIMARY KEY,
  area_code    text NOT NULL REFERENCES area (code),
  officer_id   uuid NOT NULL REFERENCES app_user (id),
  officer_name text NOT NULL,
  agency_name  text NOT NULL,
  platform     text NOT NULL CHECK (length(platform) BETWEEN 1 AND 100),
  words        text[] NOT NULL CHECK (cardinality(words) BETWEEN 1 AND 50),
  result       text NOT NULL CHECK (length(result) BETWEEN 1 AND 2000),
  began_at     timestamptz NOT NULL,
  ended_at     timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (ended_at >= began_at)
);
COMMENT ON TABLE patrol IS 'Patrol log (巡查记录), append-only';
COMMENT ON COLUMN patrol.platform IS 'Where: a search engine, a shop of apps, a platform of accounts';
CREATE INDEX patrol_area ON patrol (area_code text_pattern_ops, began_at DESC);
ALTER TABLE patrol ENABLE ROW LEVEL SECURITY;
CREATE POLICY patrol_scope ON patrol TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON patrol TO qingyuan_app;

CREATE TABLE online_object (
  id           uuid PRIMARY KEY,
  area_code    text NOT NULL REFERENCES area (code),
  county       text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('website', 'app', 'account', 'group')),
  identity     text NOT NULL CHECK (identity <> ''),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  address      text NOT NULL CHECK (length(address) BETWEEN 1 AND 500),
  platform     text NOT NULL,
  operator     text NOT NULL,
  icp          text NOT NULL,
  host_place   text NOT NULL,
  description  text NOT NULL CHECK (length(description) <= 4000),
  disguises    text[] NOT NULL,
  dictionary   text NOT NULL,
  state        text NOT NULL CHECK (state IN ('found', 'fixed', 'referred', 'handled', 'gone', 'back', 'dismissed')),
  times_back   integer NOT NULL DEFAULT 0 CHECK (times_back >= 0),
  found_at     timestamptz NOT NULL,
  found_by     text NOT NULL,
  lead_id      uuid UNIQUE,
  UNIQUE (county, kind, identity),
  CHECK (area_code ^@ county)
);
COMMENT ON TABLE online_object IS 'A site, app, official account or group; states are those of online-objects.workflow.ts';
COMMENT ON COLUMN online_object.county IS 'First six digits of the area: within a county the same thing is recorded once';
COMMENT ON COLUMN online_object.identity IS 'Folded host, package, account or group number: what makes two finds the same';
COMMENT ON COLUMN online_object.disguises IS 'Ids of the dictionary of disguises found in name and description';
COMMENT ON COLUMN online_object.dictionary IS 'id@version of the dictionary that sorted it';
COMMENT ON COLUMN online_object.lead_id IS 'The lead made from it, in module leads beside this one: no foreign key';
CREATE INDEX online_object_area ON online_object (area_code text_pattern_ops, found_at DESC);
CREATE INDEX online_object_open ON online_object (found_at) WHERE state NOT IN ('gone', 'dismissed');
ALTER TABLE online_object ENABLE ROW LEVEL SECURITY;
CREATE POLICY online_object_scope ON online_object TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON online_object TO qingyuan_app;
GRANT UPDATE (state, times_back, lead_id) ON online_object TO qingyuan_app;

CREATE TABLE online_sighting (
  id          uuid PRIMARY KEY,
  object_id   uuid NOT NULL REFERENCES online_object (id),
  area_code   text NOT NULL,
  patrol_id   uuid REFERENCES patrol (id),
  address     text NOT NULL,
  note        text NOT NULL,
  officer_name text NOT NULL,
  at          timestamptz NOT NULL
);
COMMENT ON TABLE online_sighting IS 'Each time an object was found, as its address was then written; append-only';
CREATE INDEX online_sighting_object ON online_sighting (object_id, at);
CREATE INDEX online_sighting_patrol ON online_sighting (patrol_id) WHERE patrol_id IS NOT NULL;
ALTER TABLE online_sighting ENABLE ROW LEVEL SECURITY;
CREATE POLICY online_sighting_scope ON online_sighting TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON online_sighting TO qingyuan_app;

CREATE TABLE online_capture (
  id          uuid PRIMARY KEY,
  object_id   uuid NOT NULL REFERENCES online_object (id),
  area_code   text NOT NULL,
  name        text NOT NULL,
  size        bigint NOT NULL CHECK (size > 0),
  sha256      bytea NOT NULL CHECK (octet_length(sha256) = 32),
  sm3         bytea NOT NULL CHECK (octet_length(sm3) = 32),
  vault_id    text NOT NULL,
  method      text NOT NULL CHECK (method IN ('screenshot', 'archive', 'recording', 'package')),
  officers    text[] NOT NULL CHECK (cardinality(officers) >= 2),
  witness     text,
  taken_at    timestamptz NOT NULL,
  sealed_at   timestamptz NOT NULL
);
COMMENT ON TABLE online_capture IS 'What was fixed as evidence (固定): sealed file with its digests; append-only';
CREATE INDEX online_capture_object ON online_capture (object_id, sealed_at);
ALTER TABLE online_capture ENABLE ROW LEVEL SECURITY;
CREATE POLICY online_capture_scope ON online_capture TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON online_capture TO qingyuan_app;

CREATE TABLE online_referral (
  id          uuid PRIMARY KEY,
  object_id   uuid NOT NULL REFERENCES online_object (id),
  area_code   text NOT NULL,
  number      text NOT NULL CHECK (length(number) BETWEEN 2 AND 60),
  letter_on   date NOT NULL,
  addressee   text NOT NULL CHECK (length(addressee) BETWEEN 2 AND 100),
  request     text NOT NULL CHECK (length(request) BETWEEN 2 AND 2000),
  sender      text NOT NULL,
  at          timestamptz NOT NULL,
  answered_at timestamptz,
  answer      text,
  measure     text CHECK (measure IN ('closed', 'blocked', 'removed', 'rectified', 'none')),
  CHECK (num_nulls(answered_at, answer, measure) IN (0, 3))
);
COMMENT ON TABLE online_referral IS 'Letters to the telecom regulator (通信管理部门) and what it answered';
CREATE INDEX online_referral_object ON online_referral (object_id, at);
ALTER TABLE online_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY online_referral_scope ON online_referral TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON online_referral TO qingyuan_app;
GRANT UPDATE (answered_at, answer, measure) ON online_referral TO qingyuan_app;

CREATE TABLE online_check (
  id           uuid PRIMARY KEY,
  object_id    uuid NOT NULL REFERENCES online_object (id),
  area_code    text NOT NULL,
  up           boolean NOT NULL,
  note         text NOT NULL,
  officer_name text NOT NULL,
  at           timestamptz NOT NULL
);
COMMENT ON TABLE online_check IS 'Re-checks (回查): is it up again; append-only';
CREATE INDEX online_check_object ON online_check (object_id, at);
ALTER TABLE online_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY online_check_scope ON online_check TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON online_check TO qingyuan_app;
