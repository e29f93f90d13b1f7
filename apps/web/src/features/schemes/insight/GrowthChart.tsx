import type { GrowthStep } from '@qingyuan/contract/scheme-insight';
import { countText } from '@qingyuan/ui/numbers';
import { insightWords } from './words.ts';

const WIDTH = 720;
const HEIGHT = 160;
const FOOT = 18;

/** New accounts as bars, all up to then as a line; the table beside it says the same. */
export function GrowthChart({ steps }: { readonly steps: readonly GrowthStep[] }) {
  const say = insightWords.use();
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return null;
  const peak = steps.reduce((top, step) => (step.accounts > top.accounts ? step : top), first);
  const width = WIDTH / steps.length;
  const y = (share: number) => HEIGHT - FOOT - share * (HEIGHT - FOOT - 8);
  const line = steps.map(({ cumulative }, at) => `${(at + 0.5) * width},${y(cumulative / last.cumulative)}`).join(' ');
  const label = say('growth.chart', {
    first: first.at,
    last: last.at,
    peak: peak.at,
    most: countText(peak.accounts),
    all: countText(last.cumulative),
  });
  return (
    <svg className="growth-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {steps.map(({ at, accounts, cumulative }, place) => (
        <rect
          key={at}
          x={place * width}
          width={Math.max(0.5, width - (width > 4 ? 2 : 0))}
          y={y(accounts / peak.accounts)}
          height={HEIGHT - FOOT - y(accounts / peak.accounts)}
        >
          <title>{`${at}: ${countText(accounts)} / ${countText(cumulative)}`}</title>
        </rect>
      ))}
      <polyline points={line} />
      <text x="0" y={HEIGHT - 3}>
        {first.at}
      </text>
      <text x={WIDTH} y={HEIGHT - 3} textAnchor="end">
        {last.at}
      </text>
    </svg>
  );
}
