import { createHash } from 'node:crypto';
import pg from 'pg';
import { createServer, type ServerParts } from '../../apps/server/src/app.ts';
import { sealField } from '../../apps/server/src/platform/crypto/field-cipher.ts';
import { hashPassword } from '../../apps/server/src/platform/identity/password.ts';
import { TOTP_FIELD } from '../../apps/server/src/platform/identity/sign-in.ts';
import { newTotpSecret } from '../../apps/server/src/platform/identity/totp.ts';
import { seededRandom } from '@qingyuan/core/kernel/seeded-random';
import { ACCOUNTS, AGENCIES, COUNTIES, DEMO_PASSWORD } from './accounts.ts';
import { newSession, type OpenSession, persona, type Persona } from './persona.ts';
import { seededIds } from './seeded-ids.ts';
import { tellCountyStory } from './county-story.ts';
import { tellSchemePersonsStory } from './scheme-persons-story.ts';
import { tellRewardStory } from './reward-story.ts';
import { tellPatrolStory } from './patrol-story.ts';
import { tellSchemeStory } from './scheme-story.ts';
import { tellScreeningStory } from './screening-story.ts';
import type { OnlineReport, Stage } from './stage.ts';

export interface WorldParts extends Omit<ServerParts, 'clock' | 'modules' | 'oidc'> {
  /** Owner's connection string: only to make agencies, users and their sessions. */
  readonly adminUrl: string;
  readonly now: Date;
}

/**
 * Fills an empty database with the demo world: several months of work in five counties, done by its
 * people through the platform's own interface while the clock is turned from day to day.
 */
export async function seedDemoWorld(parts: WorldParts): Promise<void> {
  let now = parts.now;
  const server = await createServer({ ...parts, clock: () => now });
  const admin = new pg.Client({ connectionString: parts.adminUrl });
  await admin.connect();
  try {
    await server.start();
    const sessions = await addPeople(admin, parts);
    const people = new Map(
      [...sessions].map(([account, { id, session }]) => [account, persona(server.http, id, session)]),
    );
    const stage: Stage = {
      today: parts.now,
      ids: seededIds('demo'),
      random: seededRandom('demo'),
      person: (account) => get(people, account),
      setNow: (to) => {
        now = to;
      },
      reportOnline: (report) => reportOnline(admin, report),
    };
    for (const county of COUNTIES) await tellCountyStory(stage, county);
    for (const county of COUNTIES) await tellRewardStory(stage, county);
    await tellSchemeStory(stage);
    await tellPatrolStory(stage);
    await tellScreeningStory(stage);
    await tellSchemePersonsStory(stage);
    await endSessions(admin);
  } finally {
    await server.close();
    await admin.end();
  }
}

/** With a receipt that nobody holds. */
async function reportOnline(admin: pg.Client, report: OnlineReport): Promise<void> {
  const receipt = createHash('sha256').update(`demo ${report.id}`).digest();
  await admin.query('SELECT qy.tipline_submit($1, $2, NULL)', [
    JSON.stringify({ ...report, locale: 'zh-CN' }),
    receipt,
  ]);
}

function get(people: ReadonlyMap<string, Persona>, account: string): Persona {
  const found = people.get(account);
  if (found === undefined) throw new Error(`the demo world has no ${account}`);
  return found;
}

async function addPeople(
  admin: pg.Client,
  parts: WorldParts,
): Promise<Map<string, { id: string; session: OpenSession }>> {
  const ids = seededIds('people');
  const agencies = new Map(AGENCIES.map((agency) => [agency.key, { ...agency, id: ids.next() }]));
  for (const { id, name, kind, area } of agencies.values()) {
    await admin.query('INSERT INTO agency (id, name, kind, area_code) VALUES ($1, $2, $3, $4)', [id, name, kind, area]);
  }
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const begun = new Date(parts.now.getTime() - 200 * 24 * 3600_000);
  const people = new Map<string, { id: string; session: OpenSession }>();
  for (const { account, name, agency: key, roles } of ACCOUNTS) {
    const agency = agencies.get(key);
    if (agency === undefined) throw new Error(`${account}: no agency ${key}`);
    const id = ids.next();
    const secret = sealField(parts.keys, { ...TOTP_FIELD, record: id }, newTotpSecret());
    await admin.query(
      `INSERT INTO app_user (id, account, name, agency_id, area_code, roles, password_hash, totp_secret, demo, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9)`,
      [id, account, name, agency.id, agency.area, roles, passwordHash, secret, begun],
    );
    const session = newSession();
    await admin.query(
      `INSERT INTO session (id_hash, user_id, csrf_token, created_at, seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, '9999-12-31')`,
      [session.idHash, id, session.csrfToken, begun],
    );
    people.set(account, { id, session });
  }
  return people;
}

/** The sessions in which the story was told are of no use to anybody afterwards. */
async function endSessions(admin: pg.Client): Promise<void> {
  await admin.query('UPDATE session SET ended_at = now() WHERE ended_at IS NULL');
}
