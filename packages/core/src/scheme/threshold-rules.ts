import { SchemeError } from './scheme-error.ts';

/** The figures that the engine compares with; they come from versioned law data, never from code. All are inclusive. */
export interface ThresholdRules {
  readonly id: string;
  readonly version: string;
  /** People in the organisation, the organiser included. */
  readonly people: number;
  /** Levels, the organiser's own included. */
  readonly levels: number;
  /** People that make it serious. */
  readonly peopleSerious: number;
  /** Money paid in, in fen, that makes it serious. */
  readonly moneySerious: number;
}

/**
 * Reads threshold rules from a file of `law/thresholds` (or one in the same form). Throws SchemeError `rules`,
 * naming the field. Other fields (title, citation, dates) are for people and are left alone.
 */
export function parseThresholdRules(data: unknown): ThresholdRules {
  const root = fieldsOf(data, 'the rules');
  const serious = fieldsOf(root['serious'], 'serious');
  return {
    id: textOf(root, 'id'),
    version: textOf(root, 'version'),
    people: countOf(root, 'people'),
    levels: countOf(root, 'levels'),
    peopleSerious: countOf(serious, 'people'),
    moneySerious: countOf(serious, 'moneyFen'),
  };
}

/** How a result names its rules: `id@version`. */
export function rulesReference(rules: ThresholdRules): string {
  return `${rules.id}@${rules.version}`;
}

function fieldsOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new SchemeError('rules', `${name} must be an object like those of law/thresholds`);
}

function textOf(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && /^[\w.-]+$/u.test(value)) return value;
  throw new SchemeError('rules', `rule field "${name}" must be a short text without blanks`);
}

function countOf(fields: Readonly<Record<string, unknown>>, name: string): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw new SchemeError('rules', `rule field "${name}" must be a whole number from 1`);
}
