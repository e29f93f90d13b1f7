/** To the second, in Chinese time: the order of arrival turns on it. */
export function secondText(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
