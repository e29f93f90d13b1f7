-- Areas, agencies, users, roles, sessions (module jurisdictions and platform/identity).

CREATE TABLE area (
  code        text PRIMARY KEY,
  name        text NOT NULL,
  level       text NOT NULL CHECK (level IN ('prefecture', 'county', 'zone', 'township', 'village', 'cell')),
  parent_code text REFERENCES area (code),
  scope       text NOT NULL,
  valid_from  date NOT NULL,
  valid_to    date,
  source      text NOT NULL
);
COMMENT ON TABLE area IS 'Administrative and functional areas, public data';
COMMENT ON COLUMN area.level IS 'zone = functional area at county level such as 都匀经济开发区';
COMMENT ON COLUMN area.scope IS 'Prefix of the codes that lie within this area';
CREATE INDEX area_parent ON area (parent_code);
CREATE TABLE area_alias (
  alias text PRIMARY KEY,
  code  text NOT NULL REFERENCES area (code),
  note  text NOT NULL
);
COMMENT ON TABLE area_alias IS 'Codes and names seen in practice that mean an area';
GRANT SELECT ON area, area_alias TO qingyuan_app, qingyuan_tipline;

CREATE TABLE agency (
  id        uuid PRIMARY KEY,
  name      text NOT NULL,
  kind      text NOT NULL,
  area_code text NOT NULL REFERENCES area (code)
);
COMMENT ON COLUMN agency.kind IS 'joint_office, market_regulation, police, government, audit, it, township, village';
GRANT SELECT, INSERT, UPDATE ON agency TO qingyuan_app;

CREATE TABLE app_user (
  id              uuid PRIMARY KEY,
  account         text NOT NULL UNIQUE,
  name            text NOT NULL,
  agency_id       uuid NOT NULL REFERENCES agency (id),
  area_code       text NOT NULL REFERENCES area (code),
  roles           text[] NOT NULL,
  password_hash   text,
  totp_secret     bytea,
  totp_last_step  bigint,
  oidc_issuer     text,
  oidc_subject    text,
  failed_sign_ins integer NOT NULL DEFAULT 0,
  locked_until    timestamptz,
  disabled_at     timestamptz,
  demo            boolean NOT NULL DEFAULT false,
  created_at      timestamptz NOT NULL,
  UNIQUE (oidc_issuer, oidc_subject)
);
COMMENT ON COLUMN app_user.totp_secret IS 'Sealed field: the one-time-code secret';
COMMENT ON COLUMN app_user.demo IS 'Account of the demo world; only these may be shown their one-time code';
CREATE INDEX app_user_agency ON app_user (agency_id);
GRANT SELECT, INSERT, UPDATE ON app_user TO qingyuan_app;

CREATE TABLE session (
  id_hash    bytea PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES app_user (id),
  csrf_token text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at   timestamptz
);
COMMENT ON COLUMN session.id_hash IS 'SHA-256 of the cookie value; the value itself is not kept';
CREATE INDEX session_by_user ON session (user_id);
GRANT SELECT, INSERT ON session TO qingyuan_app;
GRANT UPDATE (seen_at, expires_at, ended_at) ON session TO qingyuan_app;

CREATE TABLE responsibility (
  id         uuid PRIMARY KEY,
  area_code  text NOT NULL REFERENCES area (code),
  kind       text NOT NULL CHECK (kind IN ('first', 'direct')),
  name       text NOT NULL,
  post       text NOT NULL,
  term_from  date NOT NULL,
  term_to    date
);
COMMENT ON TABLE responsibility IS '第一责任人 (first) and 直接责任人 (direct) of an area with their term';
CREATE INDEX responsibility_area ON responsibility (area_code);
GRANT SELECT, INSERT, UPDATE ON responsibility TO qingyuan_app;
ALTER TABLE responsibility ENABLE ROW LEVEL SECURITY;
CREATE POLICY responsibility_scope ON responsibility TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
