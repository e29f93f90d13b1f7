-- What an official registration form asks for beside the facts, and letters that hold a complaint and a tip.

ALTER TABLE tip ADD COLUMN details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object');
COMMENT ON COLUMN tip.details IS 'How it came, by channel: date of a letter, name of a medium, document number…; nothing about who reported';

CREATE TABLE tip_complaint (
  id           uuid PRIMARY KEY,
  tip_id       uuid NOT NULL REFERENCES tip (id),
  demand       text NOT NULL CHECK (length(demand) BETWEEN 2 AND 1000),
  handed_to    text NOT NULL CHECK (length(handed_to) BETWEEN 2 AND 100),
  split_by     uuid NOT NULL REFERENCES app_user (id),
  split_name   text NOT NULL,
  split_at     timestamptz NOT NULL
);
COMMENT ON TABLE tip_complaint IS 'Complaints (投诉: money back and the like) split from a tip that goes on as 举报 (分送)';
CREATE UNIQUE INDEX tip_complaint_tip ON tip_complaint (tip_id);
ALTER TABLE tip_complaint ENABLE ROW LEVEL SECURITY;
CREATE POLICY tip_complaint_scope ON tip_complaint TO qingyuan_app
  USING (EXISTS (SELECT FROM tip t WHERE t.id = tip_id)) WITH CHECK (EXISTS (SELECT FROM tip t WHERE t.id = tip_id));
GRANT SELECT, INSERT ON tip_complaint TO qingyuan_app;
