import type { ServerModule } from '../platform/module.ts';
import { auditModule } from './audit/index.ts';
import { casesModule } from './cases/index.ts';
import { evidenceModule } from './evidence/index.ts';
import { jurisdictionsModule } from './jurisdictions/index.ts';
import { notificationsModule } from './notifications/index.ts';
import { patrolModule } from './patrol/index.ts';
import { personsModule } from './persons/index.ts';
import { leadsModule } from './leads/index.ts';
import { rewardsModule } from './rewards/index.ts';
import { schemesModule } from './schemes/index.ts';
import { screeningModule } from './screening/index.ts';
import { statisticsModule } from './statistics/index.ts';
import { tipsModule } from './tips/index.ts';

/** The modules of the system, lower levels first. */
export const MODULES: readonly ServerModule[] = [
  // L1
  jurisdictionsModule,
  // L2
  personsModule,
  evidenceModule,
  // L3
  tipsModule,
  leadsModule,
  patrolModule,
  screeningModule,
  // L4
  casesModule,
  // L5
  schemesModule,
  rewardsModule,
  // L7
  statisticsModule,
  notificationsModule,
  auditModule,
];
