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
 * Reads threshold rules from a file of `law/thresholds`, whose tests `30_3`, `120` and `2_5m` hold the figures, or from the
 * short form `{id, version, people, levels, serious: {people, moneyFen}}`. Throws SchemeError `rules`, naming the field.
 * Other fields and tests are left alone.
 */
export function parseThresholdRules(data: unknown): ThresholdRules {
  const root = fieldsOf(data, 'the rules');
  return { id: textOf(root, 'id'), version: textOf(root, 'version'), ...figuresOf(root) };
}

type RuleFigures = Omit<ThresholdRules, 'id' | 'version'>;

function figuresOf(root: Readonly<Record<string, unknown>>): RuleFigures {
  const { tests } = root;
  if (!Array.isArray(tests)) return shortForm(root);
  if (root['people'] !== undefined || root['serious'] !== undefined)
    throw new SchemeError(
      'rules',
      'the rules must have either "tests" or the fields "people", "levels" and "serious", not both',
    );
  const needs = (key: string): Readonly<Record<string, unknown>> => {
    const test: unknown = tests.find(
      (one: unknown) => typeof one === 'object' && one !== null && 'key' in one && one.key === key,
    );
    return fieldsOf(fieldsOf(test, `test "${key}"`)['needs'], `needs of test "${key}"`);
  };
  const first = needs('30_3');
  return {
    people: countOf(first, 'people'),
    levels: countOf(first, 'levels'),
    peopleSerious: countOf(needs('120'), 'people'),
    moneySerious: countOf(needs('2_5m'), 'moneyFen'),
  };
}

function shortForm(root: Readonly<Record<string, unknown>>): RuleFigures {
  const serious = fieldsOf(root['serious'], 'serious');
  return {
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
