import type { AnalysisSide } from '@qingyuan/contract/lead-analyses';
import type { Role } from '@qingyuan/contract/roles';
import { type Actor, hasRole } from '../../../platform/access/actor.ts';
import { VERIFY_LEADS } from '../leads.policy.ts';

/** Officers of both sides and their heads; the office convenes and writes the conclusion, but has no side. */
export const ANALYSE: readonly Role[] = [...VERIFY_LEADS, 'agency_head'];

/** For which side somebody speaks: by his office as an officer, a head by his agency; undefined for everybody else. */
export function sideOf(actor: Pick<Actor, 'roles' | 'agency'>): AnalysisSide | undefined {
  if (hasRole(actor, 'police_officer')) return 'police';
  if (hasRole(actor, 'market_officer')) return 'regulator';
  if (!hasRole(actor, 'agency_head')) return undefined;
  if (actor.agency.kind === 'police') return 'police';
  return actor.agency.kind === 'market_regulation' ? 'regulator' : undefined;
}

/** What of an analysis decides what may be done to it. */
interface Stands {
  readonly conclusion: string | null;
  readonly parts: readonly {
    readonly side: AnalysisSide;
    readonly agencyId: string;
    readonly sharedAt: Date | null;
    readonly signedAt: Date | null;
    readonly digest: Uint8Array | null;
  }[];
}

/** Both sides have signed the same words. */
export function isComplete({ parts }: Pick<Stands, 'parts'>): boolean {
  const [one, other] = parts.map(({ digest }) => digest);
  return parts.length === 2 && one != null && other != null && Buffer.compare(one, other) === 0;
}

const bothShared = ({ parts }: Pick<Stands, 'parts'>): boolean =>
  parts.length === 2 && parts.every(({ sharedAt }) => sharedAt !== null);

export type AnalysisAct = 'opinion' | 'conclude' | 'sign';

export function possibleAnalysisActs(actor: Pick<Actor, 'roles' | 'agency'>, analysis: Stands): AnalysisAct[] {
  if (!hasRole(actor, ...ANALYSE) || isComplete(analysis)) return [];
  const side = sideOf(actor);
  const mine = analysis.parts.find((part) => part.side === side);
  const ownPart = mine !== undefined && mine.agencyId === actor.agency.id;
  return [
    ...(side !== undefined && (mine === undefined || ownPart) ? (['opinion'] as const) : []),
    ...(bothShared(analysis) ? (['conclude'] as const) : []),
    ...(ownPart && analysis.conclusion !== null && mine.signedAt === null ? (['sign'] as const) : []),
  ];
}
