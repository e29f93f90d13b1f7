import type { GradingFile } from '@qingyuan/contract/law-grading';
import { LeadGrade } from '@qingyuan/contract/leads';

/** The highest grade among the criteria that are met; ordinary if none is. Throws RangeError for an unknown criterion. */
export function gradeBy(rule: Pick<GradingFile, 'criteria'>, met: readonly string[]): LeadGrade {
  const grades = met.map((id) => {
    const criterion = rule.criteria.find((one) => one.id === id);
    if (criterion === undefined) throw new RangeError(`unknown criterion ${id}`);
    return LeadGrade.options.indexOf(criterion.grade);
  });
  return LeadGrade.options[grades.reduce((high, grade) => Math.max(high, grade), 0)] ?? 'ordinary';
}
