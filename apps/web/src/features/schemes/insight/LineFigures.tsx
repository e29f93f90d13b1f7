import type { LineFigures as Line } from '@qingyuan/contract/scheme-insight';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { textLanguage } from '../../../i18n/i18n.ts';
import { type Fact, Facts } from '../../../lists/Facts.tsx';
import { Loaded } from '../../../lists/Loaded.tsx';
import { GrowthChart } from './GrowthChart.tsx';
import './insight.css';
import { RuleLine, shareText } from './Pay.tsx';
import { lineQuery } from './queries.ts';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly index: number;
}

/** An account with all below it: levels, growth, money, pay by kind, activity. */
export function LineFigures({ schemeId, index }: Props) {
  const say = insightWords.use();
  return (
    <section className="line-figures">
      <h3>{say('line.title')}</h3>
      <Loaded result={useQuery(lineQuery(schemeId, index))}>
        {({ figures }) => (figures === null ? <p className="quiet">{say('line.none')}</p> : <Figures line={figures} />)}
      </Loaded>
    </section>
  );
}

const LEVELS = 12;

function Figures({ line }: { readonly line: Line }) {
  const say = insightWords.use();
  const yuan = (fen: string | null) => (fen === null ? '—' : say('line.yuan', { amount: yuanText(fen) }));
  const span = (first: string | null, last: string | null) =>
    first === null ? '—' : say('line.span', { first, last: last ?? '' });
  const below = line.levels.slice(1);
  const levels = below
    .slice(0, LEVELS)
    .map((count, at) => say('line.level', { level: at + 1, count: countText(count) }))
    .join('；');
  const items: readonly Fact[] = [
    [say('line.accounts'), countText(line.accounts)],
    [say('line.levels'), below.length === 0 ? '—' : `${levels}${below.length > LEVELS ? '……' : ''}`],
    [say('line.paidIn'), yuan(line.paidInFen)],
    [say('line.paidOut'), yuan(line.paidOutFen)],
    [say('line.net'), yuan(line.netFen)],
    [say('line.joined'), span(line.firstJoined, line.lastJoined)],
    [say('line.activity'), span(line.firstActive, line.lastActive)],
    [say('line.undated'), countText(line.undated)],
  ];
  return (
    <>
      <Facts items={items} />
      {line.months.length > 1 && (
        <>
          <h4>{say('line.growth')}</h4>
          <GrowthChart steps={line.months} />
        </>
      )}
      {line.pay.length > 0 && <Pay line={line} />}
    </>
  );
}

function Pay({ line: { pay, own, rule } }: { readonly line: Line }) {
  const say = insightWords.use();
  const language = textLanguage();
  return (
    <>
      <h4>{say('line.pay')}</h4>
      <table className="plain-table figures">
        <thead>
          <tr>
            <th scope="col">{say('line.kind')}</th>
            <th scope="col">{say('line.own')}</th>
            <th scope="col">{say('line.line')}</th>
          </tr>
        </thead>
        <tbody>
          {pay.map(({ kind, name, ownFen, lineFen }) => (
            <tr key={kind}>
              <th scope="row">{name[language]}</th>
              <td>{yuanText(ownFen)}</td>
              <td>{yuanText(lineFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {own.recruitingShare !== null && (
        <p className="small">
          {say('line.share', {
            share: shareText(own.recruitingShare),
            perHead: own.perHeadFen === null ? '—' : yuanText(own.perHeadFen),
          })}
        </p>
      )}
      <RuleLine rule={rule} />
    </>
  );
}
