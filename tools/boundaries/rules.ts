/** What may import what. Each rule is proved by a fixture of the same name that must break it and nothing else. */
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { LEVELS } from './levels.ts';

const TESTS = String.raw`\.(test|test-helper|test-support)\.tsx?$|/test-[^/]+\.ts$`;
const MODULES = '^apps/server/src/modules';
const NPM = 'node_modules/';
/** Types leave no trace at run time. */
const VALUES = { dependencyTypesNot: ['type-only' as const] };

const rule = (
  name: string,
  comment: string,
  { from, except, to }: { from: string; except?: string; to: IRegularForbiddenRuleType['to'] },
): IRegularForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: except === undefined ? TESTS : `${TESTS}|${except}` },
  to,
});

const doors = [
  rule('doors-only', 'Another module is entered through its index.ts.', {
    from: `${MODULES}/([^/]+)/`,
    to: { path: `${MODULES}/[^/]+/.+`, pathNot: [`${MODULES}/$1/`, `${MODULES}/[^/]+/index\\.ts$`] },
  }),
  ...LEVELS.map((names, index) =>
    rule(`level-${index + 1}`, 'A module knows only modules of lower levels; the rest goes by event.', {
      from: `${MODULES}/(${names.join('|')})/`,
      to: { path: `${MODULES}/(${LEVELS.slice(index).flat().join('|')})/`, pathNot: `${MODULES}/$1/` },
    }),
  ),
  rule('platform-below-modules', 'The platform knows no domain module.', {
    from: '^apps/server/src/platform/',
    to: { path: `${MODULES}/` },
  }),
];

const layers = [
  rule('sql-only-in-sql', 'Queries live in *.sql.ts and in the platform that carries them.', {
    from: '^apps/[^/]+/src/',
    except: String.raw`\.sql\.ts$|^apps/server/src/platform/(db|command|postgres)/`,
    to: { path: `${NPM}(kysely|pg)/`, ...VALUES },
  }),
  rule('http-only-in-http', 'The HTTP library stays in *.http.ts and platform/http.', {
    from: '^apps/server/src/',
    except: String.raw`\.http\.ts$|^apps/server/src/platform/http/`,
    to: { path: `${NPM}(fastify|@fastify)/`, ...VALUES },
  }),
  rule('http-knows-no-sql', 'Routes call commands and reads, never queries.', {
    from: String.raw`\.http\.ts$`,
    to: { path: String.raw`\.sql\.ts$` },
  }),
  rule('rules-are-pure', 'Rules, policies and workflows are functions of what they are given.', {
    from: String.raw`\.(rules|policy|workflow)\.ts$`,
    to: {
      pathNot: [
        String.raw`^packages/(core|contract)/|^apps/server/src/platform/access/|\.(rules|policy|workflow)\.ts$`,
        `${NPM}zod/`,
      ],
      ...VALUES,
    },
  }),
];

const walls = [
  rule('core-is-pure', 'The core depends on nothing.', {
    from: '^packages/core/src/',
    to: { pathNot: '^packages/core/src/' },
  }),
  rule('contract-needs-zod-only', 'What crosses a wire is schemas, nothing else.', {
    from: '^packages/contract/src/',
    to: { pathNot: [`^packages/contract/src/`, `${NPM}zod/`] },
  }),
  rule('ui-does-not-fetch', 'Shared parts show what they are given.', {
    from: '^packages/ui/src/',
    to: { path: `${NPM}(@tanstack/react-query|@tanstack/react-router)/` },
  }),
  rule('packages-below-apps', 'Packages know no application.', { from: '^packages/', to: { path: '^apps/' } }),
  rule('app-to-app', 'Applications meet over the wire, never by import.', {
    from: '^apps/([^/]+)/',
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  }),
  rule('tipline-knows-tips-only', "The public's site knows what it asks the public, nothing else.", {
    from: '^apps/tipline/src/',
    to: { path: '^packages/contract/src/', pathNot: '^packages/contract/src/(tips|common)' },
  }),
  rule('no-tests-in-programs', 'Tests and their helpers stay out of what runs.', {
    from: '^(apps|packages)/[^/]+/src/',
    to: { path: TESTS },
  }),
];

const noCycles: IRegularForbiddenRuleType = {
  name: 'no-cycles',
  comment: 'No circle of imports at run time.',
  severity: 'error',
  from: {},
  to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
};

export const RULES: readonly IRegularForbiddenRuleType[] = [noCycles, ...doors, ...layers, ...walls];
