-- Hand-over of a lead to another area or the level above, its receipt or refusal, and the dispute about who is competent.

CREATE TABLE lead_hand_over (
  id              uuid PRIMARY KEY,
  lead_id         uuid NOT NULL REFERENCES lead (id),
  from_area       text NOT NULL REFERENCES area (code),
  from_agency     text NOT NULL,
  to_area         text NOT NULL REFERENCES area (code),
  title           text NOT NULL,
  summary         text NOT NULL,
  grade           text NOT NULL,
  marks           jsonb NOT NULL,
  reason          text NOT NULL CHECK (length(reason) BETWEEN 2 AND 1000),
  state           text NOT NULL CHECK (state IN ('sent', 'received', 'refused', 'withdrawn', 'disputed', 'designated')),
  sent_name       text NOT NULL,
  sent_at         timestamptz NOT NULL,
  answered_name   text,
  answered_agency text,
  answered_at     timestamptz,
  answer_reason   text,
  receipt_number  text,
  new_lead_id     uuid,
  disputed_name   text,
  disputed_at     timestamptz,
  dispute_reason  text,
  superior_area   text REFERENCES area (code),
  decided_name    text,
  decided_agency  text,
  decided_at      timestamptz,
  decided_area    text REFERENCES area (code),
  decision_reason text,
  closed_at       timestamptz,
  CHECK (from_area <> to_area),
  CHECK (num_nulls(answered_name, answered_agency, answered_at) IN (0, 3)),
  CHECK (num_nulls(disputed_name, disputed_at, dispute_reason, superior_area) IN (0, 4)),
  CHECK (num_nulls(decided_name, decided_agency, decided_at, decided_area, decision_reason) IN (0, 5)),
  CHECK ((state IN ('disputed', 'designated')) = (disputed_at IS NOT NULL)),
  CHECK ((state = 'designated') = (decided_at IS NOT NULL)),
  CHECK (state <> 'received' OR (new_lead_id IS NOT NULL AND receipt_number IS NOT NULL)),
  CHECK ((state IN ('sent', 'refused', 'disputed')) = (closed_at IS NULL))
);
COMMENT ON TABLE lead_hand_over IS 'Hand-overs between areas; both areas and whoever is above them see the row, and only what it says';
COMMENT ON COLUMN lead_hand_over.marks IS 'Places, sites, firms as handed over; phones only masked';
COMMENT ON COLUMN lead_hand_over.new_lead_id IS 'The lead of the area that took it: that area alone sees it, no foreign key';
COMMENT ON COLUMN lead_hand_over.closed_at IS 'While empty the lead waits for the hand-over';
CREATE UNIQUE INDEX lead_hand_over_open ON lead_hand_over (lead_id) WHERE closed_at IS NULL;
CREATE INDEX lead_hand_over_to ON lead_hand_over (to_area text_pattern_ops, sent_at);
CREATE INDEX lead_hand_over_from ON lead_hand_over (from_area text_pattern_ops, sent_at);
CREATE INDEX lead_hand_over_new ON lead_hand_over (new_lead_id);
ALTER TABLE lead_hand_over ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead_hand_over_seen ON lead_hand_over FOR SELECT TO qingyuan_app
  USING (qy.in_scope(from_area) OR qy.in_scope(to_area) OR qy.in_scope(decided_area));
CREATE POLICY lead_hand_over_sent ON lead_hand_over FOR INSERT TO qingyuan_app
  WITH CHECK (qy.in_scope(from_area));
CREATE POLICY lead_hand_over_moved ON lead_hand_over FOR UPDATE TO qingyuan_app
  USING (qy.in_scope(from_area) OR qy.in_scope(to_area))
  WITH CHECK (qy.in_scope(from_area) OR qy.in_scope(to_area));
GRANT SELECT, INSERT ON lead_hand_over TO qingyuan_app;
GRANT UPDATE (state, answered_name, answered_agency, answered_at, answer_reason, receipt_number, new_lead_id, disputed_name,
  disputed_at, dispute_reason, superior_area, decided_name, decided_agency, decided_at, decided_area, decision_reason,
  closed_at) ON lead_hand_over TO qingyuan_app;

-- The one way in which an area that takes a lead over ends it where it came from: it may not see that lead.
CREATE FUNCTION qy.end_handed_lead(hand_over uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  taken lead_hand_over;
BEGIN
  SELECT * INTO taken FROM lead_hand_over h WHERE h.id = hand_over;
  IF NOT FOUND OR taken.state NOT IN ('received', 'designated') OR taken.new_lead_id IS NULL
    OR NOT (qy.in_scope(taken.to_area) OR qy.in_scope(taken.from_area)) THEN
    RAISE EXCEPTION 'hand-over % is not taken by this area', hand_over;
  END IF;
  UPDATE lead SET state = 'handed_over', handed_over_to =
      (SELECT a.name FROM area a WHERE a.code = coalesce(taken.decided_area, taken.to_area))
    WHERE id = taken.lead_id AND state IN ('received', 'verifying', 'confirmed');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'lead of hand-over % was ended by another act', hand_over;
  END IF;
  UPDATE deadline SET stopped_at = at
    WHERE subject_type = 'lead' AND subject_id = taken.lead_id AND stopped_at IS NULL;
END
$$;
REVOKE ALL ON FUNCTION qy.end_handed_lead(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION qy.end_handed_lead(uuid, timestamptz) TO qingyuan_app;
