import { AreaCode } from '@qingyuan/contract/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ContactKey } from './keys.ts';
import { view, type View } from './pages/layout.ts';
import { Locale } from './report.ts';
import type { Tips } from './tipline.sql.ts';

export interface Site {
  readonly tips: Tips;
  readonly formKey: Buffer;
  readonly contactKey: ContactKey;
  readonly now: () => Date;
}

const Query = z.object({ lang: Locale.catch('zh-CN'), p: AreaCode.optional().catch(undefined) });

/** Language of a request; nothing about the visitor is looked at to guess it. */
export function viewOf(request: FastifyRequest): View {
  return view(Query.parse(request.query).lang);
}

/** Place of a QR code `?p=522701001`. */
export function placeOf(request: FastifyRequest): string | undefined {
  return Query.parse(request.query).p;
}

export function send(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}
