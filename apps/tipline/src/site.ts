import { AreaCode } from '@qingyuan/contract/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OfficeKey } from './office-box.ts';
import { view, type View } from './pages/layout.ts';
import { Locale } from './report.ts';
import type { Tips } from './tipline.sql.ts';

export interface Site {
  readonly tips: Tips;
  readonly formKey: Buffer;
  readonly officeKey: OfficeKey;
  readonly now: () => Date;
  /** Ends when an answer to a receipt code may go out: right and wrong ones take the same time. */
  readonly hold: () => Promise<void>;
}

/** Code of a poster, as `/p/<code>` and `?from=<code>`. */
export const POSTER = z.string().regex(/^[a-hjkmnp-z2-9]{6}$/u);

const Query = z.object({
  lang: Locale.catch('zh-CN'),
  text: z.literal('large').optional().catch(undefined),
  p: AreaCode.optional().catch(undefined),
  from: POSTER.optional().catch(undefined),
});

/** Language and size of a request's page; nothing about the visitor is looked at to guess them. */
export function viewOf(request: FastifyRequest): View {
  const { lang, text } = Query.parse(request.query);
  return view(lang, text === 'large');
}

/** Where a visitor comes from: `?p=522701001`, an area, or `?from=k7m2pq`, a poster. */
export function placeOf(request: FastifyRequest): {
  readonly area: string | undefined;
  readonly poster: string | undefined;
} {
  const { p, from } = Query.parse(request.query);
  return { area: p, poster: from };
}

export function send(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}
