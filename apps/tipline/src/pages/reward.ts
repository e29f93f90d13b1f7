import { fen, formatYuan } from '@qingyuan/core/kernel/money';
import { html, type Html } from '../html.ts';
import { rewardWordsOf } from '../reward-words.ts';
import type { TipReward } from '../reward-tips.sql.ts';
import { describe, faultSummary, field, hidden } from './fields.ts';
import { at, page, type View } from './layout.ts';

interface Held {
  readonly code: string;
  readonly token: string;
}

/** From the page of a report to the page of its reward; the code travels in the form only. */
export function rewardLink(view: View, held: Held): Html {
  const words = rewardWordsOf(view.locale);
  return html`<form method="post" action="${at('/reward', view)}">
    ${hidden({ code: held.code, token: held.token })}
    <p class="hint">${words.openHint}</p>
    <div class="go"><button class="plain">${words.open}</button></div>
  </form>`;
}

export const ACCOUNT_FIELDS = ['holder', 'bank', 'number'] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

export interface RewardPage extends Held {
  readonly reward: TipReward | undefined;
  /** As typed, when it was not taken. */
  readonly account: Readonly<Record<AccountField, string>>;
  readonly faults: Readonly<Partial<Record<AccountField, 'missing' | 'wrong'>>>;
  readonly notice?: 'expired' | 'failed' | undefined;
}

/** How far the reward is; PIN or account while it waits to be collected. */
export function rewardPage(view: View, given: RewardPage): string {
  const words = rewardWordsOf(view.locale);
  const { reward, faults, notice } = given;
  const summary = ACCOUNT_FIELDS.flatMap((name): (readonly [string, string])[] => {
    const fault = faults[name];
    return fault === undefined ? [] : [[name, words.account[fault]]];
  });
  const body = html`<h1>${words.title}</h1>
    ${notice !== undefined && html`<p class="note" role="alert">${view.words[notice]}</p>`}${faultSummary(view, summary)}
    <p class="good">${words.stage[stageOf(reward)]}</p>
    ${reward !== undefined && reward.amountFen !== null && html`<p>${words.amount(formatYuan(fen(reward.amountFen)))}</p>`}
    ${reward !== undefined && reward.dueAt !== null && html`<p>${words.until(dayOf(reward.dueAt))}</p>`}
    ${
      reward?.state === 'notified' &&
      html`<p>${words.choose}</p>
        ${counter(view, given, reward)}${accountForm(view, given)}`
    }${back(view, given)}`;
  return page(view, { title: words.title, body, wrong: summary.length > 0 });
}

/** The PIN, shown once. */
export function pinPage(view: View, { pin, ...held }: Held & { readonly pin: string }): string {
  const words = rewardWordsOf(view.locale);
  const body = html`<h1>${words.pin.title}</h1>
    <p class="code" role="status">${pin}</p>
    <p>${words.pin.keep}</p>
    <p class="note">${words.pin.care}</p>
    ${back(view, held)}`;
  return page(view, { title: words.pin.title, body });
}

type Stage = keyof ReturnType<typeof rewardWordsOf>['stage'];

const STAGES: Readonly<Partial<Record<TipReward['state'], Stage>>> = {
  notified: 'ready',
  account_given: 'account',
  collecting: 'collecting',
  amount_appealed: 'appeal',
  appealed: 'appeal',
  paid: 'paid',
  expired: 'expired',
  refused: 'refused',
  upheld: 'refused',
};

function stageOf(reward: TipReward | undefined): Stage {
  return reward === undefined ? 'none' : (STAGES[reward.state] ?? 'deciding');
}

function counter(view: View, { code, token }: Held, reward: TipReward): Html {
  const { counter: words } = rewardWordsOf(view.locale);
  return html`<h2>${words.title}</h2>
    <p>${words.text}</p>
    ${reward.hasPin && html`<p class="hint">${words.has}</p>`}
    <form method="post" action="${at('/reward/pin', view)}">
      ${hidden({ code, token })}
      <div class="go"><button>${reward.hasPin ? words.again : words.draw}</button></div>
    </form>`;
}

function accountForm(view: View, { code, token, account, faults }: RewardPage): Html {
  const { account: words } = rewardWordsOf(view.locale);
  const input = (name: AccountField): Html => {
    const fault = faults[name];
    const error = fault === undefined ? undefined : words[fault];
    return field(
      view,
      { name, label: words[name], error },
      (described) =>
        html`<input
          type="text"
          id="${name}"
          name="${name}"
          value="${account[name]}"
          autocomplete="off"
          maxlength="60"
          ${name === 'number' && html` inputmode="numeric"`}${describe(described)}${error !== undefined && html` aria-invalid="true"`}
        />`,
    );
  };
  return html`<h2>${words.title}</h2>
    <p>${words.text}</p>
    <form method="post" action="${at('/reward/account', view)}">
      ${hidden({ code, token })}${ACCOUNT_FIELDS.map(input)}
      <div class="go"><button>${words.give}</button></div>
    </form>`;
}

function back(view: View, { code, token }: Held): Html {
  return html`<form method="post" action="${at('/return', view)}">
    ${hidden({ code, token })}
    <div class="go"><button class="plain">${rewardWordsOf(view.locale).back}</button></div>
  </form>`;
}

/** The day in China's time. */
function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
