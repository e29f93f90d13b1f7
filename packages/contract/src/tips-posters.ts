import { z } from 'zod';
import { AreaCode, Instant, page, PageQuery } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Six letters and digits that are not taken for one another. */
export const PosterCode = z.string().regex(/^[a-hjkmnp-z2-9]{6}$/u);

export const PosterRow = z.object({
  code: PosterCode,
  areaCode: AreaCode,
  areaName: z.string(),
  /** Where it hangs, in words that a passer-by knows. */
  place: z.string(),
  createdBy: z.string(),
  createdAt: Instant,
  withdrawnAt: Instant.nullable(),
  /** Tips that came by it. */
  tips: z.number().int(),
  /** What its QR code holds. */
  url: z.url(),
});
export type PosterRow = z.infer<typeof PosterRow>;

export const listPosters = endpoint({
  method: 'GET',
  path: '/tips/posters',
  summary: 'Posters with a QR code of the tip line, newest first',
  query: PageQuery.extend({ text: z.string().trim().max(50).optional() }),
  response: page(PosterRow).extend({ can: z.array(z.string()) }),
});

export const getPoster = endpoint({
  method: 'GET',
  path: '/tips/posters/:code',
  summary: 'One poster, to print',
  params: z.object({ code: PosterCode }),
  response: PosterRow,
});

export const createPoster = endpoint({
  method: 'POST',
  path: '/tips/posters',
  summary: 'Make a QR code for a place',
  body: z.object({ areaCode: AreaCode, place: z.string().trim().min(2).max(100) }),
  response: z.object({ code: PosterCode }),
});

export const withdrawPoster = endpoint({
  method: 'POST',
  path: '/tips/posters/:code/withdraw',
  summary: 'The poster was taken down; its code leads to the plain start page',
  params: z.object({ code: PosterCode }),
  body: z.object({}),
  response: z.object({ code: PosterCode }),
});
