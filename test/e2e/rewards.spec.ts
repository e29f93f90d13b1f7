import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';
import { reportOnline } from './report-online.ts';

/** Sends a write of the console as the person signed in on this page; what the steps before a reward need. */
async function write(page: Page, path: string, body: object): Promise<void> {
  const session: unknown = await (await page.request.get('/api/session')).json();
  const token = String((session as { readonly csrfToken?: unknown }).csrfToken);
  const answer = await page.request.post(`/api${path}`, {
    data: body,
    headers: { 'x-csrf-token': token, 'idempotency-key': randomUUID() },
  });
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200);
}

interface People {
  readonly office: Page;
  readonly second: Page;
  readonly market: Page;
  readonly head: Page;
  readonly legal: Page;
}

/** The tip with this text goes over a confirmed lead to a punished and closed case. */
async function punish({ office, market, head, legal }: People, what: string): Promise<string> {
  let tipId = '';
  await expect(async () => {
    const answer: unknown = await (await office.request.get(`/api/tips?text=${encodeURIComponent(what)}`)).json();
    tipId = (answer as { rows: { id: string }[] }).rows[0]?.id ?? '';
    expect(tipId).not.toBe('');
  }).toPass();
  const [leadId, caseId] = [randomUUID(), randomUUID()];
  await write(office, `/tips/${tipId}/accept`, { leadId, title: '出租屋聚集听课', summary: '群众反映聚集听课' });
  await write(market, `/leads/${leadId}/start`, {});
  const assessment = {
    organisation: '五级三阶制',
    people: '二十余人',
    hideouts: '一处',
    scale: '两县市',
    developments: '仍在发展',
  };
  await write(market, `/leads/${leadId}/confirm`, { assessment, reason: '现场核查属实' });
  const named: unknown = await (await market.request.get('/api/case-officers')).json();
  const officers = (named as { id: string; name: string }[])
    .filter(({ name }) => ['陆思远', '蒙晓月'].includes(name))
    .map(({ id }) => id);
  const kase = {
    id: caseId,
    leadId,
    title: '出租屋聚集传销案',
    areaCode: '522701',
    officers,
    cause: '涉嫌组织策划传销',
  };
  await write(market, '/cases', kase);
  await write(head, `/cases/${caseId}/approve-filing`, {});
  await write(market, `/cases/${caseId}/start-investigation`, {});
  await write(market, `/cases/${caseId}/submit-review`, {});
  await write(legal, `/cases/${caseId}/pass-review`, { reason: '事实清楚，程序合法' });
  await write(head, `/cases/${caseId}/decide`, { outcome: 'punish', reason: '集体讨论决定处罚' });
  await write(market, `/cases/${caseId}/close`, { reason: '处罚已履行完毕' });
  return tipId;
}

const YES = ['举报人是自然人', '有明确的被举报对象', '经查证属实并已结案处罚'];

/** Fills the proposal in; every question gets its answer and a reason. */
async function propose(office: Page, exclude?: string): Promise<void> {
  await office.getByRole('button', { name: '提出奖励意见' }).click();
  const form = office.getByRole('dialog');
  for (const question of await form.getByRole('group').all()) {
    const title = (await question.getAttribute('aria-label')) ?? '';
    const yes = YES.some((start) => title.startsWith(start)) || title === exclude;
    await question.getByRole('radio', { name: yes ? '是' : '否' }).check();
    await question.getByRole('textbox').fill('经核对案件材料');
  }
  await form.getByRole('radio', { name: /二级举报/u }).check();
  await form.getByLabel('罚没款（元）').fill('500000');
  await form.getByLabel('处罚决定书文号').fill('匀市监处罚〔2026〕9号');
  await form.getByLabel('依据和证据').fill('举报的时间、地点和收费方式与现场检查笔录完全相符');
}

