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
}

const Query = z.object({
  lang: Locale.catch('zh-CN'),
  text: z.literal('large').optional().catch(undefined),
  p: AreaCode.optional().catch(undefined),
});

/** Language and size of a request's page; nothing about the visitor is looked at to guess them. */
export function viewOf(request: FastifyRequest): View {
  const { lang, text } = Query.parse(request.query);
  return view(lang, text === 'large');
}

/** Place of a QR code `?p=522701001`. */
export function placeOf(request: FastifyRequest): string | undefined {
  return Query.parse(request.query).p;
}

export function send(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}
