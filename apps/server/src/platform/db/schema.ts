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

export interface CaseCounter {
  series: string;
  year: number;
  last: number;
}

export interface CaseFile {
  id: string;
  number: string | null;
  area_code: string;
  agency_id: string;
  agency_name: string;
  agency_area: string;
  lead_id: string | null;
  title: string;
  cause: string;
  scheme_types: string[];
  parties: Json;
  state: string;
  outcome: string | null;
  opened_by: string;
  opened_at: Timestamp;
  filed_by: string | null;
  filed_at: Timestamp | null;
  decided_at: Timestamp | null;
  closed_at: Timestamp | null;
}

export interface CaseOfficer {
  case_id: string;
  user_id: string;
  area_code: string;
  name: string;
}

export interface ClockChange {
  id: string;
  deadline_id: string;
  area_code: string;
  kind: string;
  rule_part: string;
  reason: string;
  state: string;
  asked_by: string;
  asked_name: string;
  asked_at: Timestamp;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: Timestamp | null;
  decision_reason: string | null;
  from_day: string | null;
  to_day: string | null;
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

export interface EvidenceCustody {
  id: ColumnType<number, never, never>;
  evidence_id: string;
  area_code: string;
  event: string;
  actor_id: string;
  actor_name: string;
  agency_name: string;
  at: Timestamp;
  purpose: string;
}

export interface EvidenceItem {
  id: string;
  area_code: string;
  case_id: string;
  name: string;
  medium: string;
  seal_number: string | null;
  method: string;
  size: number;
  sha256: Buffer;
  sm3: Buffer;
  vault_id: string;
  taken_at: Timestamp;
  officers: string[];
  witness: string | null;
  holder: string;
  state: string;
  registered_at: Timestamp;
}

export interface Installation {
  key: string;
  value: string;
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

export interface Lead {
  id: string;
  area_code: string;
  source: string;
  tip_id: string | null;
  title: string;
  summary: string;
  grade: string;
  state: string;
  registered_at: Timestamp;
  verifier_id: string | null;
  verifier_name: string | null;
  verified_at: Timestamp | null;
  organisation: string | null;
  people: string | null;
  hideouts: string | null;
  scale: string | null;
  developments: string | null;
  handed_over_to: string | null;
  case_id: string | null;
  merged_into: string | null;
  grade_basis: Json | null;
}

export interface LeadAnalysis {
  id: string;
  lead_id: string;
  topic: string;
  place: string;
  held_at: Timestamp;
  convened_name: string;
  convened_agency: string;
  convened_at: Timestamp;
  conclusion: string | null;
  proposal: string | null;
  concluded_name: string | null;
  concluded_at: Timestamp | null;
}

export interface LeadAnalysisPart {
  analysis_id: string;
  side: string;
  agency_id: string;
  agency_name: string;
  people: string[];
  opinion: string;
  own_note: string;
  saved_name: string;
  saved_at: Timestamp;
  shared_at: Timestamp | null;
  signed_by: string | null;
  signed_name: string | null;
  signed_at: Timestamp | null;
  digest: Buffer | null;
}

export interface LeadAssessment {
  lead_id: string;
  version: number;
  parts: Json;
  saved_name: string;
  saved_at: Timestamp;
}

export interface LeadAssignment {
  id: string;
  lead_id: string;
  agency_id: string;
  agency_name: string;
  officer_id: string | null;
  officer_name: string | null;
  note: string;
  assigned_name: string;
  assigned_at: Timestamp;
  accepted_name: string | null;
  accepted_at: Timestamp | null;
  declined_name: string | null;
  declined_at: Timestamp | null;
  decline_reason: string | null;
  ended_at: Timestamp | null;
}

export interface LeadDelay {
  id: ColumnType<number, never, never>;
  lead_id: string;
  cause: string;
  note: string;
  by_name: string;
  at: Timestamp;
}

export interface LeadFeedback {
  lead_id: string;
  tip_id: string;
  outcome: string;
  way: string;
  given_name: string;
  given_at: Timestamp;
}

export interface LeadHandOver {
  id: string;
  lead_id: string;
  from_area: string;
  from_agency: string;
  to_area: string;
  title: string;
  summary: string;
  grade: string;
  marks: Json;
  reason: string;
  state: string;
  sent_name: string;
  sent_at: Timestamp;
  answered_name: string | null;
  answered_agency: string | null;
  answered_at: Timestamp | null;
  answer_reason: string | null;
  receipt_number: string | null;
  new_lead_id: string | null;
  disputed_name: string | null;
  disputed_at: Timestamp | null;
  dispute_reason: string | null;
  superior_area: string | null;
  decided_name: string | null;
  decided_agency: string | null;
  decided_at: Timestamp | null;
  decided_area: string | null;
  decision_reason: string | null;
  closed_at: Timestamp | null;
}

export interface LeadMark {
  id: ColumnType<number, never, never>;
  lead_id: string;
  kind: string;
  key: string;
  detail: string;
  shown: string;
}

export interface LeadMerge {
  id: string;
  lead_id: string;
  into_id: string;
  grounds: Json;
  reason: string;
  merged_name: string;
  merged_at: Timestamp;
  undone_reason: string | null;
  undone_name: string | null;
  undone_at: Timestamp | null;
}

export interface LeadOrigin {
  lead_id: string;
  agency: string;
  paper_number: string;
  paper_date: string | null;
  received_name: string | null;
  received_at: Timestamp | null;
  answer: string | null;
  answered_name: string | null;
  answered_at: Timestamp | null;
}

export interface LeadTip {
  tip_id: string;
  area_code: string;
  lead_id: string | null;
  first_tip: string | null;
  received_at: Timestamp;
  named: boolean;
  has_code: boolean;
}

export interface Migration {
  name: string;
  checksum: string;
  applied_at: Generated<Timestamp>;
}

export interface MonthlyReturn {
  id: string;
  area_code: string;
  month: string;
  form_id: string;
  form_version: string;
  state: string;
  version: Generated<number>;
  submitted_at: Timestamp | null;
  submitted_by: string | null;
  frozen_at: Timestamp | null;
  frozen_by: string | null;
}

export interface Notification {
  id: string;
  user_id: string;
  area_code: string;
  kind: string;
  subject_type: string;
  subject_id: string;
  title: string;
  at: Timestamp;
  read_at: Timestamp | null;
}

export interface OnlineCapture {
  id: string;
  object_id: string;
  area_code: string;
  name: string;
  size: number;
  sha256: Buffer;
  sm3: Buffer;
  vault_id: string;
  method: string;
  officers: string[];
  witness: string | null;
  taken_at: Timestamp;
  sealed_at: Timestamp;
}

export interface OnlineCheck {
  id: string;
  object_id: string;
  area_code: string;
  up: boolean;
  note: string;
  officer_name: string;
  at: Timestamp;
}

export interface OnlineObject {
  id: string;
  area_code: string;
  county: string;
  kind: string;
  identity: string;
  name: string;
  address: string;
  platform: string;
  operator: string;
  icp: string;
  host_place: string;
  description: string;
  disguises: string[];
  dictionary: string;
  state: string;
  times_back: Generated<number>;
  found_at: Timestamp;
  found_by: string;
  lead_id: string | null;
}

export interface OnlineReferral {
  id: string;
  object_id: string;
  area_code: string;
  number: string;
  letter_on: string;
  addressee: string;
  request: string;
  sender: string;
  at: Timestamp;
  answered_at: Timestamp | null;
  answer: string | null;
  measure: string | null;
}

export interface OnlineSighting {
  id: string;
  object_id: string;
  area_code: string;
  patrol_id: string | null;
  address: string;
  note: string;
  officer_name: string;
  at: Timestamp;
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

export interface Patrol {
  id: string;
  area_code: string;
  officer_id: string;
  officer_name: string;
  agency_name: string;
  platform: string;
  words: string[];
  result: string;
  began_at: Timestamp;
  ended_at: Timestamp;
  recorded_at: Timestamp;
}

export interface Person {
  id: string;
  area_code: string;
  name: string;
  birth_year: number | null;
  id_number: Buffer | null;
  id_number_index: Buffer | null;
  phone: Buffer | null;
  phone_index: Buffer | null;
  entered_at: Timestamp;
}

export interface PersonCase {
  person_id: string;
  case_id: string;
  area_code: string;
  entered_at: Timestamp;
}

export interface PersonRole {
  id: string;
  person_id: string;
  case_id: string;
  scheme_id: string | null;
  area_code: string;
  version: number;
  role: string | null;
  rule: string;
  citation: Json;
  reason: string;
  decided_by: string;
  decider_name: string;
  agency_name: string;
  decided_at: Timestamp;
  superseded_at: Timestamp | null;
  digest: Buffer;
}

export interface ReceiptLeaf {
  position: number;
  leaf: Buffer;
}

export interface ReceiptNode {
  level: number;
  position: number;
  hash: Buffer;
}

export interface ReceiptRoot {
  size: number;
  root: Buffer;
  consistency: Buffer[];
  published_at: Timestamp;
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

export interface ReturnCell {
  return_id: string;
  version: number;
  column_id: string;
  area_code: string;
  span: string;
  figure: number;
  records: Json;
}

export interface ReturnSource {
  column_id: string | null;
  record_type: string | null;
  record_id: string | null;
  title: string | null;
  area_code: string | null;
  at: Timestamp | null;
}

export interface Reward {
  id: string;
  area_code: string;
  agency_area: string;
  tip_id: string;
  case_id: string;
  title: string;
  state: string;
  opened_at: Timestamp;
  amount_fen: number | null;
  total_fen: number | null;
  finance_needed: Generated<boolean>;
  eligible: boolean | null;
  proposed_by: string | null;
  reviewed_by: string | null;
  checked_by: string | null;
  checked_name: string | null;
  way: string | null;
  pin_hash: Buffer | null;
  wrong_tries: Generated<number>;
  account: Buffer | null;
  means: string | null;
  voucher: string | null;
  paid_by: string | null;
  paid_name: string | null;
  paid_at: Timestamp | null;
}

export interface RewardProposal {
  reward_id: string;
  version: number;
  area_code: string;
  given: Json;
  reckoned: Json;
  by_name: string;
  at: Timestamp;
}

export interface Scheme {
  id: string;
  area_code: string;
  case_id: string;
  name: string;
  created_by: string;
  created_at: Timestamp;
}

export interface SchemeAnalysis {
  id: string;
  scheme_id: string;
  area_code: string;
  version: number;
  evidence_id: string;
  options: Json;
  asked_by: string;
  asker_name: string;
  asked_at: Timestamp;
}

export interface SchemeChoice {
  id: string;
  scheme_id: string;
  analysis_id: string;
  area_code: string;
  number: number;
  kind: string;
  tree: string | null;
  member_index: Buffer;
  member_id: Buffer;
  other_index: Buffer | null;
  other_id: Buffer | null;
  reason: string;
  decided_by: string;
  decider_name: string;
  agency_name: string;
  decided_at: Timestamp;
  digest: Buffer;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  revoker_name: string | null;
  revoker_agency: string | null;
  revoke_reason: string | null;
}

export interface SchemeDecision {
  id: string;
  scheme_id: string;
  analysis_id: string;
  area_code: string;
  head_index: Buffer;
  member_id: Buffer;
  name: string;
  person_id: string | null;
  version: number;
  decision: string;
  role: string | null;
  rule: string;
  citation: Json;
  reason: string;
  decided_by: string;
  decider_name: string;
  agency_name: string;
  decided_at: Timestamp;
  superseded_at: Timestamp | null;
  digest: Buffer;
  ground: string | null;
  conduct_on: string | null;
  penalty_ids: Generated<string[]>;
}

export interface SchemeExit {
  id: string;
  scheme_id: string;
  area_code: string;
  head_index: Buffer;
  version: number;
  exited_on: string;
  document: string;
  paid_after: boolean;
  paid_until: string | null;
  reason: string;
  recorded_by: string;
  recorder_name: string;
  recorded_at: Timestamp;
  withdrawn_by: string | null;
  withdrawal_reason: string | null;
  withdrawn_at: Timestamp | null;
}

export interface SchemeMappingProfile {
  id: string;
  area_code: string;
  name: string;
  columns: Json;
  mapping: Json;
  joined_tables: Json;
  created_by: string;
  creator_name: string;
  created_at: Timestamp;
  active_values: Json | null;
}

export interface SchemePersonLink {
  id: string;
  scheme_id: string;
  other_scheme_id: string;
  area_code: string;
  head_index: Buffer;
  head_id: Buffer;
  other_head_index: Buffer;
  other_head_id: Buffer;
  reason: string;
  linked_by: string;
  linked_at: Timestamp;
  withdrawn_by: string | null;
  withdrawal_reason: string | null;
  withdrawn_at: Timestamp | null;
}

export interface SchemePriorPenalty {
  id: string;
  scheme_id: string;
  area_code: string;
  head_index: Buffer;
  head_id: Buffer;
  kind: string;
  authority: string;
  document_number: string;
  effective_on: string;
  evidence_id: string | null;
  recorded_by: string;
  recorder_name: string;
  recorded_at: Timestamp;
  withdrawn_by: string | null;
  withdrawal_reason: string | null;
  withdrawn_at: Timestamp | null;
  reason: string | null;
}

export interface SchemeRepeat {
  id: string;
  scheme_id: string;
  analysis_id: string;
  area_code: string;
  asked_by: string;
  asker_name: string;
  agency_name: string;
  asked_at: Timestamp;
}

export interface SchemeRepeatResult {
  repeat_id: string;
  area_code: string;
  recorded_at: Timestamp;
  outcome: string;
  digest: Buffer | null;
  findings: Json;
}

export interface SchemeResult {
  analysis_id: string;
  scheme_id: string;
  area_code: string;
  recorded_at: Timestamp;
  figures: Json;
  structure_id: string;
  findings_id: string;
  digest: Buffer;
  placement_id: string | null;
  insight_id: string | null;
  placement_findings_id: string | null;
}

export interface ScreeningFinding {
  id: string;
  area_code: string;
  county: string;
  kind: string;
  subject: string;
  name: string;
  code: string;
  address: string;
  reasons: Json;
  reason_keys: string[];
  cells: Json;
  weight: number;
  import_id: string;
  row_number: number;
  rules: string;
  state: string;
  times_seen: Generated<number>;
  found_at: Timestamp;
  decided_by: string | null;
  decided_at: Timestamp | null;
  dismissed_for: string[] | null;
  dismiss_reason: string | null;
  lead_id: string | null;
}

export interface ScreeningImport {
  id: string;
  area_code: string;
  kind: string;
  source: string;
  name: string;
  size: number;
  sha256: Buffer;
  sm3: Buffer;
  vault_id: string;
  state: string;
  job_id: string;
  columns: Json | null;
  row_count: number | null;
  bad_rows: number | null;
  bad_file: string | null;
  rules: string | null;
  dictionary: string | null;
  findings: number | null;
  imported_by: string;
  imported_at: Timestamp;
  screened_at: Timestamp | null;
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

export interface Tip {
  id: string;
  area_code: string;
  channel: string;
  kind: string;
  title: string;
  what: string;
  place: string;
  who: string;
  locale: string;
  contact: Buffer | null;
  contact_form: string | null;
  receipt_hash: Buffer | null;
  state: string;
  progress: string | null;
  received_at: Timestamp;
  accepted_at: Timestamp | null;
  lead_id: string | null;
  merged_into: string | null;
  registered_by: string | null;
  registered_name: string | null;
  named: Generated<boolean>;
  poster: string | null;
  leaf: Buffer | null;
  content_hash: Buffer | null;
  details: Generated<Json>;
}

export interface TipComplaint {
  id: string;
  tip_id: string;
  demand: string;
  handed_to: string;
  split_by: string;
  split_name: string;
  split_at: Timestamp;
}

export interface TipFile {
  id: string;
  tip_id: string;
  message_id: number | null;
  type: string;
  size: number;
  pieces: number;
  state: string;
  vault_id: string | null;
  sm3: string | null;
  preview_id: string | null;
  at: Timestamp;
}

export interface TipFilePiece {
  file_id: string;
  n: number;
  bytes: Buffer;
  at: Timestamp;
}

export interface TipIdentityOpening {
  id: string;
  tip_id: string;
  purpose: string;
  state: string;
  asked_by: string;
  asked_name: string;
  asked_at: Timestamp;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: Timestamp | null;
  note: string | null;
  ends_at: Timestamp | null;
}

export interface TipMessage {
  id: ColumnType<number, never, never>;
  tip_id: string;
  author: string;
  author_name: string | null;
  text: string;
  at: Timestamp;
}

export interface TipPoster {
  code: string;
  area_code: string;
  place: string;
  created_by: string;
  created_name: string;
  created_at: Timestamp;
  withdrawn_at: Timestamp | null;
}

export interface DB {
  agency: Agency;
  app_user: AppUser;
  area: Area;
  area_alias: AreaAlias;
  audit_entry: AuditEntry;
  audit_head: AuditHead;
  case_counter: CaseCounter;
  case_file: CaseFile;
  case_officer: CaseOfficer;
  clock_change: ClockChange;
  command_receipt: CommandReceipt;
  deadline: Deadline;
  evidence_custody: EvidenceCustody;
  evidence_item: EvidenceItem;
  installation: Installation;
  job_run: JobRun;
  lead: Lead;
  lead_analysis: LeadAnalysis;
  lead_analysis_part: LeadAnalysisPart;
  lead_assessment: LeadAssessment;
  lead_assignment: LeadAssignment;
  lead_delay: LeadDelay;
  lead_feedback: LeadFeedback;
  lead_hand_over: LeadHandOver;
  lead_mark: LeadMark;
  lead_merge: LeadMerge;
  lead_origin: LeadOrigin;
  lead_tip: LeadTip;
  migration: Migration;
  monthly_return: MonthlyReturn;
  notification: Notification;
  online_capture: OnlineCapture;
  online_check: OnlineCheck;
  online_object: OnlineObject;
  online_referral: OnlineReferral;
  online_sighting: OnlineSighting;
  outbox_event: OutboxEvent;
  patrol: Patrol;
  person: Person;
  person_case: PersonCase;
  person_role: PersonRole;
  receipt_leaf: ReceiptLeaf;
  receipt_node: ReceiptNode;
  receipt_root: ReceiptRoot;
  record_action: RecordAction;
  responsibility: Responsibility;
  return_cell: ReturnCell;
  return_source: ReturnSource;
  reward: Reward;
  reward_proposal: RewardProposal;
  scheme: Scheme;
  scheme_analysis: SchemeAnalysis;
  scheme_choice: SchemeChoice;
  scheme_decision: SchemeDecision;
  scheme_exit: SchemeExit;
  scheme_mapping_profile: SchemeMappingProfile;
  scheme_person_link: SchemePersonLink;
  scheme_prior_penalty: SchemePriorPenalty;
  scheme_repeat: SchemeRepeat;
  scheme_repeat_result: SchemeRepeatResult;
  scheme_result: SchemeResult;
  screening_finding: ScreeningFinding;
  screening_import: ScreeningImport;
  session: Session;
  tip: Tip;
  tip_complaint: TipComplaint;
  tip_file: TipFile;
  tip_file_piece: TipFilePiece;
  tip_identity_opening: TipIdentityOpening;
  tip_message: TipMessage;
  tip_poster: TipPoster;
}
