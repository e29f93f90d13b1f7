import { z } from 'zod';
import { Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Kinds of file that a reporter may hand in, told from their content, with the ending that a copy gets. */
export const TIP_FILE_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/avif': 'avif',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/amr': 'amr',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
  'application/x-ole-storage': 'doc',
  'application/x-open-xml': 'docx',
} as const;
export type TipFileType = keyof typeof TIP_FILE_TYPES;

/** How much of files at a time, and per tip in all; the database keeps the same. */
export const TIP_FILE_LIMITS = { files: 5, fileBytes: 20 * 2 ** 20, perTip: 20 } as const;

/** 等待入库, 已封存, 已损坏. */
export const TipFileState = z.enum(['handed_in', 'kept', 'damaged']);

export const TipFile = z.object({
  id: RecordId,
  type: z.string(),
  /** Bytes. */
  size: z.number().int(),
  state: TipFileState,
  /** A picture without metadata can be shown. */
  hasPreview: z.boolean(),
  /** SHA-256 of the original; null until it is kept. */
  sha256: z.string().nullable(),
  at: Instant,
});
export type TipFile = z.infer<typeof TipFile>;

const AtFile = z.object({ id: RecordId, fileId: RecordId });

export const getTipFilePreview = endpoint({
  method: 'GET',
  path: '/tips/:id/files/:fileId/preview',
  summary: "A reporter's picture, drawn anew without metadata",
  params: AtFile,
  response: z.unknown(),
});

export const exportTipFile = endpoint({
  method: 'GET',
  path: '/tips/:id/files/:fileId/original',
  summary: "A reporter's file as handed in, for a purpose; recorded on the time line and in the audit log",
  params: AtFile,
  query: z.object({ purpose: z.string().trim().min(4).max(300) }),
  response: z.unknown(),
});
