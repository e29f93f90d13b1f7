-- Monthly returns (module statistics): computed from records, frozen with what they counted.

CREATE TABLE monthly_return (
  id           uuid PRIMARY KEY,
  area_code    text NOT NULL,
  month        text NOT NULL,
  form_id      text NOT NULL,
  form_version text NOT NULL,
  state        text NOT NULL,
  version      integer NOT NULL DEFAULT 0,
  submitted_at timestamptz,
  submitted_by uuid REFERENCES app_user (id),
  frozen_at    timestamptz,
  frozen_by    uuid REFERENCES app_user (id),
  UNIQUE (area_code, month)
);
COMMENT ON TABLE monthly_return IS '月度行动战果统计表 of an area; a row exists from the first act on';
ALTER TABLE monthly_return ENABLE ROW LEVEL SECURITY;
CREATE POLICY monthly_return_scope ON monthly_return TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON monthly_return TO qingyuan_app;
GRANT UPDATE (state, version, submitted_at, submitted_by, frozen_at, frozen_by) ON monthly_return TO qingyuan_app;

CREATE TABLE return_cell (
  return_id uuid NOT NULL REFERENCES monthly_return (id),
  version   integer NOT NULL,
  column_id text NOT NULL,
  area_code text NOT NULL,
  span      text NOT NULL CHECK (span IN ('month', 'cumulative', 'previousMonth')),
  figure    integer NOT NULL,
  records   jsonb NOT NULL,
  PRIMARY KEY (return_id, version, column_id, span)
);
COMMENT ON TABLE return_cell IS 'Frozen figures';
COMMENT ON COLUMN return_cell.records IS 'The records counted, as they stood: type, id, title, area, at';
ALTER TABLE return_cell ENABLE ROW LEVEL SECURITY;
CREATE POLICY return_cell_scope ON return_cell TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON return_cell TO qingyuan_app;
