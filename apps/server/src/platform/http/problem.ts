import type { Problem } from '@qingyuan/contract/common';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { DomainError, type FieldIssue } from '../access/errors.ts';

/** Turns whatever was thrown into the one form of answer; unknown faults say nothing outside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof DomainError) {
    return problem(error.id, error.status, { detail: error.message, issues: error.issues });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((one) => ({
      path: one.instancePath.replace(/^\//u, ''),
      message: one.message ?? '',
    }));
    return problem('invalid-input', 422, { detail: '填写的内容有误，请按提示修改。', issues });
  }
  const status = (error as FastifyError).statusCode;
  if (status === 429) return problem('too-many-requests', 429, { detail: '操作太频繁，请稍后再试。' });
  if (status === 413) return problem('too-large', 413, { detail: '内容超过允许的大小。' });
  if (status !== undefined && status >= 400 && status < 500)
    return problem('bad-request', status, { detail: '请求格式有误。' });
  return problem('internal', 500, { detail: '系统出现故障，请稍后再试；如反复出现，请联系系统管理员。' });
}

interface Said {
  readonly detail: string;
  readonly issues?: readonly FieldIssue[];
}

function problem(id: string, status: number, { detail, issues = [] }: Said): Problem {
  return { type: id, title: id, status, detail, ...(issues.length > 0 ? { issues: [...issues] } : {}) };
}
