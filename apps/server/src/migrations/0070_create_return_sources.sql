-- What the computed columns of the monthly return count: one row a record and column.
-- Row-level security of the tables below holds for whoever reads the view.

CREATE VIEW return_source WITH (security_invoker = true) AS
  SELECT 'tips_accepted' AS column_id, 'tip' AS record_type, id AS record_id, title, area_code, accepted_at AS at
    FROM tip WHERE accepted_at IS NOT NULL
  UNION ALL
  SELECT 'leads_found', 'lead', id, title, area_code, registered_at FROM lead
  UNION ALL
  SELECT 'leads_verified', 'lead', id, title, area_code, verified_at FROM lead WHERE verified_at IS NOT NULL
  UNION ALL
  SELECT 'cases_filed', 'case', id, number || ' ' || title, area_code, filed_at FROM case_file WHERE filed_at IS NOT NULL;
COMMENT ON VIEW return_source IS 'Columns are those of law/returns with computed = true; a test holds them together';
GRANT SELECT ON return_source TO qingyuan_app;
