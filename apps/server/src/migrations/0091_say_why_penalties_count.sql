-- Like everything else that is recorded about a head, an earlier penalty says why it is held to be this person's.

ALTER TABLE scheme_prior_penalty ADD COLUMN reason text CHECK (length(reason) >= 4);
COMMENT ON COLUMN scheme_prior_penalty.reason IS 'By what the penalty is known to be this person''s; null of those recorded before reasons were kept';
