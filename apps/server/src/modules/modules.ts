import type { ServerModule } from '../platform/module.ts';

/** The modules of the system, lower levels first. */
export const MODULES: readonly ServerModule[] = [];
