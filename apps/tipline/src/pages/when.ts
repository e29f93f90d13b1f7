import type { View } from './layout.ts';

/** To the minute, in China's time. */
export function when(instant: string, { locale }: View): string {
  return new Date(instant).toLocaleString(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  });
}
