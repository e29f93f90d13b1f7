import type { ReceiptRoot } from '@qingyuan/contract/tips-receipts';
import type { NodeAt } from '@qingyuan/core/receipts/merkle';
import pg from 'pg';
import { type RewardCalls, rewardCalls } from './reward-tips.sql.ts';
import { z } from 'zod';

/** Everything that the public's site can do in the database. */
export interface Tips extends RewardCalls {
  /** Counties and townships, and the village of a QR code. */
  listAreas(village: string | undefined): Promise<readonly AreaChoice[]>;
  /** @returns whether the tip is in the database now. */
  submit(report: StoredReport): Promise<boolean>;
  /** Takes one sealed piece of a file; false when there is no room. */
  putPiece(file: string, n: number, piece: Buffer): Promise<boolean>;
  find(receiptHash: Buffer): Promise<Conversation | undefined>;
  /** @returns whether message and files were taken. */
  reply(receiptHash: Buffer, message: string, files: readonly HandedFile[]): Promise<boolean>;
  /** Where the poster with this code hangs. */
  findPoster(code: string): Promise<Poster | undefined>;
  /** Published roots of the tree of receipts, oldest first. */
  listRoots(): Promise<readonly ReceiptRoot[]>;
  /** Place of a leaf in the tree; undefined before its root is published. */
  findLeaf(leaf: Buffer): Promise<number | undefined>;
  /** Complete subtrees by `level/position`; level 0 are the leaves. */
  fetchNodes(wanted: readonly NodeAt[]): Promise<ReadonlyMap<string, Buffer>>;
  close(): Promise<void>;
}

const Poster = z.object({ area: z.string(), place: z.string() });
export type Poster = z.infer<typeof Poster>;

const AreaChoice = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['prefecture', 'county', 'zone', 'township', 'village']),
  parent: z.string().nullable(),
});
export type AreaChoice = z.infer<typeof AreaChoice>;

export interface StoredReport {
  readonly id: string;
  readonly area: string;
  readonly kind: string;
  readonly what: string;
  readonly place: string;
  readonly who: string;
  readonly locale: string;
  /** Code of the poster that led here; empty without one. */
  readonly poster: string;
  readonly named: boolean;
  readonly receiptHash: Buffer;
  /** Sealed. */
  readonly identity: Buffer | null;
  readonly files: readonly HandedFile[];
}

/** A file whose sealed pieces are in the database and wait for the report or message they belong to. */
export interface HandedFile {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  readonly pieces: number;
}

const Conversation = z.object({
  state: z.enum(['received', 'asked', 'accepted', 'rejected', 'merged']),
  progress: z.enum(['verifying', 'confirmed', 'refuted', 'in_case', 'handed_over']).nullable(),
  receivedAt: z.string(),
  /** Leaf of the receipt and digest of what was handed in, hex; null for reports of earlier versions. */
  leaf: z.string().nullable(),
  content: z.string().nullable(),
  /** How many files came with the report and with its messages. */
  files: z.number(),
  messages: z.array(
    z.object({ author: z.enum(['reporter', 'office']), text: z.string(), at: z.string(), files: z.number() }),
  ),
});
export type Conversation = z.infer<typeof Conversation>;

const Done = z.tuple([z.object({ done: z.boolean() })]);

/** Connects as qingyuan_tipline. */
export function openTips(databaseUrl: string): Tips {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    application_name: 'qingyuan tip line',
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', () => {});
  return {
    ...rewardCalls(pool),
    async listAreas(village) {
      const { rows } = await pool.query(
        `SELECT code, name, level, parent_code AS parent FROM area
         WHERE valid_to IS NULL AND (level IN ('prefecture', 'county', 'zone', 'township') OR (level = 'village' AND code = $1))
         ORDER BY code`,
        [village ?? ''],
      );
      return z.array(AreaChoice).parse(rows);
    },
    async submit({ receiptHash, identity, files, ...report }) {
      const { rows } = await pool.query('SELECT qy.tipline_submit($1, $2, $3, $4) AS done', [
        JSON.stringify(report),
        receiptHash,
        identity,
        JSON.stringify(files),
      ]);
      return Done.parse(rows)[0].done;
    },
    async putPiece(file, n, piece) {
      const { rows } = await pool.query('SELECT qy.tipline_put_piece($1, $2, $3) AS done', [file, n, piece]);
      return Done.parse(rows)[0].done;
    },
    async find(receiptHash) {
      const { rows } = await pool.query('SELECT qy.tipline_conversation($1) AS found', [receiptHash]);
      return z.tuple([z.object({ found: Conversation.nullable() })]).parse(rows)[0].found ?? undefined;
    },
    async reply(receiptHash, message, files) {
      const given = [receiptHash, message, JSON.stringify(files)];
      const { rows } = await pool.query('SELECT qy.tipline_reply($1, $2, $3) AS done', given);
      return Done.parse(rows)[0].done;
    },
    ...receiptQueries(pool),
    close: () => pool.end(),
  };
}

const Count = z.coerce.number().int();

function receiptQueries(pool: pg.Pool): Pick<Tips, 'findPoster' | 'listRoots' | 'findLeaf' | 'fetchNodes'> {
  const hex = (bytes: Buffer): string => bytes.toString('hex');
  return {
    async findPoster(code) {
      const { rows } = await pool.query('SELECT qy.tipline_poster($1) AS found', [code]);
      return z.tuple([z.object({ found: Poster.nullable() })]).parse(rows)[0].found ?? undefined;
    },
    async listRoots() {
      const { rows } = await pool.query(
        'SELECT size, root, consistency, published_at AS at FROM receipt_root ORDER BY size',
      );
      const Row = z.object({
        size: Count,
        root: z.instanceof(Buffer),
        consistency: z.array(z.instanceof(Buffer)),
        at: z.date(),
      });
      return z
        .array(Row)
        .parse(rows)
        .map(({ size, root, consistency, at }) => ({
          size,
          root: hex(root),
          consistency: consistency.map(hex),
          publishedAt: at.toISOString(),
        }));
    },
    async findLeaf(leaf) {
      const { rows } = await pool.query('SELECT position FROM receipt_leaf WHERE leaf = $1', [leaf]);
      return z.array(z.object({ position: Count })).parse(rows)[0]?.position;
    },
    async fetchNodes(wanted) {
      const { rows } = await pool.query(
        `SELECT w.level, w.position, coalesce(n.hash, l.leaf) AS hash
         FROM unnest($1::smallint[], $2::bigint[]) AS w (level, position)
         LEFT JOIN receipt_node n ON n.level = w.level AND n.position = w.position
         LEFT JOIN receipt_leaf l ON w.level = 0 AND l.position = w.position`,
        [wanted.map((one) => one.level), wanted.map((one) => one.position)],
      );
      const Row = z.object({ level: Count, position: Count, hash: z.instanceof(Buffer) });
      return new Map(
        z
          .array(Row)
          .parse(rows)
          .map((row) => [`${row.level}/${row.position}`, row.hash]),
      );
    },
  };
}
