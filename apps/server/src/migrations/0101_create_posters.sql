-- Posters with a code of their own: whoever scans one need not say where he is.

CREATE TABLE tip_poster (
  code         text PRIMARY KEY CHECK (code ~ '^[a-hjkmnp-z2-9]{6}$'),
  area_code    text NOT NULL REFERENCES area (code),
  place        text NOT NULL CHECK (length(place) BETWEEN 2 AND 100),
  created_by   uuid NOT NULL REFERENCES app_user (id),
  created_name text NOT NULL,
  created_at   timestamptz NOT NULL,
  withdrawn_at timestamptz
);
COMMENT ON TABLE tip_poster IS 'Places where a poster with a QR code of the tip line hangs';
COMMENT ON COLUMN tip_poster.withdrawn_at IS 'The poster was taken down; its code leads to the plain start page';
CREATE INDEX tip_poster_area ON tip_poster (area_code text_pattern_ops, created_at DESC);
ALTER TABLE tip_poster ENABLE ROW LEVEL SECURITY;
CREATE POLICY tip_poster_scope ON tip_poster TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON tip_poster TO qingyuan_app;
GRANT UPDATE (withdrawn_at) ON tip_poster TO qingyuan_app;

ALTER TABLE tip ADD COLUMN poster text REFERENCES tip_poster (code);
COMMENT ON COLUMN tip.poster IS 'Poster that led to the tip line; how the tip came, not who came';
CREATE INDEX tip_by_poster ON tip (poster) WHERE poster IS NOT NULL;

-- Where a poster hangs; null for a code that does not exist or was withdrawn.
CREATE FUNCTION qy.tipline_poster(code text) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('area', p.area_code, 'place', p.place) FROM tip_poster p
  WHERE p.code = tipline_poster.code AND p.withdrawn_at IS NULL
$$;
REVOKE ALL ON FUNCTION qy.tipline_poster(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.tipline_poster(text) TO qingyuan_tipline;
