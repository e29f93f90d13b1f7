-- The monthly return also counts schemes, in the month of their first finished analysis.

CREATE OR REPLACE VIEW return_source WITH (security_invoker = true) AS
  SELECT 'tips_accepted' AS column_id, 'tip' AS record_type, id AS record_id, title, area_code, accepted_at AS at
    FROM tip WHERE accepted_at IS NOT NULL
  UNION ALL
  SELECT 'leads_found', 'lead', id, title, area_code, registered_at FROM lead
  UNION ALL
  SELECT 'leads_verified', 'lead', id, title, area_code, verified_at FROM lead WHERE verified_at IS NOT NULL
  UNION ALL
  SELECT 'cases_filed', 'case', id, number || ' ' || title, area_code, filed_at FROM case_file WHERE filed_at IS NOT NULL
  UNION ALL
  SELECT 'schemes_analysed', 'scheme', s.id, s.name, s.area_code, min(r.recorded_at)
    FROM scheme s JOIN scheme_result r ON r.scheme_id = s.id GROUP BY s.id;
