-- Rewards for tips: proposal, decision, collection. Who reported stands nowhere here.

CREATE TABLE reward (
  id             uuid PRIMARY KEY,
  area_code      text NOT NULL REFERENCES area (code),
  agency_area    text NOT NULL,
  tip_id         uuid NOT NULL UNIQUE REFERENCES tip (id),
  case_id        uuid NOT NULL REFERENCES case_file (id),
  title          text NOT NULL,
  state          text NOT NULL CHECK (state IN ('due', 'proposed', 'returned', 'reviewed', 'finance_agreed', 'approved',
                   'notified', 'account_given', 'collecting', 'amount_appealed', 'paid', 'expired', 'refused', 'appealed',
                   'upheld')),
  opened_at      timestamptz NOT NULL,
  amount_fen     bigint CHECK (amount_fen > 0),
  total_fen      bigint CHECK (total_fen >= amount_fen),
  finance_needed boolean NOT NULL DEFAULT false,
  eligible       boolean,
  proposed_by    uuid REFERENCES app_user (id),
  reviewed_by    uuid REFERENCES app_user (id),
  checked_by     uuid REFERENCES app_user (id),
  checked_name   text,
  way            text CHECK (way IN ('code', 'identity', 'account')),
  pin_hash       bytea CHECK (octet_length(pin_hash) = 32),
  wrong_tries    integer NOT NULL DEFAULT 0 CHECK (wrong_tries BETWEEN 0 AND 5),
  account        bytea CHECK (octet_length(account) BETWEEN 52 AND 2000),
  means          text CHECK (means IN ('cash', 'transfer')),
  voucher        text,
  paid_by        uuid REFERENCES app_user (id),
  paid_name      text,
  paid_at        timestamptz,
  CHECK (paid_by <> checked_by),
  CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
  CHECK (num_nulls(paid_at, paid_by, paid_name, means, voucher) IN (0, 5)),
  CHECK ((state IN ('collecting', 'paid')) = (checked_by IS NOT NULL)),
  CHECK ((checked_by IS NULL) = (way IS NULL) AND (checked_by IS NULL) = (checked_name IS NULL)),
  CHECK (state <> 'account_given' OR account IS NOT NULL),
  CHECK (eligible IS DISTINCT FROM true OR amount_fen IS NOT NULL)
);
COMMENT ON TABLE reward IS 'Rewards (举报奖励); states are those of rewards.workflow.ts. Seen by those who handle rewards, never in the case file';
COMMENT ON COLUMN reward.title IS 'Title of the tip, made from kind and area';
COMMENT ON COLUMN reward.agency_area IS 'Area of the agency that decided the case: its head decides';
COMMENT ON COLUMN reward.amount_fen IS 'Share of this tip by the latest proposal; total_fen is for all tips received together';
COMMENT ON COLUMN reward.pin_hash IS 'HMAC of the PIN with the receipt code as key: without the code the PIN cannot be tried out, and neither stands here';
COMMENT ON COLUMN reward.account IS 'Account given once at the tip line, sealed with the public key of the office; gone once paid or taken back';
CREATE INDEX reward_area ON reward (area_code text_pattern_ops, opened_at DESC);
CREATE INDEX reward_case ON reward (case_id);
CREATE INDEX reward_open ON reward (state, opened_at) WHERE state NOT IN ('paid', 'expired', 'upheld');
ALTER TABLE reward ENABLE ROW LEVEL SECURITY;
CREATE POLICY reward_scope ON reward TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON reward TO qingyuan_app;
GRANT UPDATE (state, amount_fen, total_fen, finance_needed, eligible, proposed_by, reviewed_by, checked_by, checked_name,
  way, pin_hash, wrong_tries, account, means, voucher, paid_by, paid_name, paid_at) ON reward TO qingyuan_app;

CREATE TABLE reward_proposal (
  reward_id uuid NOT NULL REFERENCES reward (id),
  version   integer NOT NULL CHECK (version > 0),
  area_code text NOT NULL,
  given     jsonb NOT NULL,
  reckoned  jsonb NOT NULL,
  by_name   text NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (reward_id, version)
);
COMMENT ON TABLE reward_proposal IS 'What was proposed and what it came to; a new proposal adds, never overwrites';
ALTER TABLE reward_proposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY reward_proposal_scope ON reward_proposal TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON reward_proposal TO qingyuan_app;
