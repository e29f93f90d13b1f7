import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';
import { reportOnline } from './report-online.ts';

/** Two tips on one place become one lead that both agencies work on; another lead is handed over and comes back. */
test.describe.serial('leads: from two tips on one place to the answer by code, and a hand-over that is refused', () => {
  test.describe.configure({ timeout: 240_000 });
  const mark = String(Date.now()).slice(-6);
  const [first, second] = [`听课窝点甲 ${mark}`, `听课窝点乙 ${mark}`];
  const answer = `您反映的情况经核查属实（${mark}）。`;
  let receipt = '';
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
    receipt = await reportOnline(page, tipline, { what, place: `都匀市清源${mark}小区 6 号楼 3 单元 301 室` });
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
  });

  test('it is assigned, an extension is asked for and granted by the head', async ({ browser }) => {
    const panel = office.getByRole('region', { name: '交办' });
    await panel.getByRole('button', { name: '交办', exact: true }).click();
    await office.getByRole('combobox', { name: '单位' }).click();
    await office.getByTitle('都匀市市场监督管理局').click();
    await act(office, '交办');
    await expect(panel.getByText('待签收')).toBeVisible();
    const market = await signIn(browser, 'duyun.market');
    await market.goto(leadAddress);
    await market.getByRole('button', { name: '签收', exact: true }).click();
    await market.getByRole('button', { name: '开始核查' }).click();
    await act(market, '开始核查');
    await market.getByRole('button', { name: '申请延期' }).click();
    await market.getByRole('dialog').getByRole('textbox').fill('主要证人在外地，需要时间');
    await act(market, '申请延期');
    const head = await signIn(browser, 'duyun.head');
    await head.goto(leadAddress);
    await head.getByRole('button', { name: '批准', exact: true }).click();
    await head.getByRole('dialog').getByRole('textbox').fill('情况属实，同意延期');
    await act(head, '批准');
    await expect(head.getByText('已批准')).toBeVisible();
    await head.context().close();
    await market.context().close();
  });

  test('police and market regulation analyse it together and both sign', async ({ browser }) => {
    const market = await signIn(browser, 'duyun.market');
    const police = await signIn(browser, 'duyun.police');
    await market.goto(leadAddress);
    await market.getByRole('button', { name: '召集共同研判' }).click();
    await market.getByLabel('研判事项').fill('窝点性质和处理方式');
    await act(market, '召集共同研判');
    for (const page of [market, police]) {
      await page.goto(leadAddress);
      await page.getByRole('button', { name: '提交意见' }).click();
      await page.getByLabel(/参加人员/u).fill('甲、乙');
      await page.getByLabel('意见', { exact: true }).fill('现有证据符合行政立案条件');
      await act(page, '提交意见');
    }
    await police.getByRole('button', { name: '写结论' }).click();
    await police.getByLabel(/^结论/u).fill('由市场监管行政立案，公安配合');
    await act(police, '写结论');
    await police.getByRole('button', { name: '签字', exact: true }).click();
    await market.reload();
    await market.getByRole('button', { name: '签字', exact: true }).click();
    await expect(market.getByText('双方已签字')).toBeVisible();
    await market.context().close();
    await police.context().close();
  });

  test('it is confirmed, and the anonymous reporter reads the answer with the code', async ({ browser }, info) => {
    await office.goto(leadAddress);
    await office.getByRole('button', { name: '核查属实' }).click();
    for (const part of ['组织', '人员', '窝点', '规模', '动态']) {
      await office.getByLabel(part, { exact: true }).fill(`${part}已查明`);
    }
    await office.getByLabel('核查结论').fill('两名执法人员现场核查，情况属实。');
    await act(office, '核查属实');
    const reporters = office.getByRole('region', { name: '向举报人反馈' });
    await reporters.getByRole('button', { name: '反馈结果' }).first().click();
    await office.getByLabel(/告知内容/u).fill(answer);
    await act(office, '反馈结果');
    await expect(reporters.getByText(/已反馈（回执码）/u)).toBeVisible();
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(String(info.config.metadata['tipline']));
    await page.getByRole('link', { name: '查看进展' }).first().click();
    await page.getByLabel('回执码').fill(receipt);
    await page.getByRole('button', { name: '查看' }).click();
    await expect(page.getByText(answer)).toBeVisible();
    await page.context().close();
  });

  test('a lead sent to another county is refused and the prefecture designates', async ({ browser }) => {
    const title = `移送线索 ${mark}`;
    await office.goto('/leads/new');
    await office.getByRole('combobox', { name: '来源' }).click();
    await office.getByTitle('媒体').click();
    await office.getByLabel('标题').fill(title);
    await office.getByLabel('摘要').fill('报道称主要窝点在福泉市。');
    await office.getByRole('button', { name: '登记', exact: true }).click();
    await expect(office.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    await office.getByRole('button', { name: '移送其他地区' }).click();
    await office.getByRole('combobox', { name: '移送到' }).click();
    await office.getByTitle('福泉市').click();
    await office.getByRole('dialog').locator('textarea').fill('主要窝点在福泉市');
    await act(office, '移送其他地区');
    const fuquan = await signIn(browser, 'fuquan.office');
    await fuquan.goto('/leads/hand-overs');
    const sent = (page: Page) => page.getByRole('article', { name: title });
    await sent(fuquan).getByRole('button', { name: '退回' }).click();
    await fuquan.getByRole('dialog').getByRole('textbox').fill('主要行为地在都匀市');
    await act(fuquan, '退回');
    await office.goto('/leads/hand-overs');
    await sent(office).getByRole('button', { name: '报请指定管辖' }).click();
    await office.getByRole('dialog').getByRole('textbox').fill('协商不成，请指定管辖');
    await act(office, '报请指定管辖');
    const prefecture = await signIn(browser, 'zhou.office');
    await prefecture.goto('/leads/hand-overs');
    await sent(prefecture).getByRole('button', { name: '指定管辖' }).click();
    await prefecture.getByRole('dialog').locator('textarea').fill('主要窝点在福泉，由福泉办理');
    await act(prefecture, '指定管辖');
    await fuquan.goto('/leads');
    await expect(fuquan.getByRole('link', { name: title, exact: true }).first()).toBeVisible();
    await office.goto('/leads/map');
    await expect(office.getByRole('heading', { name: '线索分布' })).toBeVisible();
    await office.context().close();
  });
});
