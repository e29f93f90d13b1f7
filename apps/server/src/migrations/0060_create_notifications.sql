-- Messages inside the console (module notifications).

CREATE TABLE notification (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES app_user (id),
  area_code    text NOT NULL,
  kind         text NOT NULL,
  subject_type text NOT NULL,
  subject_id   text NOT NULL,
  title        text NOT NULL,
  at           timestamptz NOT NULL,
  read_at      timestamptz
);
COMMENT ON COLUMN notification.title IS 'Title of the record; no personal identifiers';
CREATE INDEX notification_user ON notification (user_id, at DESC);
ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
-- Only the addressee reads; whoever acts within the area may write.
CREATE POLICY notification_own ON notification FOR SELECT TO qingyuan_app USING (user_id = qy.scope_actor());
CREATE POLICY notification_mark ON notification FOR UPDATE TO qingyuan_app USING (user_id = qy.scope_actor());
CREATE POLICY notification_send ON notification FOR INSERT TO qingyuan_app WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON notification TO qingyuan_app;
GRANT UPDATE (read_at) ON notification TO qingyuan_app;
