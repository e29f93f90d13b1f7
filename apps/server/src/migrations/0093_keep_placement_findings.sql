-- Faults of the tree of placement beside those of the tree of recommenders; words for an activated account in templates.

ALTER TABLE scheme_result ADD COLUMN placement_findings_id text;
COMMENT ON COLUMN scheme_result.placement_findings_id IS 'Faulty rows of the tree of placement in the vault; null when the table has no placements, and for results from before there was such a file';

ALTER TABLE scheme_mapping_profile ADD COLUMN active_values jsonb;
COMMENT ON COLUMN scheme_mapping_profile.active_values IS 'What the column "active" says of an activated account; null takes the usual words';
