import { TIP_LIMITS } from '@qingyuan/contract/tips';
import type { FileFault } from '../form.ts';
import { html, type Html } from '../html.ts';
import type { Conversation } from '../tipline.sql.ts';
import { describe, faultSummary, field, fileField, hidden, textarea } from './fields.ts';
import { at, page, type View } from './layout.ts';
import { when } from './when.ts';
import { rewardLink } from './reward.ts';

export interface ReturnPage {
  readonly token: string;
  /** As typed, when it was wrong. */
  readonly code?: string;
  readonly notice?: 'expired' | undefined;
}

export function returnPage(view: View, { token, code, notice }: ReturnPage): string {
  const { words } = view;
  const wrong = code === undefined || notice !== undefined ? undefined : words.return.wrong;
  const of = { name: 'code', label: words.return.code, hint: words.return.hint, error: wrong };
  const body = html`<h1>${words.return.title}</h1>
    ${notice !== undefined && html`<p class="note" role="alert">${words[notice]}</p>`}${faultSummary(view, wrong === undefined ? [] : [['code', wrong]])}
    <form method="post" action="${at('/return', view)}">
      ${hidden({ token })}${field(view, of, (described) => html`<input type="text" id="code" name="code" value="${code}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" ${describe(described)}${wrong !== undefined && html` aria-invalid="true"`} />`)}
      <div class="go"><button>${words.return.open}</button></div>
    </form>`;
  return page(view, { title: words.return.title, body, wrong: wrong !== undefined });
}

export interface TalkPage {
  readonly code: string;
  readonly token: string;
  readonly talk: Conversation;
  /** Kept when it was not sent. */
  readonly message: string;
  readonly notice?: 'sent' | 'empty' | 'tooLong' | 'expired' | 'failed' | FileFault | undefined;
}

/** Progress, questions and answers of one report. */
export function talkPage(view: View, given: TalkPage): string {
  const { words } = view;
  const { talk } = given;
  const status = talk.progress === null ? words.talk.state[talk.state] : words.talk.progress[talk.progress];
  const body = html`<h1>${words.talk.title}</h1>
    ${noticeOf(view, given.notice)}${stages(view, talk)}
    <p class="good">${status}</p>
    <p class="hint">
      ${words.talk.received(when(talk.receivedAt, view))}${talk.files > 0 && html` ${words.talk.files(talk.files)}`}
    </p>
    <h2>${words.talk.messages}</h2>
    ${
      talk.messages.length === 0
        ? html`<p class="hint">${words.talk.none}</p>`
        : talk.messages.map(
            (message) =>
              html`<div class="msg ${message.author}">
                <p class="who">
                  ${message.author === 'office' ? words.talk.office : words.talk.you} · ${when(message.at, view)}
                </p>
                <p class="said">${message.text}</p>
                ${message.files > 0 && html`<p class="who">${words.talk.files(message.files)}</p>`}
              </div>`,
          )
    }
    ${talk.state === 'rejected' || talk.state === 'merged' ? html`<p class="note">${words.talk.closed}</p>` : writeForm(view, given)}${proofForm(view, given)}${(talk.state === 'accepted' || talk.state === 'merged') && rewardLink(view, given)}`;
  return page(view, { title: words.talk.title, body });
}

function writeForm(view: View, { code, token, message, notice }: TalkPage): Html {
  const { words } = view;
  const error = notice === 'empty' ? words.talk.empty : notice === 'tooLong' ? words.tooLong : undefined;
  const of = { name: 'message', label: words.talk.write, error };
  return html`<form method="post" action="${at('/return/message', view)}" enctype="multipart/form-data">
    ${hidden({ token, code })}${field(view, of, (described) => textarea(of, message, { described, rows: 4, max: TIP_LIMITS.message }))}${fileField(view, fileFaultOf(notice))}
    <div class="go"><button>${words.talk.send}</button></div>
  </form>`;
}

/** To the proof that this report was taken and is still there. */
function proofForm(view: View, { code }: TalkPage): Html {
  return html`<form method="post" action="${at('/proof', view)}">
    ${hidden({ code })}
    <div class="go"><button class="plain">${view.words.proof.link}</button></div>
  </form>`;
}

const FILE_FAULTS: readonly FileFault[] = ['kind', 'size', 'many', 'full'];
const fileFaultOf = (notice: TalkPage['notice']): FileFault | undefined => FILE_FAULTS.find((one) => one === notice);

function noticeOf({ words }: View, notice: TalkPage['notice']): Html | false {
  if (notice === 'sent') return html`<p class="good" role="status">${words.talk.sent}</p>`;
  return (notice === 'expired' || notice === 'failed') && html`<p class="note" role="alert">${words[notice]}</p>`;
}

/** How far it has come: received, accepted, verified, result. */
function stages({ words }: View, { state, progress }: Conversation): Html {
  const ended =
    state === 'rejected' || state === 'merged' || ['refuted', 'in_case', 'handed_over'].includes(progress ?? '');
  const reached = ended ? 4 : progress === 'confirmed' ? 3 : state === 'accepted' ? 2 : 1;
  return html`<ol class="stages">
    ${words.talk.stages.map((stage, index) => html`<li${index < reached && html` class="done"`}${index === reached - 1 && html` aria-current="step"`}>${stage}</li>`)}
  </ol>`;
}
