import { z } from 'zod';
import { AreaCode, page, PageQuery, PlainDateText, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Role } from './roles.ts';

export const AreaLevel = z.enum(['prefecture', 'county', 'zone', 'township', 'village', 'cell']);

export const Area = z.object({
  code: AreaCode,
  name: z.string(),
  level: AreaLevel,
  parentCode: AreaCode.nullable(),
  /** Number of areas directly below. */
  children: z.number().int(),
});
export type Area = z.infer<typeof Area>;

/** Areas below `parent`; without it the top of the caller's own jurisdiction. */
export const listAreas = endpoint({
  method: 'GET',
  path: '/areas',
  summary: 'Areas directly below one area',
  query: z.object({ parent: AreaCode.optional() }),
  response: z.array(Area),
});

export const AgencyKind = z.enum([
  'joint_office',
  'market_regulation',
  'police',
  'government',
  'audit',
  'it',
  'township',
  'village',
]);

export const Agency = z.object({
  id: RecordId,
  name: z.string(),
  kind: AgencyKind,
  areaCode: AreaCode,
  areaName: z.string(),
});
export type Agency = z.infer<typeof Agency>;

export const listAgencies = endpoint({
  method: 'GET',
  path: '/agencies',
  summary: 'Agencies of the jurisdiction',
  response: z.array(Agency),
});

export const createAgency = endpoint({
  method: 'POST',
  path: '/agencies',
  summary: 'Add an agency',
  body: z.object({ id: RecordId, name: z.string().trim().min(2).max(80), kind: AgencyKind, areaCode: AreaCode }),
  response: z.object({ id: RecordId }),
});

export const User = z.object({
  id: RecordId,
  account: z.string(),
  name: z.string(),
  roles: z.array(Role),
  agency: Agency,
  locked: z.boolean(),
  disabled: z.boolean(),
});
export type User = z.infer<typeof User>;

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  summary: 'Users of the jurisdiction',
  query: PageQuery.extend({ text: z.string().trim().max(50).optional() }),
  response: page(User),
});

const NewUserFields = {
  id: RecordId,
  account: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9.-]{2,40}$/u, '账号由小写字母、数字、点和连字符组成，以字母开头，3 至 41 位'),
  name: z.string().trim().min(2).max(40),
  agencyId: RecordId,
  roles: z.array(Role).min(1),
};

export const createUser = endpoint({
  method: 'POST',
  path: '/users',
  summary: 'Add a user; the one-time-code secret is shown once',
  body: z.object({ ...NewUserFields, password: z.string() }),
  response: z.object({ id: RecordId, otpauthUri: z.string() }),
});

export const changeRoles = endpoint({
  method: 'PUT',
  path: '/users/:id/roles',
  summary: 'Give a user other roles',
  params: z.object({ id: RecordId }),
  body: z.object({ roles: z.array(Role).min(1), reason: z.string().trim().min(2).max(500) }),
  response: z.object({ id: RecordId }),
});

export const disableUser = endpoint({
  method: 'POST',
  path: '/users/:id/disable',
  summary: 'Close an account and end its sessions',
  params: z.object({ id: RecordId }),
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ id: RecordId }),
});

export const Responsibility = z.object({
  id: RecordId,
  areaCode: AreaCode,
  areaName: z.string(),
  /** first = 第一责任人, direct = 直接责任人. */
  kind: z.enum(['first', 'direct']),
  name: z.string(),
  post: z.string(),
  termFrom: PlainDateText,
  termTo: PlainDateText.nullable(),
});
export type Responsibility = z.infer<typeof Responsibility>;

export const listResponsibilities = endpoint({
  method: 'GET',
  path: '/responsibilities',
  summary: 'The two responsible persons of each area',
  response: z.array(Responsibility),
});

export const nameResponsible = endpoint({
  method: 'POST',
  path: '/responsibilities',
  summary: 'Name a responsible person; an earlier one of the same kind ends the day before',
  body: Responsibility.omit({ areaName: true, termTo: true }).extend({
    name: z.string().trim().min(2).max(40),
    post: z.string().trim().min(2).max(80),
  }),
  response: z.object({ id: RecordId }),
});
