/**
 * The few errors that leave the server. `id` is stable; screens translate it. `detail` says in
 * Chinese what happened and how to mend it. Mapped to HTTP in one place (platform/http).
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly id: string;
  readonly status: number;
  readonly issues: readonly FieldIssue[];

  constructor(fault: Fault) {
    super(fault.detail);
    this.id = fault.id;
    this.status = fault.status;
    this.issues = fault.issues ?? [];
  }
}

export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}

export interface Fault {
  readonly id: string;
  readonly status: number;
  readonly detail: string;
  readonly issues?: readonly FieldIssue[];
}

/** The record does not exist or lies outside the actor's scope: the two look alike. */
export function notFound(what: string): DomainError {
  return new DomainError({ id: 'not-found', status: 404, detail: `没有找到${what}，或者不在您的辖区内。` });
}

export function forbidden(reason: string): DomainError {
  return new DomainError({ id: reason, status: 403, detail: '您的角色不能进行此项操作。' });
}

/** The record is not in the state that the act needs, or someone else changed it meanwhile. */
export function conflict(id: string, detail: string): DomainError {
  return new DomainError({ id, status: 409, detail });
}

/** Input is well formed but breaks a rule. */
export function invalid(id: string, detail: string, issues: readonly FieldIssue[] = []): DomainError {
  return new DomainError({ id, status: 422, detail, issues });
}
