/** `npm run bench -- <name> [options]`: measures this project beside its peers in one run and prints ratios. */

interface Bench {
  readonly name: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const BENCHES: readonly Bench[] = [
  {
    name: 'scheme',
    summary: 'scheme structure against DuckDB: --size 100k,1m,10m',
    run: async (args) => (await import('./scheme/run.ts')).run(args),
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
