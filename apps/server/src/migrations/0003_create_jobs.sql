-- Long work (imports, analyses): what the user sees of a job. The queue itself is pg-boss's.

CREATE TABLE job_run (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL,
  title        text NOT NULL,
  area_code    text NOT NULL,
  subject_type text NOT NULL,
  subject_id   uuid NOT NULL,
  input        jsonb NOT NULL,
  state        text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress     double precision NOT NULL DEFAULT 0,
  stage        text NOT NULL DEFAULT '',
  fault        jsonb,
  result       jsonb,
  cancel_asked boolean NOT NULL DEFAULT false,
  created_by   uuid NOT NULL REFERENCES app_user (id),
  created_at   timestamptz NOT NULL,
  started_at   timestamptz,
  finished_at  timestamptz
);
COMMENT ON COLUMN job_run.fault IS 'id, message and hint of what went wrong, for the user';
CREATE INDEX job_run_subject ON job_run (subject_type, subject_id);
ALTER TABLE job_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY job_run_scope ON job_run TO qingyuan_app
  USING (qy.in_scope(area_code)) WITH CHECK (qy.in_scope(area_code));
GRANT SELECT, INSERT ON job_run TO qingyuan_app;
GRANT UPDATE (state, progress, stage, fault, result, cancel_asked, started_at, finished_at) ON job_run TO qingyuan_app;
