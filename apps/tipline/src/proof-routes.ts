import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LOOKS } from './limits.ts';
import { receiptHash } from './keys.ts';
import { proofPage } from './pages/proof.ts';
import { proveReceipt } from './receipt.ts';
import { send, type Site, viewOf } from './site.ts';

const Text = z.string().max(200).catch('');
const Asked = z.object({ code: Text, as: z.enum(['page', 'file']).catch('page') });
const LEAF = /^[0-9a-f]{64}$/u;

/** Proof of receipt: the published roots for everybody, the proof for whoever has a code or a leaf. */
export function proofRoutes(app: FastifyInstance, site: Site): void {
  app.get('/proof', async (request, reply) => {
    return send(reply, 200, proofPage(viewOf(request), { roots: await site.tips.listRoots(), asked: '' }));
  });
  app.get('/proof/roots.json', async (_request, reply) => {
    return attach(reply, 'roots.json', { format: 'qingyuan-roots-v1', roots: await site.tips.listRoots() });
  });
  // Reads only, so it needs no token; the code travels in the body, never in an address.
  app.post('/proof', { config: { rateLimit: LOOKS } }, (request, reply) => answer(site, request, reply));
}

async function answer(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { code, as } = Asked.parse(request.body ?? {});
  const given = code.trim().toLowerCase();
  const receipt = LEAF.test(given) ? { leaf: given, content: null } : await receiptOf(site, code);
  const roots = await site.tips.listRoots();
  const view = viewOf(request);
  if (receipt === undefined) return send(reply, 404, proofPage(view, { roots, asked: code, fault: 'unknown' }));
  if (receipt.leaf === null) return send(reply, 404, proofPage(view, { roots, asked: code, fault: 'early' }));
  const proof = await proveReceipt(site.tips, { leaf: receipt.leaf, content: receipt.content });
  if (proof.state === 'proved' && as === 'file') return attach(reply, 'receipt.json', proof.file);
  return send(reply, 200, proofPage(view, { roots, asked: code, leaf: receipt.leaf, proof }));
}

async function receiptOf(
  site: Site,
  code: string,
): Promise<{ leaf: string | null; content: string | null } | undefined> {
  const [talk] = await Promise.all([site.tips.find(receiptHash(parseReceiptCode(code))), site.hold()]);
  return talk === undefined ? undefined : { leaf: talk.leaf, content: talk.content };
}

function attach(reply: FastifyReply, name: string, content: unknown): FastifyReply {
  return reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(`${JSON.stringify(content, null, 2)}\n`);
}
