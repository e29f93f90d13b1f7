import { z } from 'zod';
import { RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Account } from './scheme-accounts.ts';
import { Fen, SchemeTree, ThresholdKey } from './schemes.ts';

const Count = z.number().int().min(0);
const SchemeAt = z.object({ id: RecordId });

// ── Search ───────────────────────────────────────────────────────────────────────────────────

export const FoundBy = z.enum(['id', 'name', 'pinyin', 'phone', 'idNumber', 'bankCard']);
export type FoundBy = z.infer<typeof FoundBy>;

export const FoundAccount = z.object({
  account: Account,
  by: FoundBy,
  /** The phone, id number or card it was found by, masked. */
  masked: z.string().nullable(),
});
export type FoundAccount = z.infer<typeof FoundAccount>;

/** A POST, so that what is typed stands in no address. What looks like a phone, id number or card leaves an audit entry. */
export const findAccounts = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/find',
  summary:
    'Accounts by id, name (also in pinyin or traditional characters), phone, id number or bank card; at most fifty',
  params: SchemeAt,
  body: z.object({ q: z.string().trim().min(1).max(200), tree: SchemeTree.default('recommender') }),
  response: z.object({
    rows: z.array(FoundAccount),
    more: z.boolean(),
    /** The index is still being made: ids and names as written were searched, nothing else. */
    partial: z.boolean(),
  }),
});

// ── Pictures ─────────────────────────────────────────────────────────────────────────────────

export const PICTURE_NODES = 2000;

export const PictureMeasure = z.enum(['accounts', 'money']);
export type PictureMeasure = z.infer<typeof PictureMeasure>;

/** A node of a picture: an account, or those of one recommender that are not shown one by one (其余 N 人). */
export const PictureNode = z.object({
  /** Null for the others. */
  index: Count.nullable(),
  /** Place of the node above in the list; null at the top. */
  parent: Count.nullable(),
  memberId: z.string(),
  name: z.string().nullable(),
  /** Level in the scheme; null for the others. */
  level: Count.nullable(),
  /** Accounts of its line, itself included; of all lines of the others. */
  accounts: Count,
  people: Count.nullable(),
  levels: Count.nullable(),
  moneyFen: Fen,
  /** Lines that the others are; 1 for an account. */
  lines: Count,
  /** Thresholds that its line reaches, counted by persons. */
  marks: z.array(ThresholdKey),
  /** Accounts below that the picture does not show. */
  hidden: Count,
});
export type PictureNode = z.infer<typeof PictureNode>;

/** The biggest lines are opened first, until the nodes are used up. Parents stand before children. */
export const getPicture = endpoint({
  method: 'GET',
  path: '/schemes/:id/picture',
  summary: 'A line as a picture of at most 2,000 nodes, the smaller lines of each member put together',
  params: SchemeAt,
  query: z.object({
    /** The account at the top; without it all tops. */
    from: z.coerce.number().int().min(0).optional(),
    tree: SchemeTree.default('recommender'),
    /** Levels shown below the top. */
    depth: z.coerce.number().int().min(1).max(40).default(8),
    nodes: z.coerce.number().int().min(10).max(PICTURE_NODES).default(600),
    /** Lines of one member shown one by one at most; fewer of them leave nodes for deeper levels. */
    widest: z.coerce.number().int().min(2).max(200).default(60),
    measure: PictureMeasure.default('accounts'),
  }),
  response: z.object({ nodes: z.array(PictureNode), total: Count, totalMoneyFen: Fen }),
});

// ── Export ───────────────────────────────────────────────────────────────────────────────────

export const LineFormat = z.enum(['csv', 'xlsx']);
export type LineFormat = z.infer<typeof LineFormat>;

const Purpose = z.string().trim().min(2, '请写明用途').max(1000);
const Line = z.object({
  /** The account at the top; without it the whole scheme. */
  from: z.coerce.number().int().min(0).optional(),
  tree: SchemeTree.default('recommender'),
  purpose: Purpose,
});

/** Leaves an audit entry before the first byte goes out. */
export const downloadLine = endpoint({
  method: 'GET',
  path: '/schemes/:id/line',
  summary: 'Every account of a line, level by level, as .csv or .xlsx; personal fields are masked',
  params: SchemeAt,
  query: Line.extend({ format: LineFormat }),
  response: z.unknown(),
});

/** The picture itself is drawn and saved by the console. */
export const notePictureExport = endpoint({
  method: 'POST',
  path: '/schemes/:id/picture/export',
  summary: 'Leave in the log that a picture of a line is saved',
  params: SchemeAt,
  body: Line.extend({ format: z.enum(['svg', 'png']), picture: z.enum(['icicle', 'links']) }),
  response: z.object({ id: RecordId }),
});
