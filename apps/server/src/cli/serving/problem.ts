/** The installation cannot run as it is; the message says what, where and how to mend it, in Chinese and English. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
