import { leadClocks as endpoints } from '@qingyuan/contract/clock-changes';
import { clockCommands } from '../../platform/deadlines/clock-commands.ts';
import { VERIFY_LEADS } from './leads.policy.ts';
import { lockLead } from './leads.sql.ts';

/** Extension and suspension of the clocks of leads. */
export const leadClocks = clockCommands({
  type: 'lead',
  endpoints,
  lock: lockLead,
  area: ({ areaCode }) => areaCode,
  title: ({ title }) => title,
  askers: VERIFY_LEADS,
});
