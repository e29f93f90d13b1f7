import { z } from 'zod';
import { Instant, PlainDateText, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

const Line = z.string().trim().max(200);

/** How a tip came, by channel; nothing about who reported. */
export const TipDetails = z
  .object({
    /** 接听电话, e.g. 12315, 110. */
    hotline: Line,
    letterDate: PlainDateText,
    postmark: Line,
    /** 接访地点. */
    visitPlace: Line,
    /** 媒体名称. */
    outlet: Line,
    headline: Line,
    publishedOn: PlainDateText,
    link: Line,
    /** 移交部门、文号、日期. */
    agency: Line,
    documentNumber: Line,
    documentDate: PlainDateText,
  })
  .partial();
export type TipDetails = z.infer<typeof TipDetails>;

/** Which details a channel has. */
export const DETAILS_OF = {
  web: [],
  phone: ['hotline'],
  letter: ['letterDate', 'postmark'],
  visit: ['visitPlace'],
  media: ['outlet', 'headline', 'publishedOn', 'link'],
  online: ['outlet', 'link', 'publishedOn'],
  handed_over: ['agency', 'documentNumber', 'documentDate'],
} as const satisfies Readonly<Record<string, readonly (keyof TipDetails)[]>>;

/** A complaint (投诉) that was split from a tip (举报). */
export const TipComplaint = z.object({
  demand: z.string(),
  handedTo: z.string(),
  splitBy: z.string(),
  splitAt: Instant,
});
export type TipComplaint = z.infer<typeof TipComplaint>;

const AtTip = z.object({ id: RecordId });

export const splitTip = endpoint({
  method: 'POST',
  path: '/tips/:id/split',
  summary: 'Split the complaint in it off (分送): it goes to whoever handles complaints, the tip goes on',
  params: AtTip,
  body: z.object({
    complaintId: RecordId,
    /** What the person wants for himself: money back, damages… */
    demand: z.string().trim().min(2).max(1000),
    handedTo: z.string().trim().min(2).max(100),
  }),
  response: z.object({ id: RecordId, complaintId: RecordId }),
});

export const downloadTipForm = endpoint({
  method: 'GET',
  path: '/tips/:id/registration.docx',
  summary: 'The official registration form of a tip (举报登记表); who reported stays sealed',
  params: AtTip,
  response: z.unknown(),
});
