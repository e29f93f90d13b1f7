import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FileFault, readForm } from './form.ts';
import { POSTS } from './limits.ts';
import { checkFormToken, type FormToken, newFormToken, receiptHash, tipOfForm } from './keys.ts';
import { newOfficeBox } from './office-box.ts';
import { receiptPage } from './pages/static.ts';
import { stepPage, type StepPage } from './pages/steps.ts';
import { challengeOf, isEarned, questionOf } from './proof-of-work.ts';
import { Draft, EMPTY, findFaults, firstFaultyStep, identityOf, Sent, type Step } from './report.ts';
import { placeOf, send, type Site, viewOf } from './site.ts';
import type { HandedFile } from './tipline.sql.ts';

/** The report in three steps; every step is a form that carries what was written before. */
export function reportRoutes(app: FastifyInstance, site: Site): void {
  app.get('/report', async (request, reply) => {
    const { area, poster } = placeOf(request);
    const hangs = poster === undefined ? undefined : await site.tips.findPoster(poster).catch(() => undefined);
    const from = hangs === undefined ? {} : { poster: poster ?? '', ...hangs };
    const draft = { ...EMPTY, area: area ?? '', ...from };
    return showStep(site, { request, reply }, { step: 1, draft, token: newFormToken(site.formKey, site.now()) });
  });
  app.post('/report', { config: { rateLimit: POSTS } }, async (request, reply) => {
    const form = await readForm(site, request, (fields) => {
      const { token, ...given } = Sent.parse(fields);
      const known = checkFormToken(site.formKey, token, site.now());
      return known !== undefined && isEarned(site.formKey, known.nonce, given);
    });
    return takeStep(site, { request, reply }, form);
  });
}

/** One step that was sent: back, on to the next, or handed in. */
async function takeStep(
  site: Site,
  exchange: Exchange,
  form: Awaited<ReturnType<typeof readForm>>,
): Promise<FastifyReply> {
  const sent = Sent.parse(form.fields);
  const draft = Draft.parse(form.fields);
  const token = checkFormToken(site.formKey, sent.token, site.now());
  if (token === undefined) {
    const fresh = newFormToken(site.formKey, site.now());
    return showStep(site, exchange, { step: sent.step, draft, token: fresh, notice: 'expired', status: 403 });
  }
  if (sent.go === 'back') return showStep(site, exchange, { step: sent.step === 3 ? 2 : 1, draft, token });
  const faults = findFaults(sent.step, draft);
  if (Object.keys(faults).length > 0)
    return showStep(site, exchange, { step: sent.step, draft, token, faults, status: 422 });
  if (sent.step !== 3) return showStep(site, exchange, { step: sent.step === 1 ? 2 : 3, draft, token });
  if (!isEarned(site.formKey, token.nonce, sent))
    return showStep(site, exchange, { step: 3, draft, token, unanswered: true, status: 422 });
  if (form.fault !== undefined)
    return showStep(site, exchange, { step: 3, draft, token, fileFault: form.fault, status: 422 });
  return handIn(site, exchange, { draft, token, files: form.files });
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Shown extends Partial<Pick<StepPage, 'faults' | 'notice' | 'unanswered'>> {
  readonly step: Step;
  readonly draft: Draft;
  readonly token: FormToken;
  readonly fileFault?: FileFault;
  readonly status?: number;
}

async function showStep(
  site: Site,
  { request, reply }: Exchange,
  { token, faults, status, ...shown }: Shown,
): Promise<FastifyReply> {
  const areas = shown.step === 2 ? await site.tips.listAreas(shown.draft.area) : [];
  const sum = { challenge: challengeOf(site.formKey, token.nonce), question: questionOf(site.formKey, token.nonce) };
  const page = stepPage(viewOf(request), { ...shown, ...sum, areas, faults: faults ?? {}, token: token.text });
  return send(reply, status ?? 200, page);
}

/** Hands the report in and shows the receipt; what was written comes back when that fails. */
async function handIn(
  site: Site,
  exchange: Exchange,
  { draft, token, files }: { readonly draft: Draft; readonly token: FormToken; readonly files: readonly HandedFile[] },
): Promise<FastifyReply> {
  const faulty = firstFaultyStep(draft);
  if (faulty !== undefined) {
    return showStep(site, exchange, { step: faulty, draft, token, faults: findFaults(faulty, draft), status: 422 });
  }
  const { id, code } = tipOfForm(site.formKey, token);
  const view = viewOf(exchange.request);
  const { kind, what, area, place, who, poster } = draft;
  const report = {
    id,
    kind,
    what,
    area,
    place,
    who,
    poster,
    locale: view.locale,
    receiptHash: receiptHash(code),
    files,
  };
  try {
    if (!(await site.tips.submit({ ...report, ...sealedIdentity(site, id, draft) }))) {
      const [faults, lost] = [{ area: 'missing' } as const, { ...draft, area: '' }];
      return await showStep(site, exchange, { step: 2, draft: lost, token, faults, status: 422 });
    }
  } catch {
    return showStep(site, exchange, { step: 3, draft, token, notice: 'failed', status: 503 });
  }
  // The report is in: without the leaf the receipt is still good.
  const talk = await site.tips.find(report.receiptHash).catch(() => undefined);
  const receipt = { code, token: token.text, files: files.length, leaf: talk?.leaf ?? null };
  return send(exchange.reply, 200, receiptPage(view, receipt));
}

/** Who the reporter is leaves this process sealed; the database learns whether a name was given, no more. */
function sealedIdentity(site: Site, id: string, draft: Draft): { identity: Buffer | null; named: boolean } {
  const identity = identityOf(draft);
  if (identity === undefined) return { identity: null, named: false };
  const box = newOfficeBox(site.officeKey, { purpose: 'identity', record: id });
  const sealed = Buffer.concat([box.header, box.seal(Buffer.from(JSON.stringify(identity)), true)]);
  return { identity: sealed, named: draft.name !== '' };
}
