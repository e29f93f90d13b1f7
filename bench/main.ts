/** `npm run bench -- <name> [options]`: measures this project beside its peers in one run and prints ratios. */

interface Bench {
  readonly name: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const BENCHES: readonly Bench[] = [
  {
    name: 'scheme',
    summary:
      'scheme structure beside DuckDB, PostgreSQL and C: --size 100k,1m,10m --shape deep,divisions --runs N --postgres --alone',
    run: async (args) => (await import('./scheme/run.ts')).run(args),
  },
  {
    name: 'import',
    summary: 'reading a MySQL dump, CSV and .xlsx: --mb N',
    run: async (args) => (await import('./import/run.ts')).run(args),
  },
  {
    name: 'screening',
    summary: 'screening of a firm register: --firms N',
    run: async (args) => (await import('./screening/run.ts')).run(args),
  },
  {
    name: 'match',
    summary: 'people against a list beside DuckDB, with precision and recall: --people N --runs N',
    run: async (args) => (await import('./matching/run.ts')).run(args),
  },
  {
    name: 'explore',
    summary: 'what expanding an account and searching take on one sealed structure: --size 100k|1m|10m --asks N',
    run: async (args) => (await import('./explore/run.ts')).run(args),
  },
];

const [name, ...args] = process.argv.slice(2);
const bench = BENCHES.find((candidate) => candidate.name === name);
if (bench === undefined) {
  process.stderr.write(
    `Usage: npm run bench -- <name>\n${BENCHES.map((one) => `  ${one.name}  ${one.summary}`).join('\n')}\n`,
  );
  process.exitCode = 2;
} else await bench.run(args);
