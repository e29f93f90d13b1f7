import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';
import { reportOnline } from './report-online.ts';

/** From a citizen's word to an administrative case, on the screens, as its users go. */
test.describe.serial('from the tip to the case', () => {
  let receipt = '';
  let office: Page;
  let caseAddress = '';
  const title = '文峰街道出租屋聚集听课';

  test('a citizen reports without JavaScript and gets a receipt code', async ({ browser }, info) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    receipt = await reportOnline(page, String(info.config.metadata['tipline']), {
      what: '三楼每天早上有二十多人排队进出，拉着窗帘听课，要新来的人交 69800 元。',
      place: '文峰街道某小区 6 栋 3 单元',
    });
    expect(receipt).toMatch(/^[0-9A-Z-]{21}$/u);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test('the county’s office finds the tip among 待办 and accepts it as a lead', async ({ browser }) => {
    office = await signIn(browser, 'duyun.office');
    await expect(office).toHaveURL(/\/todo/u);
    await expect(async () => {
      await office.goto('/tips');
      await expect(office.getByRole('link', { name: /窝点|聚集/u }).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await office.getByRole('row').filter({ hasText: '举报网站' }).first().getByRole('link').first().click();
    await expect(office.getByText('拉着窗帘听课')).toBeVisible();
    await office.getByRole('button', { name: '受理', exact: true }).click();
    await office.getByLabel('线索标题').fill(title);
    await office.getByLabel('线索摘要').fill('三楼出租屋每日聚集听课，疑似收取入门费，人数二十余人。');
    await office.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
    await expect(office.getByRole('heading', { name: title })).toBeVisible();
  });

  test('the reporter comes back with the code and reads the progress in plain words', async ({ browser }, info) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(String(info.config.metadata['tipline']));
    await page.getByRole('link', { name: '查看进展' }).first().click();
    await page.getByLabel('回执码').fill(receipt.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: '查看' }).click();
    await expect(page.getByText(/受理/u).first()).toBeVisible();
  });

  test('the lead is verified with its five parts and a case is proposed from it', async () => {
    await office.getByRole('button', { name: '开始核查' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '开始核查' }).click();
    await office.getByRole('button', { name: '核查属实' }).click();
    for (const [part, text] of [
      ['组织', '以连锁销售为名，五级三阶制'],
      ['人员', '现场 23 人，授课 1 人'],
      ['窝点', '出租屋 1 处'],
      ['规模', '涉及两个县市'],
      ['动态', '近期仍在发展新人'],
    ] as const) {
      await office.getByLabel(part, { exact: true }).fill(text);
    }
    await office.getByLabel('核查结论').fill('两名执法人员现场核查，情况属实。');
    await office.getByRole('dialog').getByRole('button', { name: '核查属实' }).click();
    await office.getByRole('link', { name: '提请立案' }).click();
    await office.getByLabel('案件名称').fill(`${title}案`);
    await office.getByLabel('案由').fill('涉嫌组织策划传销');
    await office.getByLabel('办案人员').click();
    await office.getByTitle(/陆思远/u).click();
    await office.getByTitle(/蒙晓月/u).click();
    await office.keyboard.press('Escape');
    await office.getByRole('button', { name: '提交立案审批' }).click();
    await expect(office.getByRole('heading', { name: `${title}案` })).toBeVisible();
    caseAddress = new URL(office.url()).pathname;
  });

  test('the agency head approves the filing; the case gets its number and its clock', async ({ browser }) => {
    const head = await signIn(browser, 'duyun.head');
    await head.goto(caseAddress);
    await head.getByRole('button', { name: '批准立案' }).click();
    await head.getByRole('dialog').getByRole('button', { name: '批准立案' }).click();
    await expect(head.getByText(/匀市监案〔\d{4}〕\d+号/u).first()).toBeVisible();
    await expect(head.getByRole('heading', { name: '办理时限' })).toBeVisible();
    await head.context().close();
  });

  test('the return of this month counts the case, and the figure opens to it', async () => {
    await office.goto('/returns');
    const month = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: '2-digit',
    }).format(new Date());
    await office.goto(`/returns/522701/${month}`);
    await office.getByRole('button', { name: /市监立案 本月/u }).click();
    await office
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(title, 'u') })
      .click();
    await expect(office).toHaveURL(new RegExp(caseAddress, 'u'));
  });

  test('the auditor sees the steps and the log is whole', async ({ browser }) => {
    const auditor = await signIn(browser, 'zhou.audit');
    await expect(auditor).toHaveURL(/\/audit/u);
    await auditor.getByRole('button', { name: '校验日志完整性' }).click();
    await expect(auditor.getByText(/完整/u).nth(1)).toBeVisible();
    for (const act of ['提请立案', '批准立案'])
      await expect(auditor.getByRole('cell', { name: act }).first()).toBeVisible();
    await auditor.context().close();
  });
});
