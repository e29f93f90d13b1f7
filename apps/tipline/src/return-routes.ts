import { TIP_LIMITS } from '@qingyuan/contract/tips';
import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readForm, type SentForm } from './form.ts';
import { LOOKS } from './limits.ts';
import { checkFormToken, newFormToken, receiptHash } from './keys.ts';
import { returnPage, talkPage, type TalkPage } from './pages/return.ts';
import { Written } from './report.ts';
import { send, type Site, viewOf } from './site.ts';

/** Coming back with a receipt code. The code travels in forms only, never in an address. */
export function returnRoutes(app: FastifyInstance, site: Site): void {
  const freshToken = () => newFormToken(site.formKey, site.now()).text;

  app.get('/return', (request, reply) => send(reply, 200, returnPage(viewOf(request), { token: freshToken() })));

  app.post('/return', { config: { rateLimit: LOOKS } }, (request, reply) => {
    const { code, token } = Written.parse(request.body ?? {});
    const view = viewOf(request);
    if (checkFormToken(site.formKey, token, site.now()) === undefined) {
      return send(reply, 403, returnPage(view, { token: freshToken(), code, notice: 'expired' }));
    }
    return showTalk(site, { request, reply }, { code, token: freshToken(), message: '' });
  });

  app.post('/return/message', { config: { rateLimit: LOOKS } }, async (request, reply) => {
    const form = await readForm(site, request, (fields) => mayAddFiles(site, fields));
    const { code, message, token } = Written.parse(form.fields);
    const exchange = { request, reply };
    const shown = { code, message, token: freshToken() };
    if (checkFormToken(site.formKey, token, site.now()) === undefined) {
      return showTalk(site, exchange, { ...shown, notice: 'expired', status: 403 });
    }
    const fault = faultOf(form, message);
    if (fault !== undefined) return showTalk(site, exchange, { ...shown, notice: fault, status: 422 });
    // A message of files alone says so in the conversation.
    const said = message === '' ? viewOf(request).words.talk.sentFiles(form.files.length) : message;
    const done = await site.tips.reply(receiptHash(parseReceiptCode(code)), said, form.files).catch(() => false);
    return showTalk(
      site,
      exchange,
      done ? { ...shown, message: '', notice: 'sent' } : { ...shown, notice: 'failed', status: 503 },
    );
  });
}

function faultOf(form: SentForm, message: string): TalkPage['notice'] {
  if (form.fault !== undefined) return form.fault;
  if (message === '' && form.files.length === 0) return 'empty';
  return message.length > TIP_LIMITS.message ? 'tooLong' : undefined;
}

/** Files are taken from one who holds a code that exists; otherwise strangers could fill the disk. */
async function mayAddFiles(site: Site, fields: SentForm['fields']): Promise<boolean> {
  const { code, token } = Written.parse(fields);
  if (checkFormToken(site.formKey, token, site.now()) === undefined) return false;
  return (await site.tips.find(receiptHash(parseReceiptCode(code))).catch(() => undefined)) !== undefined;
}

/** The conversation, or the question for the code again. Every code costs one look-up of a hash, and the answer is held to a fixed time. */
async function showTalk(
  site: Site,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { status, ...shown }: Omit<TalkPage, 'talk'> & { readonly status?: number },
): Promise<FastifyReply> {
  const view = viewOf(request);
  const [talk] = await Promise.all([site.tips.find(receiptHash(parseReceiptCode(shown.code))), site.hold()]);
  if (talk === undefined) return send(reply, 404, returnPage(view, { token: shown.token, code: shown.code }));
  return send(reply, status ?? 200, talkPage(view, { ...shown, talk }));
}
