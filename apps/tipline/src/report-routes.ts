import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkFormToken, type FormToken, newFormToken, receiptHash, sealContact, tipOfForm } from './keys.ts';
import { receiptPage } from './pages/static.ts';
import { stepPage, type StepPage } from './pages/steps.ts';
import { Draft, EMPTY, findFaults, firstFaultyStep, Sent, type Step } from './report.ts';
import { placeOf, send, type Site, viewOf } from './site.ts';

/** Posts of one visitor in an hour: three steps, corrections, a few reports, a household or an office behind one address. */
const POSTS = { max: 150, timeWindow: 60 * 60_000 };

/** The report in three steps; every step is a form that carries what was written before. */
export function reportRoutes(app: FastifyInstance, site: Site): void {
  app.get('/report', (request, reply) => {
    const draft = { ...EMPTY, area: placeOf(request) ?? '' };
    return showStep(site, { request, reply }, { step: 1, draft, token: newFormToken(site.formKey, site.now()) });
  });
  app.post('/report', { config: { rateLimit: POSTS } }, async (request, reply) => {
    const sent = Sent.parse(request.body ?? {});
    const draft = Draft.parse(request.body ?? {});
    const token = checkFormToken(site.formKey, sent.token, site.now());
    const exchange = { request, reply };
    if (token === undefined) {
      const fresh = newFormToken(site.formKey, site.now());
      return showStep(site, exchange, { step: sent.step, draft, token: fresh, notice: 'expired', status: 403 });
    }
    if (sent.go === 'back') return showStep(site, exchange, { step: sent.step === 3 ? 2 : 1, draft, token });
    const faults = findFaults(sent.step, draft);
    if (Object.keys(faults).length > 0)
      return showStep(site, exchange, { step: sent.step, draft, token, faults, status: 422 });
    if (sent.step !== 3) return showStep(site, exchange, { step: sent.step === 1 ? 2 : 3, draft, token });
    return handIn(site, exchange, { draft, token });
  });
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Shown extends Partial<Pick<StepPage, 'faults' | 'notice'>> {
  readonly step: Step;
  readonly draft: Draft;
  readonly token: FormToken;
  readonly status?: number;
}

async function showStep(
  site: Site,
  { request, reply }: Exchange,
  { token, faults, status, ...shown }: Shown,
): Promise<FastifyReply> {
  const areas = shown.step === 2 ? await site.tips.listAreas(shown.draft.area) : [];
  return send(
    reply,
    status ?? 200,
    stepPage(viewOf(request), { ...shown, areas, faults: faults ?? {}, token: token.text }),
  );
}

/** Hands the report in and shows the receipt; what was written comes back when that fails. */
async function handIn(
  site: Site,
  exchange: Exchange,
  { draft, token }: { readonly draft: Draft; readonly token: FormToken },
): Promise<FastifyReply> {
  const faulty = firstFaultyStep(draft);
  if (faulty !== undefined) {
    return showStep(site, exchange, { step: faulty, draft, token, faults: findFaults(faulty, draft), status: 422 });
  }
  const { id, code } = tipOfForm(site.formKey, token);
  const { contact, ...rest } = draft;
  const sealed = contact === '' ? null : sealContact(site.contactKey, id, contact);
  const view = viewOf(exchange.request);
  try {
    const report = { ...rest, id, locale: view.locale, receiptHash: receiptHash(code), contact: sealed };
    if (!(await site.tips.submit(report))) {
      return await showStep(site, exchange, {
        step: 2,
        draft: { ...draft, area: '' },
        token,
        faults: { area: 'missing' },
        status: 422,
      });
    }
  } catch {
    return showStep(site, exchange, { step: 3, draft, token, notice: 'failed', status: 503 });
  }
  return send(exchange.reply, 200, receiptPage(view, { code, token: token.text }));
}
