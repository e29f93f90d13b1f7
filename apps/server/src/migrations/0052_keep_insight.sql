-- Figures of a scheme as a whole and of its lines, beside the structure.

ALTER TABLE scheme_result ADD COLUMN insight_id text;
COMMENT ON COLUMN scheme_result.insight_id IS 'Insight file in the vault: growth, areas, pay, shared values, suspicious structure, sums of lines; null for results from before there was one';
COMMENT ON COLUMN scheme_result.digest IS 'SHA-256 over figures, structures, insight and findings; the audit entry holds the same';
