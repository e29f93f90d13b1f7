import { randomUUID } from 'node:crypto';
import { shanghaiDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
import type { Actor } from '../../../platform/access/actor.ts';
import { execute } from '../../../platform/command/execute.ts';
import { readInScope } from '../../../platform/db/scope.ts';
import type { TimedWork } from '../../../platform/jobs/timed-work.ts';
import { publishReceiptsCommand } from './publish-receipts.command.ts';
import { receiptsWait } from './receipts.sql.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The installation itself; it sees no tip, only that some wait. */
const SYSTEM: Actor = {
  userId: NOBODY,
  name: '系统',
  roles: [],
  agency: { id: NOBODY, name: '', kind: '' },
  areaCode: '522700',
  scope: { actorId: NOBODY, area: '5227' },
  via: 'job',
};

/** Publishes the root of a day that has passed, in Chinese time. */
export const publishDaily: TimedWork = {
  name: 'publish receipts',
  run: async (platform) => {
    const today = new Date(startOfDay(shanghaiDate(platform.clock().getTime())));
    const wait = await readInScope(platform.db, SYSTEM.scope, (db) => receiptsWait(db, SYSTEM.scope, today));
    if (wait)
      await execute(platform.spine, publishReceiptsCommand, { actor: SYSTEM, input: {}, key: `daily:${randomUUID()}` });
  },
};
