import type { Role } from '@qingyuan/contract/roles';

/** The auditor reads the trail and can change nothing. */
export const AUDITORS: readonly Role[] = ['auditor'];
