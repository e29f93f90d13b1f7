import { expect, type Locator, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';

/** From a figure of the overview to the persons behind it, what is recorded about them, and the decisions. */
test.describe.serial('persons of a scheme and the tests of the law', () => {
  test.setTimeout(180_000);
  let officer: Page;
  let personsAddress = '';
  let punished = '';
  const matrix = () => officer.getByRole('table', { name: '各标准、各口径的人数' });
  const drawer = () => officer.getByRole('dialog', { name: /^对照标准/u });
  const testRow = (name: string) => drawer().getByRole('table', { name: '法定标准' }).getByRole('row', { name });
  const day = (from: number) => new Date(Date.now() - from * 86_400_000).toISOString().slice(0, 10);

  /** Opens somebody beside the list about whom nothing is decided and no penalty recorded. */
  async function compareAnother(): Promise<void> {
    await officer.goto(`${personsAddress}?page=2`);
    await officer
      .getByRole('row')
      .filter({ hasText: '尚未认定', hasNotText: '受过处罚再犯' })
      .first()
      .getByRole('link', { name: /^对照标准/u })
      .click();
    await expect(testRow('立案追诉')).toBeVisible();
  }

  async function typeDay(dialog: Locator, label: RegExp, value: string): Promise<void> {
    await dialog.getByLabel(label).fill(value);
    await dialog.getByLabel(label).press('Enter');
  }

  const confirm = (dialog: Locator) => dialog.getByRole('button', { name: /确\s*定/u }).click();

  test('a figure of the overview opens the persons behind it', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await officer.goto('/schemes');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    const figures = officer.getByRole('table', { name: '推荐树（推荐人关系）' });
    const figure = figures
      .getByRole('row', { name: /^按激活账号/u })
      .getByRole('link')
      .first();
    const count = (await figure.textContent()) ?? '';
    await figure.click();
    await expect(officer.getByText(/立案追诉：三十人以上且三级以上，按激活账号，推荐关系/u)).toBeVisible();
    await expect(officer.getByText(`共 ${count.replaceAll(',', '')} 条`)).toBeVisible();
    personsAddress = new URL(officer.url()).pathname;
  });

  test('a cell of the matrix opens its list; the basis that the rule names is marked', async () => {
    const row = matrix().getByRole('row', { name: /^情节严重：累计一百二十人以上/u });
    await expect(row.getByText('规则')).toHaveCount(1);
    const cell = row.getByRole('link').nth(3);
    const count = (await cell.textContent()) ?? '';
    await cell.click();
    await expect(officer).toHaveURL(/threshold=(%22)?120(%22)?&basis=participants/u);
    await expect(officer.getByText(`共 ${count.replaceAll(',', '')} 条`)).toBeVisible();
    await officer.getByText('接点关系', { exact: true }).click();
    await expect(officer.getByText(/按人，除去纯消费者，接点关系/u)).toBeVisible();
  });

  test('an earlier penalty is recorded, and the test of somebody punished before is reached within the year', async () => {
    await compareAnother();
    punished = officer.url();
    await expect(testRow('受过处罚再犯')).toContainText('未达到');
    await drawer().getByRole('button', { name: '登记处罚' }).click();
    const dialog = officer.getByRole('dialog', { name: /^登记处罚/u });
    await dialog.getByLabel(/作出处罚的机关/u).fill('遵义市市场监督管理局');
    await dialog.getByLabel(/文书号/u).fill('遵市监罚〔虚构〕77号');
    await typeDay(dialog, /生效日期/u, day(100));
    await dialog.getByRole('textbox', { name: /怎样确认是本人/u }).fill('处罚决定书所载身份证号一致');
    await confirm(dialog);
    await expect(dialog).toBeHidden();
    await expect(testRow('受过处罚再犯')).toContainText('计入的处罚：遵市监罚〔虚构〕77号');
    await expect(testRow('受过处罚再犯').getByText('达到', { exact: true })).toBeVisible();
    const here = new URL(officer.url());
    here.searchParams.set('on', day(101));
    await officer.goto(here.href);
    await expect(testRow('受过处罚再犯')).toContainText('没有计入的处罚');
  });

  test('the role of somebody punished before needs a day of conduct within the window', async () => {
    await officer.goto(punished);
    await drawer().getByRole('button', { name: '认定', exact: true }).click();
    const dialog = officer.getByRole('dialog', { name: /^认定/u });
    await dialog.getByLabel('所起的作用').click();
    await officer.locator('.ant-select-item-option').filter({ hasText: '受过处罚再犯' }).click();
    await typeDay(dialog, /本次行为日期/u, day(101));
    await dialog.getByRole('textbox', { name: /理由/u }).fill('处罚决定书与本案数据、陈述相互印证。');
    await confirm(dialog);
    await expect(dialog.getByText(/均不计入/u)).toBeVisible();
    await typeDay(dialog, /本次行为日期/u, day(50));
    await confirm(dialog);
    await expect(dialog).toBeHidden();
    await expect(drawer().getByText(new RegExp(`行为日期 ${day(50)}，计入处罚 1 次`, 'u'))).toBeVisible();
    await drawer()
      .getByRole('button', { name: /^撤回 遵市监罚/u })
      .click();
    const withdrawal = officer.getByRole('dialog', { name: /^撤回处罚登记/u });
    await withdrawal.getByRole('textbox').fill('试着撤回作为依据的处罚');
    await confirm(withdrawal);
    await expect(withdrawal.getByText(/请先重新认定/u)).toBeVisible();
  });

  test('a formal exit splits the line at its day; another person is excluded with the ground', async () => {
    await compareAnother();
    await drawer()
      .getByRole('button', { name: '登记退出' })
      .or(drawer().getByRole('button', { name: '重新登记' }))
      .click();
    const exit = officer.getByRole('dialog', { name: /^登记退出/u });
    await typeDay(exit, /退出日期/u, '2025-08-31');
    await exit.getByLabel(/证明退出的材料/u).fill('退会声明');
    await exit.getByText('继续获得', { exact: true }).click();
    await exit.getByRole('textbox', { name: /理由/u }).fill('返利流水显示退出后仍有返利');
    await confirm(exit);
    await expect(exit).toBeHidden();
    const split = drawer()
      .getByRole('table', { name: /退出前后的下线/u })
      .getByRole('row', { name: /^人数/u });
    const [whole, until] = (await split.getByRole('cell').allTextContents()).map((text) =>
      Number(text.replaceAll(',', '')),
    );
    expect(whole).toBeGreaterThan(until ?? Number.NaN);

    await drawer().getByRole('button', { name: '认定', exact: true }).click();
    const dialog = officer.getByRole('dialog', { name: /^认定/u });
    await dialog.getByText('排除', { exact: true }).click();
    await dialog.getByText('单纯从事劳务性工作', { exact: true }).click();
    await dialog.getByRole('textbox', { name: /理由/u }).fill('系客服，按单位指派工作，没有提成。');
    await confirm(dialog);
    await expect(dialog).toBeHidden();
    await expect(drawer().getByText('原因：单纯从事劳务性工作')).toBeVisible();
  });

  test('looking for the person in other schemes asks for the purpose', async () => {
    await drawer().getByRole('button', { name: '查找其他组织' }).click();
    const dialog = officer.getByRole('dialog', { name: /^在其他组织中查找/u });
    await dialog.getByRole('textbox', { name: /用途/u }).fill('核对是否组织多个传销组织');
    await confirm(dialog);
    await expect(drawer().getByRole('table', { name: '在其他组织中的下线' })).toBeVisible();
  });

  test('the time line of the case shows all of it', async () => {
    await officer.goto('/cases');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    for (const act of ['登记以前的处罚', '登记正式退出', '标记组织成员角色'])
      await expect(officer.getByText(act).first()).toBeVisible();
  });
});
