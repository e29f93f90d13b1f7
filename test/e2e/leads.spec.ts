import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';
import { reportOnline } from './report-online.ts';

/** Two tips on one place become one lead. */
test.describe.serial('leads: two tips on one place become one lead', () => {
  test.describe.configure({ timeout: 240_000 });
  const mark = String(Date.now()).slice(-6);
  const [first, second] = [`听课窝点甲 ${mark}`, `听课窝点乙 ${mark}`];
  let office: Page;
  let leadAddress = '';

  const act = async (page: Page, name: string) => {
    await page.getByRole('dialog').last().getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  async function accept(title: string, what: string): Promise<string> {
    await expect(async () => {
      await office.goto('/tips?channel=web');
      await office.getByRole('row').filter({ hasText: '举报网站' }).first().getByRole('link').first().click();
      await expect(office.getByText(what)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await office.getByRole('button', { name: '受理', exact: true }).click();
    await office.getByLabel('线索标题').fill(title);
    await office.getByLabel('线索摘要').fill('出租屋每日聚集听课，疑似收取入门费。');
    await office.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
    await expect(office.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    return office.url();
  }

  test('two reporters write the same place in two ways; the office accepts both', async ({ browser }, info) => {
    const tipline = String(info.config.metadata['tipline']);
    office = await signIn(browser, 'duyun.office');
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const what = `${mark} 三楼每天早上有人排队听课，要交钱。`;
    await reportOnline(page, tipline, { what, place: `都匀市清源${mark}小区 6 号楼 3 单元 301 室` });
    leadAddress = await accept(first, what);
    const again = `${mark} 同一栋楼里拉着窗帘讲课。`;
    await reportOnline(page, tipline, { what: again, place: `清源${mark}小区六栋` });
    await accept(second, again);
  });

  test('the duplicate is suggested with its reason and merged by hand', async () => {
    const panel = office.getByRole('region', { name: '线索要素与疑似重复' });
    await expect(panel.getByText('同一栋楼或门牌')).toBeVisible();
    await expect(panel.getByRole('link', { name: first })).toBeVisible();
    await panel.getByRole('button', { name: '并入此线索' }).click();
    await office.getByRole('dialog').getByRole('textbox').fill('同一小区同一栋楼，内容一致');
    await act(office, '并入此线索');
    await expect(office.getByText('已并入').first()).toBeVisible();
    await office.goto(leadAddress);
    const reporters = office.getByRole('region', { name: '向举报人反馈' });
    await expect(reporters.getByRole('link', { name: /^举报 \d$/u })).toHaveCount(2);
    await office.context().close();
  });
});
