// Generated from the migrations by `npm run db:types`; do not edit.
import type { ColumnType } from 'kysely';

type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Json = ColumnType<unknown, string, string>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Agency {
  id: string;
  name: string;
  kind: string;
  area_code: string;
}

export interface AppUser {
  id: string;
  account: string;
  name: string;
  agency_id: string;
  area_code: string;
  roles: string[];
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_last_step: number | null;
  oidc_issuer: string | null;
  oidc_subject: string | null;
  failed_sign_ins: Generated<number>;
  locked_until: Timestamp | null;
  disabled_at: Timestamp | null;
  demo: Generated<boolean>;
  created_at: Timestamp;
}

export interface Area {
  code: string;
  name: string;
  level: string;
  parent_code: string | null;
  scope: string;
  valid_from: string;
  valid_to: string | null;
  source: string;
}

export interface AreaAlias {
  alias: string;
  code: string;
  note: string;
}

export interface AuditEntry {
  seq: number;
  body: string;
  prev_hash: Buffer;
  hash: Buffer;
  at: ColumnType<string | null, never, never>;
  kind: ColumnType<string | null, never, never>;
  actor_id: ColumnType<string | null, never, never>;
  area_code: ColumnType<string | null, never, never>;
}

export interface AuditHead {
  only_row: Generated<boolean>;
  seq: number;
  hash: Buffer;
}

export interface CommandReceipt {
  actor_id: string;
  key: string;
  command: string;
  input_digest: Buffer;
  result: Json | null;
  at: Timestamp;
}

export interface Deadline {
  id: string;
  rule_id: string;
  rule_version: string;
  subject_type: string;
  subject_id: string;
  area_code: string;
  started_at: Timestamp;
  due_at: Timestamp | null;
  problem: string | null;
  extensions: Generated<Json>;
  suspensions: Generated<Json>;
  stopped_at: Timestamp | null;
}

export interface JobRun {
  id: string;
  kind: string;
  title: string;
  area_code: string;
  subject_type: string;
  subject_id: string;
  input: Json;
  state: string;
  progress: Generated<number>;
  stage: Generated<string>;
  fault: Json | null;
  result: Json | null;
  cancel_asked: Generated<boolean>;
  created_by: string;
  created_at: Timestamp;
  started_at: Timestamp | null;
  finished_at: Timestamp | null;
}

export interface Migration {
  name: string;
  checksum: string;
  applied_at: Generated<Timestamp>;
}

export interface OutboxEvent {
  id: ColumnType<number, never, never>;
  name: string;
  area_code: string;
  payload: Json;
  actor: Json;
  at: Timestamp;
  attempts: Generated<number>;
  last_error: string | null;
  dispatched_at: Timestamp | null;
}

export interface RecordAction {
  id: ColumnType<number, never, never>;
  stream_type: string;
  stream_id: string;
  area_code: string;
  command: string;
  actor_id: string | null;
  actor_name: string;
  agency_name: string;
  at: Timestamp;
  reason: string | null;
  data: Generated<Json>;
  audit_seq: number;
}

export interface Responsibility {
  id: string;
  area_code: string;
  kind: string;
  name: string;
  post: string;
  term_from: string;
  term_to: string | null;
}

export interface Session {
  id_hash: Buffer;
  user_id: string;
  csrf_token: string;
  created_at: Timestamp;
  seen_at: Timestamp;
  expires_at: Timestamp;
  ended_at: Timestamp | null;
}

export interface DB {
  agency: Agency;
  app_user: AppUser;
  area: Area;
  area_alias: AreaAlias;
  audit_entry: AuditEntry;
  audit_head: AuditHead;
  command_receipt: CommandReceipt;
  deadline: Deadline;
  job_run: JobRun;
  migration: Migration;
  outbox_event: OutboxEvent;
  record_action: RecordAction;
  responsibility: Responsibility;
  session: Session;
}
