/**
 * Closes a `switch` over a union: the compiler refuses the call while a case is missing.
 * Throws if data from outside slipped past its parser.
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
