-- A role that rests on an earlier penalty names the day of the conduct and the penalties that counted on it;
-- the record of a formal exit can be withdrawn, and one after which no pay went on can be recorded.

ALTER TABLE scheme_decision
  ADD COLUMN conduct_on date,
  ADD COLUMN penalty_ids uuid[] NOT NULL DEFAULT '{}',
  ADD CHECK ((conduct_on IS NULL) = (penalty_ids = '{}'));
COMMENT ON COLUMN scheme_decision.conduct_on IS 'Day of the conduct to which the window of an earlier penalty was counted; signed with the decision';
COMMENT ON COLUMN scheme_decision.penalty_ids IS 'scheme_prior_penalty: those that counted on that day; signed with the decision';

-- The check refused every exit without pay after it: false and null is false.
ALTER TABLE scheme_exit
  DROP CONSTRAINT scheme_exit_check,
  ADD CHECK (paid_until IS NULL OR (paid_after AND paid_until >= exited_on)),
  ADD COLUMN withdrawn_by uuid REFERENCES app_user (id),
  ADD COLUMN withdrawal_reason text,
  ADD COLUMN withdrawn_at timestamptz,
  ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL));
COMMENT ON TABLE scheme_exit IS 'Formal exits of heads and whether pay went on; the highest version is in force unless it was withdrawn';
GRANT UPDATE (withdrawn_by, withdrawal_reason, withdrawn_at) ON scheme_exit TO qingyuan_app;
