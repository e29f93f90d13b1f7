import { schemeWords } from '../words.ts';
import { type Mark, MARKS } from './node-words.ts';
import { explorerWords } from './words.ts';

/** What the colours and signs of a picture mean. */
export function PictureLegend() {
  const say = explorerWords.use();
  const scheme = schemeWords.use();
  const serious = [scheme('threshold.120'), scheme('threshold.2_5m')].join('、');
  const texts: readonly (readonly [Mark, string])[] = [
    ['none', say('picture.none')],
    ['reached', scheme('threshold.30_3')],
    ['serious', serious],
    ['rest', say('picture.rest', { lines: 'N' })],
  ];
  return (
    <ul className="picture-legend" aria-label={say('picture.legend')}>
      {texts.map(([mark, text]) => (
        <li key={mark}>
          <svg width="14" height="14" aria-hidden="true">
            <rect x="1" y="1" width="12" height="12" fill={MARKS[mark].fill} stroke={MARKS[mark].line} />
          </svg>
          {[MARKS[mark].sign, text].filter((part) => part !== '').join(' ')}
        </li>
      ))}
    </ul>
  );
}
