-- How the tables of a site software are to be read, saved once and offered again.

CREATE TABLE scheme_mapping_profile (
  id            uuid PRIMARY KEY,
  area_code     text NOT NULL,
  name          text NOT NULL,
  columns       jsonb NOT NULL,
  mapping       jsonb NOT NULL,
  joined_tables jsonb NOT NULL,
  created_by    uuid NOT NULL REFERENCES app_user (id),
  creator_name  text NOT NULL,
  created_at    timestamptz NOT NULL,
  UNIQUE (area_code, name)
);
COMMENT ON TABLE scheme_mapping_profile IS 'A convenience for the next import; analyses keep their own mapping, so profiles may be replaced and deleted';
COMMENT ON COLUMN scheme_mapping_profile.columns IS 'Column names of the table of members, by which the profile is offered';
COMMENT ON COLUMN scheme_mapping_profile.joined_tables IS 'Further tables of the same file, as in the options of an analysis';
ALTER TABLE scheme_mapping_profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY scheme_mapping_profile_scope ON scheme_mapping_profile TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT, DELETE ON scheme_mapping_profile TO qingyuan_app;
