import { z } from 'zod';
import { DueState } from './clocks.ts';
import { Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

export const ToDoKind = z.enum(['tip', 'lead', 'lead_hand_over', 'online_object', 'case', 'reward', 'return']);
export type ToDoKind = z.infer<typeof ToDoKind>;

/** Something that waits for the signed-in user. */
export const ToDo = z.object({
  kind: ToDoKind,
  id: z.string(),
  title: z.string(),
  state: z.string(),
  at: Instant,
  dueAt: Instant.nullable(),
  dueState: DueState.nullable(),
});
export type ToDo = z.infer<typeof ToDo>;

export const listToDo = endpoint({
  method: 'GET',
  path: '/todo',
  summary: 'What waits for the signed-in user (待办), most urgent first',
  response: z.object({ counts: z.partialRecord(ToDoKind, z.number().int()), rows: z.array(ToDo) }),
});

export const DoneItem = z.object({
  command: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  at: Instant,
  reason: z.string().nullable(),
});

export const listDone = endpoint({
  method: 'GET',
  path: '/done',
  summary: 'What the signed-in user did (已办), newest first',
  query: z.object({
    page: z.coerce.number().int().min(1).default(1),
    size: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ total: z.number().int(), rows: z.array(DoneItem) }),
});
