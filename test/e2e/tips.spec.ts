import { type Browser, expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';

const TIPLINE = () => String(test.info().config.metadata['tipline']);

/** One red pixel as a PNG: enough for a photo. */
const PHOTO = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
};

async function visitor(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled, locale: 'zh-CN', acceptDownloads: true })).newPage();
}

const DIGITS = '零一二三四五六七八九';

/** Answers the question that a page without scripts asks. */
async function answerQuestion(page: Page): Promise<void> {
  const label = (await page.locator('label[for=answer]').textContent()) ?? '';
  const [, a = '', b = ''] = /(.)加(.)等于几/u.exec(label) ?? [];
  await page.locator('#answer').fill(String(DIGITS.indexOf(a) + DIGITS.indexOf(b)));
}

async function report(page: Page, what: string, finish: () => Promise<void>): Promise<string> {
  await page.getByRole('link', { name: '我要举报' }).click();
  await page.getByText('聚在一起听课').click();
  await page.getByLabel('请把您知道的写下来').fill(what);
  await page.getByRole('button', { name: '下一步' }).click();
  const area = page.getByLabel('在哪个县（市）');
  if ((await area.inputValue()) === '') await area.selectOption('522701');
  await page.getByRole('button', { name: '下一步' }).click();
  await finish();
  await page.getByRole('button', { name: '提交举报' }).click();
  await expect(page.getByRole('heading', { name: '已收到您的举报' })).toBeVisible();
  return ((await page.locator('.code').textContent()) ?? '').trim();
}

async function comeBack(page: Page, code: string): Promise<void> {
  await page.goto(`${TIPLINE()}/return`);
  await page.getByLabel('回执码').fill(code);
  await page.getByRole('button', { name: '查看', exact: true }).click();
}

async function openTip(page: Page, what: string): Promise<void> {
  await page.goto(`/tips?text=${encodeURIComponent(what)}`);
  await page
    .getByRole('table')
    .getByRole('link', { name: /举报 ·/u })
    .first()
    .click();
  await expect(page.getByText(what)).toBeVisible();
}

test.setTimeout(240_000);

for (const script of [false, true]) {
  test(`匿名举报带照片，凭码回答、补交文件、核对收件证明（${script ? '有' : '没有'}脚本）`, async ({ browser }) => {
    const what = `三栋有人听课 ${script} ${Date.now()}`;
    const citizen = await visitor(browser, script);
    await citizen.goto(TIPLINE());
    const code = await report(citizen, what, async () => {
      await citizen.getByLabel('照片、录音').setInputFiles(PHOTO);
      if (!script) await answerQuestion(citizen);
    });
    await expect(citizen.getByText('已收到 1 个文件')).toBeVisible();

    const office = await signIn(browser, 'duyun.office');
    await openTip(office, what);
    await expect(async () => {
      await office.reload();
      await expect(office.getByRole('img', { name: /文件 1/u })).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 40_000 });
    await office.getByRole('button', { name: '询问举报人' }).click();
    await office.getByRole('textbox', { name: /留言内容/u }).fill('是哪个单元？');
    await office.getByRole('dialog').getByRole('button', { name: '询问举报人' }).click();
    await expect(office.getByRole('dialog')).toHaveCount(0);
    await expect(office.getByText('是哪个单元？')).toBeVisible();

    await comeBack(citizen, code);
    await expect(citizen.getByText('是哪个单元？')).toBeVisible();
    await citizen.getByLabel('补充情况或回答问题').fill('二单元');
    await citizen.getByLabel('照片、录音').setInputFiles(PHOTO);
    await citizen.getByRole('button', { name: '发送' }).click();
    await expect(citizen.getByText('附文件 1 个').last()).toBeVisible();
    await office.reload();
    await expect(office.getByText('二单元', { exact: true })).toBeVisible();

    await office.goto('/tips/receipts');
    await office.getByRole('button', { name: '立即公布' }).click();
    await expect(office.getByText(/已公布，共 \d+ 件/u)).toBeVisible();
    await comeBack(citizen, code);
    await citizen.getByRole('button', { name: '收件证明' }).click();
    await expect(citizen.getByText(/您的举报是册子里的第 \d+ 件/u)).toBeVisible();
    const [download] = await Promise.all([
      citizen.waitForEvent('download'),
      citizen.getByRole('button', { name: '下载证明文件' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('receipt.json');
  });
}

test('实名举报，一人申请、另一人批准后才看得到姓名', async ({ browser }) => {
  const what = `实名反映 ${Date.now()}`;
  const citizen = await visitor(browser, false);
  await citizen.goto(TIPLINE());
  await report(citizen, what, async () => {
    await citizen.getByText('我愿意实名举报').click();
    await citizen.getByLabel('姓名').fill('黔实名');
    await answerQuestion(citizen);
  });
  const office = await signIn(browser, 'duyun.office');
  await openTip(office, what);
  await office.getByRole('button', { name: '申请打开' }).click();
  await office.getByRole('textbox', { name: /用途/u }).fill('告知核查结果');
  await office
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定|确认/u })
    .click();
  await expect(office.getByText('待审批')).toBeVisible();
  await expect(office.getByRole('button', { name: '批准打开' })).toHaveCount(0);
  const head = await signIn(browser, 'duyun.head');
  await openTip(head, what);
  await head.getByRole('button', { name: '批准打开' }).click();
  await head
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定|确认/u })
    .click();
  await expect(head.getByText('已批准')).toBeVisible();
  await office.reload();
  await office.getByRole('button', { name: '查看（留痕）' }).click();
  await expect(office.getByText('黔实名')).toBeVisible();
});

test('张贴的二维码带着地点', async ({ browser }) => {
  const office = await signIn(browser, 'duyun.office');
  await office.goto('/tips/posters');
  await office.getByRole('button', { name: '制作二维码' }).first().click();
  await office.getByLabel('张贴地点').last().fill('都匀汽车站候车厅');
  await office.getByRole('dialog').getByRole('button', { name: '制作二维码' }).click();
  await expect(office.getByRole('heading', { name: '发现传销，扫码举报' })).toBeVisible();
  const url = (await office.locator('.poster-url').textContent()) ?? '';
  const citizen = await visitor(browser, false);
  await citizen.goto(`${TIPLINE()}${new URL(url).pathname}`);
  await expect(citizen.getByText('您扫的是“都匀汽车站候车厅”的二维码')).toBeVisible();
  await report(citizen, '候车厅里有人拉人听课', () => answerQuestion(citizen));
  await office.goto('/tips/posters');
  await expect(office.getByRole('row', { name: /都匀汽车站候车厅/u }).first()).toContainText('1');
});
