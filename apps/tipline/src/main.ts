import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createSite } from './app.ts';
import { parseOfficeKey } from './office-box.ts';
import { openTips } from './tipline.sql.ts';

const FORM_KEY_BYTES = 32;
/** Longer than a look-up takes, too short to be noticed. */
const ANSWER_MS = 150;

const Environment = z.object({
  DATABASE_URL: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8802),
  FORM_KEY: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === FORM_KEY_BYTES, 'must be 32 bytes'),
  OFFICE_KEY: z.string(),
});

const environment = Environment.safeParse(process.env);
if (!environment.success) {
  process.stderr.write(
    `举报网站的设置有误，见 apps/tipline/README.md / wrong settings of the tip line:\n${z.prettifyError(environment.error)}\n`,
  );
  process.exit(2);
}
const { DATABASE_URL, HOST, PORT, FORM_KEY, OFFICE_KEY } = environment.data;
const tips = openTips(DATABASE_URL);
const app = await createSite({
  tips,
  formKey: FORM_KEY,
  officeKey: parseOfficeKey(OFFICE_KEY),
  now: () => new Date(),
  hold: () => sleep(ANSWER_MS),
});
await app.listen({ host: HOST, port: PORT });
process.stdout.write(`tip line ready on http://${HOST}:${PORT}\n`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await app.close();
  await tips.close();
  if (process.connected) process.disconnect();
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
// Started by the server: without it, however it ended, the site must not hold the port.
if (process.connected) process.on('disconnect', () => void stop());
