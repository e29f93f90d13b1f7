import type { ServerModule } from '../platform/module.ts';
import { auditModule } from './audit/index.ts';
import { jurisdictionsModule } from './jurisdictions/index.ts';

/** The modules of the system, lower levels first. */
export const MODULES: readonly ServerModule[] = [
  // L1
  jurisdictionsModule,
  // L7
  auditModule,
];
