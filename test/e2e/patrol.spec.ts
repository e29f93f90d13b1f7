import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';

/** From a patrol to a site that is closed and comes up again, on the screens, as its officers go. */
test.describe.serial('online patrol', () => {
  let officer: Page;
  const site = `返利联盟${Date.now()}`;
  const host = `fanli-${Date.now()}.test`;

  test('an officer enters a patrol with words of the dictionary', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await officer.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '网上巡查' }).click();
    await officer.getByRole('link', { name: '巡查记录' }).click();
    await officer.getByRole('link', { name: '登记巡查' }).click();
    await officer.getByLabel('平台').fill('搜索引擎');
    await officer.getByRole('button', { name: '资本运作' }).click();
    await officer.getByLabel('巡查结果').fill('发现可疑网站 1 个。');
    await officer.getByRole('button', { name: '登记', exact: true }).click();
    await expect(officer.getByRole('heading', { name: /搜索引擎/u })).toBeVisible();
    await expect(officer.getByText('资本运作')).toBeVisible();
  });

  test('the site found on it is sorted by its disguise', async () => {
    await officer.getByRole('link', { name: '登记发现的对象' }).click();
    await officer.getByLabel('网址').fill(`https://www.${host}/home`);
    await expect(officer.getByText(`识别为：${host}`)).toBeVisible();
    await officer.getByLabel('名称').fill(site);
    await officer.getByLabel('内容说明').fill('以资本运作为名，缴纳 2980 元加入，拉人返利。');
    await officer.getByRole('button', { name: '登记', exact: true }).click();
    await expect(officer.getByRole('heading', { name: site })).toBeVisible();
    await expect(officer.getByText('资本运作', { exact: true })).toBeVisible();
  });

  test('it is fixed as evidence by two officers and keeps its digests', async () => {
    await officer.getByRole('button', { name: '固定证据' }).click();
    const dialog = officer.getByRole('dialog', { name: '固定证据' });
    await dialog.locator('input[type=file]').setInputFiles({
      name: '首页截图.png',
      mimeType: 'image/png',
      buffer: Buffer.from('首页截图'),
    });
    await dialog.getByLabel('执法人员').fill('陆思远');
    await officer.keyboard.press('Enter');
    await dialog.getByLabel('执法人员').fill('蒙晓月');
    await officer.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '固定证据' }).click();
    await expect(officer.getByRole('region', { name: '固定的证据' }).getByText('首页截图.png')).toBeVisible();
    await expect(officer.getByText(/SM3 [0-9a-f]{12}…/u)).toBeVisible();
  });

  test('it is referred by a letter that can be downloaded, answered, and re-checked: up again', async () => {
    await officer.getByRole('button', { name: '移送通信管理部门' }).click();
    const refer = officer.getByRole('dialog', { name: '移送通信管理部门' });
    await refer.getByLabel('发文字号').fill('匀市监函〔2026〕88号');
    await refer.getByRole('button', { name: '移送通信管理部门' }).click();
    const letter = officer.waitForEvent('download');
    await officer.getByRole('link', { name: '下载函' }).click();
    expect((await letter).suggestedFilename()).toBe(`${site}-移送函.docx`);
    await expect(officer.getByText('催要通信管理部门处置反馈')).toBeVisible();

    await officer.getByRole('button', { name: '登记处置反馈' }).click();
    const answer = officer.getByRole('dialog', { name: '登记处置反馈' });
    await answer.getByLabel('关停').check();
    await answer.getByLabel('反馈内容').fill('已通知接入商关停。');
    await answer.getByRole('button', { name: '登记处置反馈' }).click();
    await expect(officer.getByText('已处置').first()).toBeVisible();

    await officer.getByRole('button', { name: '登记回查' }).click();
    const check = officer.getByRole('dialog', { name: '登记回查' });
    await check.getByLabel('重新上线').check();
    await check.getByLabel('核查情况').fill('更换服务器后又能打开。');
    await check.getByRole('button', { name: '登记回查' }).click();
    await expect(officer.getByText('重新上线 1 次')).toBeVisible();
  });

  test('found again under another writing it is recognised', async () => {
    const address = officer.url();
    await officer.goto('/patrol/new');
    await officer.getByLabel('网址').fill(host.toUpperCase());
    await expect(officer.getByText('本辖区已登记过同一对象')).toBeVisible();
    await expect(officer.getByRole('alert').getByRole('link', { name: site })).toBeVisible();
    await officer.goto(address);
  });

  test('one step makes it a lead of the source online patrol', async () => {
    await officer.getByRole('button', { name: '转为线索' }).click();
    await officer.getByRole('dialog').getByRole('button', { name: '转为线索' }).click();
    await officer.getByRole('link', { name: '查看线索' }).click();
    await expect(officer.getByRole('heading', { name: `网站“${site}”` })).toBeVisible();
    await expect(officer.getByText('网上巡查').first()).toBeVisible();
    await officer.context().close();
  });
});
