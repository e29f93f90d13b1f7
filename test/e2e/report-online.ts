import type { Page } from '@playwright/test';

/** Reports through the three steps of the public's site. @returns the receipt code. */
export async function reportOnline(
  page: Page,
  tipline: string,
  report: { readonly what: string; readonly place: string },
): Promise<string> {
  await page.goto(tipline);
  await page.getByRole('link', { name: '我要举报' }).click();
  await page.getByLabel('聚在一起听课、住在一起（窝点）').check();
  await page.getByLabel('请把您知道的写下来').fill(report.what);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('在哪个县（市）、乡镇（街道）？').selectOption({ label: '都匀市（不清楚乡镇）' });
  await page.getByLabel('具体地方').fill(report.place);
  await page.getByRole('button', { name: '下一步' }).click();
  await answerQuestion(page);
  await page.getByRole('button', { name: '提交举报' }).click();
  return (await page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]$/u).textContent()) ?? '';
}

const DIGITS = '零一二三四五六七八九十';

/** Without JavaScript the form asks `三加四等于几？` instead of making the browser work. */
async function answerQuestion(page: Page): Promise<void> {
  const question = page.getByLabel(/等于几/u);
  if ((await question.count()) === 0) return;
  const text =
    (await page
      .getByText(/等于几/u)
      .first()
      .textContent()) ?? '';
  const [, a = '', sign, b = ''] = /(.)([加减])(.)等于几/u.exec(text) ?? [];
  const [left, right] = [DIGITS.indexOf(a), DIGITS.indexOf(b)];
  await question.fill(String(sign === '减' ? left - right : left + right));
}
