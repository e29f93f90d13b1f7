import { z } from 'zod';
import { Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

const Line = (max: number) => z.string().trim().max(max);

/** Who the reporter is and how to reach him; sealed as a whole, empty fields left out. */
export const ReporterIdentity = z
  .object({
    name: Line(50),
    phone: Line(50),
    address: Line(200),
    idNumber: Line(30),
    /** Any other way to reach him. */
    contact: Line(500),
  })
  .partial();
export type ReporterIdentity = z.infer<typeof ReporterIdentity>;

export const IDENTITY_FIELDS = ['name', 'phone', 'address', 'idNumber', 'contact'] as const;

/** 待审批, 已同意, 未同意. */
export const OpeningState = z.enum(['asked', 'approved', 'refused']);

/** A request to open a reporter's identity: one asks with a purpose, another decides. */
export const IdentityOpening = z.object({
  id: RecordId,
  purpose: z.string(),
  state: OpeningState,
  askedBy: z.string(),
  askedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  note: z.string().nullable(),
  /** Until when the one who asked may look. */
  endsAt: Instant.nullable(),
  /** Whether the signed-in user may decide or look now. */
  mayDecide: z.boolean(),
  mayLook: z.boolean(),
});
export type IdentityOpening = z.infer<typeof IdentityOpening>;

const AtTip = z.object({ id: RecordId });
const AtOpening = AtTip.extend({ openingId: RecordId });
const Answer = z.object({ id: RecordId, openingId: RecordId, state: OpeningState });

export const askOpening = endpoint({
  method: 'POST',
  path: '/tips/:id/openings',
  summary: "Ask for the reporter's identity to be opened, for a purpose",
  params: AtTip,
  body: z.object({ openingId: RecordId, purpose: z.string().trim().min(4).max(300) }),
  response: Answer,
});

export const decideOpening = endpoint({
  method: 'POST',
  path: '/tips/:id/openings/:openingId/decide',
  summary: 'Approve or refuse the opening; never by the one who asked',
  params: AtOpening,
  body: z.object({ approve: z.boolean(), note: z.string().trim().max(300).optional() }),
  response: Answer,
});

export const lookAtIdentity = endpoint({
  method: 'POST',
  path: '/tips/:id/openings/:openingId/look',
  summary: "Show the reporter's identity to the one who asked, within the approved time; each look is recorded",
  params: AtOpening,
  response: z.object({ identity: ReporterIdentity }),
});