async function decide(page: Page, address: string, action: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('按奖励办法办理');
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The conversation of a receipt code. */
async function comeBack(browser: Browser, tipline: string, code: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(tipline);
  await page.getByRole('link', { name: '查看进展' }).first().click();
  await page.getByLabel('回执码').fill(code);
  await page.getByRole('button', { name: '查看' }).click();
  return page;
}

test.describe.serial('from a penalty to a reward', () => {
  test.setTimeout(600_000);
  let people: People;
  let receipt = '';
  let pin = '';
  let reward = '';
  const mark = randomUUID().slice(0, 8);

  test('two citizens report without a name; both cases end with a penalty', async ({ browser }, info) => {
    const tipline = String(info.config.metadata['tipline']);
    const page = await (await browser.newContext()).newPage();
    receipt = await reportOnline(page, tipline, { what: `三楼每天有人排队听课 ${mark}`, place: '文峰街道某小区' });
    const [office, second, market, head, legal] = [
      await signIn(browser, 'duyun.office'),
      await signIn(browser, 'duyun.office2'),
      await signIn(browser, 'duyun.market'),
      await signIn(browser, 'duyun.head'),
      await signIn(browser, 'duyun.legal'),
    ];
    people = { office, second, market, head, legal };
    const tipId = await punish(people, mark);
    await office.goto(`/tips/${tipId}`);
    await expect(office.getByText('这件举报有奖励。')).toBeVisible();
    await office.getByRole('link', { name: '查看奖励' }).click();
    await expect(office.getByRole('heading', { name: /^JL-[0-9A-F]{10}$/u })).toBeVisible();
    reward = new URL(office.url()).pathname;
    await people.market.goto(`/tips/${tipId}`);
    await expect(people.market.getByRole('heading', { name: '举报内容' })).toBeVisible();
    await expect(people.market.getByText('这件举报有奖励。')).toBeHidden();
  });

  test('the office answers every question and grades the report; the reckoning opens to its lines and their basis', async () => {
    const { office } = people;
    await propose(office);
    const form = office.getByRole('dialog');
    await expect(form.getByText('15,000.00 元')).toBeVisible();
    await form.getByRole('button', { name: '提交法制审核' }).click();
    await expect(office.getByText('符合条件，拟奖励')).toBeVisible();
    const line = office.getByRole('row', { name: /二级举报：罚没款 500,000 元的 3%/u });
    await expect(line).toContainText('15,000.00');
    await expect(line).toContainText('国市监稽规〔2021〕4号）第十二条');
  });

  test('legal review, the head’s decision and the notice follow; each finds it among 待办', async () => {
    const { office, legal, head } = people;
    await legal.goto('/todo');
    await expect(legal.getByRole('row').filter({ hasText: '举报奖励' }).first()).toBeVisible();
    await decide(legal, reward, '审核通过');
    await decide(head, reward, '决定奖励');
    await decide(office, reward, '告知举报人');
    await expect(office.getByText('待领取').first()).toBeVisible();
  });

  test('the reporter reads the notice with the code and draws a PIN', async ({ browser }, info) => {
    const page = await comeBack(browser, String(info.config.metadata['tipline']), receipt);
    await expect(page.getByText('您的举报已决定给予奖励 15,000.00 元')).toBeVisible();
    await page.getByRole('button', { name: '奖励', exact: true }).click();
    await expect(page.getByText('奖励金额：15,000.00 元')).toBeVisible();
    await page.getByRole('button', { name: '取得领取密码' }).click();
    pin = ((await page.getByText(/^\s*\d{6}\s*$/u).textContent()) ?? '').trim();
    expect(pin).toMatch(/^\d{6}$/u);
    await page.context().close();
  });

  test('at the counter a wrong PIN is counted, the right one checked by one officer and paid by another', async () => {
    const { office, second } = people;
    await office.goto(reward);
    await office.getByRole('button', { name: '核对回执码和密码' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('回执码').fill(receipt.toLowerCase());
    await dialog.getByLabel('领取密码').fill('x00000');
    await dialog.getByRole('button', { name: '核对' }).click();
    await expect(dialog.getByText('还可以试 4 次')).toBeVisible();
    await dialog.getByLabel('领取密码').fill(pin);
    await dialog.getByRole('button', { name: '核对' }).click();
    await expect(office.getByText('已核对，待发放').first()).toBeVisible();
    await expect(office.getByRole('button', { name: '确认发放' })).toBeHidden();
    await second.goto(reward);
    await second.getByRole('button', { name: '确认发放' }).click();
    await second.getByLabel('凭证号').fill('领字第 9 号');
    await second.getByRole('dialog').getByRole('button', { name: '确认发放' }).click();
    await expect(second.getByText('已发放').first()).toBeVisible();
    await expect(second.getByText('领字第 9 号')).toBeVisible();
    const [form] = await Promise.all([
      second.waitForEvent('download'),
      second.getByRole('link', { name: '领取单（Word）' }).click(),
    ]);
    expect(form.suggestedFilename()).toMatch(/^举报奖励领取单-JL-[0-9A-F]{10}\.docx$/u);
  });

  test('a tip about what was known before is refused with reasons, and its reporter reads the answer', async ({
    browser,
  }, info) => {
    const tipline = String(info.config.metadata['tipline']);
    const { office, legal, head } = people;
    const page = await (await browser.newContext()).newPage();
    const code = await reportOnline(page, tipline, { what: `二楼有人发展下线 ${mark}-2`, place: '文峰街道' });
    const tipId = await punish(people, `${mark}-2`);
    await office.goto(`/tips/${tipId}`);
    await office.getByRole('link', { name: '查看奖励' }).click();
    await expect(office.getByRole('button', { name: '提出奖励意见' })).toBeVisible();
    const address = new URL(office.url()).pathname;
    await propose(office, '举报内容事先已被执法机关掌握');
    await office.getByRole('dialog').getByRole('button', { name: '提交法制审核' }).click();
    await expect(office.getByText('不符合条件，拟不予奖励')).toBeVisible();
    await expect(office.getByRole('listitem').filter({ hasText: '举报内容事先已被执法机关掌握：是' })).toBeVisible();
    await decide(legal, address, '审核通过');
    await head.goto(address);
    await expect(head.getByRole('button', { name: '决定奖励' })).toBeHidden();
    await head.getByRole('button', { name: '不予奖励' }).click();
    await head.getByLabel('给举报人的答复').fill('您反映的情况此前已在查办，感谢支持。');
    await head.getByLabel(/意见或理由/u).fill('巡查记录在举报之前');
    await head.getByRole('dialog').getByRole('button', { name: '不予奖励' }).click();
    await expect(head.getByRole('dialog')).toBeHidden();
    const back = await comeBack(browser, tipline, code);
    await expect(back.getByText('您反映的情况此前已在查办')).toBeVisible();
    await back.getByRole('button', { name: '奖励', exact: true }).click();
    await expect(back.getByText('没有给予奖励，说明见消息')).toBeVisible();
  });
});
