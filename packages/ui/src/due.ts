import type { UiLanguage } from './environment.tsx';

export type DueUnit = 'working_day' | 'day' | 'month' | 'hour';

/** What is left of a time limit, as counted by the server with its calendar. */
export interface Due {
  /** Units left; 0 = ends within this unit; negative = over. */
  readonly left: number;
  readonly unit: DueUnit;
}

export type DueTone = 'calm' | 'near' | 'today' | 'over';

/** From how many units left a limit is shown as near. */
const NEAR: Readonly<Record<DueUnit, number>> = { working_day: 3, day: 3, month: 1, hour: 4 };

export function dueTone({ left, unit }: Due): DueTone {
  if (left < 0) return 'over';
  if (left === 0) return 'today';
  return left <= NEAR[unit] ? 'near' : 'calm';
}

const UNIT_ZH: Readonly<Record<DueUnit, string>> = { working_day: '个工作日', day: '天', month: '个月', hour: '小时' };
const NOW_ZH: Readonly<Record<DueUnit, string>> = {
  working_day: '今天到期',
  day: '今天到期',
  month: '本月到期',
  hour: '1 小时内到期',
};
const UNIT_EN: Readonly<Record<DueUnit, string>> = {
  working_day: 'working day',
  day: 'day',
  month: 'month',
  hour: 'hour',
};
const NOW_EN: Readonly<Record<DueUnit, string>> = {
  working_day: 'due today',
  day: 'due today',
  month: 'due this month',
  hour: 'due within the hour',
};

/** 剩 3 个工作日 · 今天到期 · 已超期 2 天 */
export function dueWords({ left, unit }: Due, language: UiLanguage): string {
  const count = Math.abs(left);
  if (language === 'zh-CN') {
    if (left === 0) return NOW_ZH[unit];
    return left > 0 ? `剩 ${count} ${UNIT_ZH[unit]}` : `已超期 ${count} ${UNIT_ZH[unit]}`;
  }
  if (left === 0) return NOW_EN[unit];
  const units = `${count} ${UNIT_EN[unit]}${count === 1 ? '' : 's'}`;
  return left > 0 ? `${units} left` : `${units} overdue`;
}
