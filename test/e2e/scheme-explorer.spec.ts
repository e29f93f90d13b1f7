import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { inventMemberTable } from '../world/member-table.ts';
import { signIn } from './people.ts';

/** Two heads of lines right below the top. */
const HEAD = 'YP100001';
const BIGGEST = 'YP118002';

/** The analyst looks a member up and follows his line, on the demo scheme. */
test.describe.serial('looking into the structure of a scheme', () => {
  let analyst: Page;
  let address = '';

  const panel = () => analyst.getByRole('complementary', { name: '会员面板' });
  const chosen = () => panel().getByRole('heading', { level: 2 }).first();
  const view = (name: string) => analyst.getByRole('radiogroup', { name: '视图' }).getByText(name, { exact: true });
  const find = async (text: string) => {
    await analyst.getByRole('searchbox', { name: '查找会员' }).fill(text);
    await analyst.getByRole('button', { name: '查找', exact: true }).click();
  };
  const results = () => analyst.getByRole('list', { name: '查找结果' }).getByRole('button');

  test('the analyst opens the structure of the demo scheme; the tree shown is named', async ({ browser }) => {
    analyst = await signIn(browser, 'duyun.analyst');
    await analyst.goto('/schemes');
    await analyst.getByRole('link', { name: '查看 云上优品' }).first().click();
    await analyst.getByRole('link', { name: '结构', exact: true }).click();
    await expect(analyst.getByText('现在是推荐树：谁推荐谁。')).toBeVisible();
    address = new URL(analyst.url()).pathname;
  });

  test('a member is found by id and by pinyin, and the result says why', async () => {
    await find(HEAD);
    await expect(results().first()).toContainText('编号相符');
    for (const text of ['haoqinjing', 'HQJ', '郝琴靜']) {
      await find(text);
      const hit = results().filter({ hasText: HEAD });
      await expect(hit).toContainText(text.startsWith('郝') ? '姓名相符' : '拼音相符');
    }
    await find('wang');
    await expect(analyst.getByText('只列出前 50 个，请输入更长的文字。')).toBeVisible();
  });

  test('a search for a phone finds its owner, masked', async () => {
    const phone = inventMemberTable('demo').rows.find(([id]) => id === HEAD)?.[3] ?? '';
    await find(phone);
    const hit = results().filter({ hasText: HEAD });
    await expect(hit).toContainText(`手机号相符 ${phone.slice(0, 3)}****${phone.slice(-4)}`);
    expect(analyst.url()).not.toContain(phone);
    await hit.click();
    await expect(chosen()).toContainText(`${HEAD} 郝琴静`);
    await expect(panel()).not.toContainText(phone);
    await analyst.getByRole('button', { name: '关闭结果' }).click();
    await expect(results()).toHaveCount(0);
  });

  test('the panel shows every basis, and the path leads back to all tops', async () => {
    const table = panel().getByRole('table').filter({ hasText: '这个人' });
    for (const basis of ['按账号', '按激活账号', '按人', '按人，除去纯消费者', '按人，除去代家人持有'])
      await expect(table.getByRole('rowheader', { name: basis, exact: true })).toBeVisible();
    await expect(table).toContainText('18,001 人');
    const path = analyst.getByRole('navigation', { name: '到顶点的路径' });
    await expect(path.getByRole('button', { name: /^YP100000/u })).toBeVisible();
    await path.getByRole('button', { name: /^YP100000/u }).click();
    await expect(chosen()).toContainText('YP100000');
    await expect(analyst).toHaveURL(/from=0&account=0/u);
  });

  test('the list is a tree for the keyboard', async () => {
    await analyst.goto(address);
    const tree = analyst.getByRole('tree');
    const current = () => tree.locator('.is-current');
    await expect(tree.getByRole('treeitem').first()).toBeVisible();
    await tree.focus();
    await analyst.keyboard.press('Home');
    await expect(current()).toHaveAttribute('aria-expanded', 'false');
    await analyst.keyboard.press('ArrowRight');
    await expect(current()).toHaveAttribute('aria-expanded', 'true');
    await analyst.keyboard.press('ArrowRight');
    await expect(current()).toHaveAttribute('aria-level', '2');
    await analyst.keyboard.press('Enter');
    await expect(chosen()).toContainText(BIGGEST);
    await analyst.keyboard.press('ArrowLeft');
    await expect(current()).toHaveAttribute('aria-level', '1');
    await analyst.keyboard.press('ArrowLeft');
    await expect(current()).toHaveAttribute('aria-expanded', 'false');
    await analyst.keyboard.press('End');
    await expect(current()).not.toContainText('YP100000');
  });

  test('the icicle is walked by keys, and says in words what it shows', async () => {
    await view('冰柱图').click();
    await expect(analyst).toHaveURL(/view=icicle/u);
    const drawing = analyst.getByRole('tree', { name: /冰柱图/u });
    await drawing.focus();
    await analyst.keyboard.press('Home');
    await analyst.keyboard.press('ArrowDown');
    const current = await drawing.getAttribute('aria-activedescendant');
    await expect(analyst.locator(`[id="${current}"]`)).toHaveAttribute(
      'aria-label',
      /YP1\d+.*第 2 层，线内 .* 个账号/u,
    );
    await analyst.keyboard.press('Enter');
    await expect(chosen()).toContainText(BIGGEST);
    await analyst.getByText('以表格查看').click();
    await expect(analyst.getByRole('rowheader', { name: new RegExp(`^${BIGGEST}`, 'u') })).toBeVisible();
  });

  test('the links are a picture of a bounded number of nodes, the others put together', async () => {
    await view('关系图').click();
    const drawing = analyst.getByRole('tree', { name: /关系图/u });
    await expect(drawing.getByRole('treeitem', { name: /其余 [\d,]+ 人/u }).first()).toBeAttached();
    expect(await drawing.getByRole('treeitem').count()).toBeLessThanOrEqual(120);
    const before = await drawing.getAttribute('width');
    await analyst.getByRole('button', { name: '放大' }).click();
    await expect(drawing).not.toHaveAttribute('width', before ?? '');
    await drawing.focus();
    await analyst.keyboard.press('0');
    const height = Number(await drawing.getAttribute('height'));
    expect(height).toBeLessThanOrEqual(560);
  });

  test('a picture is saved with its Chinese, after saying what for', async () => {
    const save = async (format: string) => {
      await analyst.getByRole('button', { name: /^导\s*出$/u }).click();
      const dialog = analyst.getByRole('dialog');
      await dialog.getByText(format, { exact: true }).click();
      await dialog.getByRole('textbox', { name: /用途/u }).fill('案情分析会使用');
      const download = analyst.waitForEvent('download');
      await dialog.getByRole('button', { name: /^导\s*出$/u }).click();
      const file = await download;
      await expect(dialog).toBeHidden();
      return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
    };
    const svg = await save('图片 SVG');
    expect(svg.name).toBe('云上优品-关系图.svg');
    expect(/推荐树，第 \d+ 次分析/u.test(svg.content.toString('utf8'))).toBe(true);
    const png = await save('图片 PNG');
    expect(png.name).toBe('云上优品-关系图.png');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    const csv = await save('CSV 表格');
    expect(csv.name).toBe('云上优品-下线明细.csv');
    const lines = csv.content.toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(19_199);
    expect(lines[1]).toMatch(new RegExp(`^${BIGGEST},`, 'u'));
    expect(csv.content.toString('utf8')).not.toMatch(/,1[3-9]\d{9},/u);
    const xlsx = await save('Excel 表格');
    expect(xlsx.content.subarray(0, 2).toString()).toBe('PK');
  });

  test('the same member in the placement tree; the address brings it back', async () => {
    await analyst.getByRole('radiogroup', { name: '所用的树' }).getByText('接点树').click();
    await expect(analyst.getByText('现在是接点树：谁安置在谁下面。')).toBeVisible();
    await expect(analyst).toHaveURL(/tree=placement/u);
    await expect(chosen()).toContainText(BIGGEST);
    await analyst.reload();
    await expect(analyst.getByRole('tree', { name: /关系图/u })).toBeVisible({ timeout: 60_000 });
    await expect(chosen()).toContainText(BIGGEST);
    await view('列表').click();
    await expect(analyst.getByRole('tree', { name: /接点树/u })).toBeVisible();
  });

  test('on a phone nothing runs out of the page', async () => {
    await analyst.setViewportSize({ width: 390, height: 844 });
    for (const name of ['列表', '冰柱图', '关系图']) {
      await view(name).click();
      await expect(analyst.getByRole('tree')).toBeVisible();
      const wide = await analyst.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
      expect(wide, name).toBe(false);
    }
  });
});
