import type { NotificationKind } from '@qingyuan/contract/notifications';
import type { Role } from '@qingyuan/contract/roles';
import type { Follower } from '../../platform/events/dispatcher.ts';
import { notifyRole } from './notify.command.ts';

interface Notice {
  readonly event: NotificationKind;
  readonly roles: readonly Role[];
  readonly subject: string;
  /** Key of the record's id in the event. */
  readonly id: string;
}

/** Who hears of what. Events carry the record's id and title. */
const NOTICES: readonly Notice[] = [
  { event: 'tip.submitted', roles: ['joint_office'], subject: 'tip', id: 'tipId' },
  { event: 'tip.reporter-wrote', roles: ['joint_office'], subject: 'tip', id: 'tipId' },
  { event: 'lead.received', roles: ['joint_office', 'market_officer'], subject: 'lead', id: 'leadId' },
  { event: 'lead.confirmed', roles: ['joint_office', 'market_officer'], subject: 'lead', id: 'leadId' },
  { event: 'case.opened', roles: ['agency_head'], subject: 'case', id: 'caseId' },
  {
    event: 'case.filing-approved',
    roles: ['market_officer', 'analyst', 'joint_office'],
    subject: 'case',
    id: 'caseId',
  },
  { event: 'scheme.analysed', roles: ['market_officer', 'analyst', 'joint_office'], subject: 'scheme', id: 'schemeId' },
];

export const notificationFollowers: readonly Follower[] = NOTICES.map((notice) => ({
  event: notice.event,
  command: notifyRole,
  input: (payload, event) => ({
    kind: notice.event,
    area: event.area,
    roles: notice.roles,
    subject: { type: notice.subject, id: String(payload[notice.id]) },
    title: typeof payload['title'] === 'string' ? payload['title'] : '',
  }),
}));
