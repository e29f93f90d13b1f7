import { z } from 'zod';
import { AreaCode, Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

/** How the data was obtained (公安机关办理刑事案件电子数据取证规则; used for administrative cases alike). */
export const ExtractionMethod = z.enum([
  'seized_medium', // 扣押、封存原始存储介质
  'on_site', // 现场提取
  'online', // 网络在线提取
  'frozen', // 冻结电子数据
  'requested', // 调取
  'handed_in', // 当事人或者举报人提供
]);
export type ExtractionMethod = z.infer<typeof ExtractionMethod>;

/** sealed = 封存, handed_over = 已移交. */
export const EvidenceState = z.enum(['sealed', 'handed_over']);
export type EvidenceState = z.infer<typeof EvidenceState>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

export const EvidenceItem = z.object({
  id: RecordId,
  caseId: RecordId,
  areaCode: AreaCode,
  /** File name as given. */
  name: z.string(),
  /** 来源介质. */
  medium: z.string(),
  /** 封存编号. */
  sealNumber: z.string().nullable(),
  method: ExtractionMethod,
  size: z.number().int(),
  sha256: Sha256,
  /** SM3, 64 hex digits like SHA-256. */
  sm3: Sha256,
  takenAt: Instant,
  /** At least two (Art. 6 of the rules). */
  officers: z.array(z.string()),
  witness: z.string().nullable(),
  /** Who keeps it now. */
  holder: z.string(),
  state: EvidenceState,
  registeredAt: Instant,
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

export const CustodyEvent = z.enum(['registered', 'opened', 'exported', 'handed_over']);
export type CustodyEvent = z.infer<typeof CustodyEvent>;

export const CustodyEntry = z.object({
  event: CustodyEvent,
  actor: z.string(),
  agency: z.string(),
  at: Instant,
  purpose: z.string(),
});
export type CustodyEntry = z.infer<typeof CustodyEntry>;

export const Purpose = z.string().trim().min(2, '请写明用途').max(200);

const PersonName = z.string().trim().min(2, '请填写姓名').max(40);

/** Text fields of the multipart form; they stand before the file. `officers` is a JSON array of names. */
export const EvidenceFields = z.object({
  id: RecordId,
  caseId: RecordId,
  medium: z.string().trim().min(2, '请写明来源介质').max(200),
  sealNumber: z.string().trim().max(60).optional(),
  method: ExtractionMethod,
  takenAt: Instant,
  officers: z.array(PersonName).min(2, '提取电子数据须由两名以上办案人员进行').max(10),
  witness: PersonName.optional(),
});
export type EvidenceFields = z.infer<typeof EvidenceFields>;

/**
 * multipart/form-data: one text field `data` with EvidenceFields as JSON, then the file in `file`.
 * The file is sealed as it is; its hashes come back.
 */
export const registerEvidence = endpoint({
  method: 'POST',
  path: '/evidence',
  summary: 'Seal an original file as evidence of a case',
  response: z.object({ id: RecordId, size: z.number().int(), sha256: Sha256, sm3: Sha256 }),
});

export const listEvidence = endpoint({
  method: 'GET',
  path: '/evidence',
  summary: 'Evidence of a case',
  query: z.object({ caseId: RecordId }),
  response: z.array(EvidenceItem),
});

export const getEvidence = endpoint({
  method: 'GET',
  path: '/evidence/:id',
  summary: 'A piece of evidence with its custody',
  params: z.object({ id: RecordId }),
  response: z.object({ data: EvidenceItem.extend({ custody: z.array(CustodyEntry) }), can: z.array(z.string()) }),
});

/** Leaves a custody entry before the first byte goes out. */
export const exportEvidence = endpoint({
  method: 'GET',
  path: '/evidence/:id/original',
  summary: 'The original file, for a stated purpose',
  params: z.object({ id: RecordId }),
  query: z.object({ purpose: Purpose }),
  response: z.unknown(),
});

export const handOverEvidence = endpoint({
  method: 'POST',
  path: '/evidence/:id/hand-over',
  summary: 'Hand a piece of evidence over to another holder',
  params: z.object({ id: RecordId }),
  body: z.object({ holder: z.string().trim().min(2).max(80), purpose: Purpose }),
  response: z.object({ id: RecordId, state: EvidenceState }),
});
