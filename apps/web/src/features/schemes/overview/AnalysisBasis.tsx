import type { SchemeAnalysis } from '@qingyuan/contract/schemes';
import { Typography } from 'antd';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { type Fact, Facts } from '../../../lists/Facts.tsx';
import { sizeText } from '../../cases/case-state.ts';
import { schemeWords } from '../words.ts';
import { overviewWords } from './words.ts';

/** Everything that is needed to repeat the analysis. */
export function AnalysisBasis({ analysis }: { readonly analysis: SchemeAnalysis }) {
  const say = schemeWords.use();
  const sayMore = overviewWords.use();
  const language = textLanguage();
  const { source, thresholds, persons, mapping } = analysis;
  const columns = Object.entries(mapping).map(([role, name]) => `${schemeWords.lookUp('column', role)} = ${name}`);
  const items: readonly (Fact | false)[] = [
    [
      say('over.sourceFile'),
      <span key="file" className="long-word">{`${source.name}（${sizeText(source.bytes)}）`}</span>,
    ],
    ['SHA-256', <Digest key="sha256" value={source.sha256} />],
    ['SM3', <Digest key="sm3" value={source.sm3} />],
    [say('over.sourceTable'), analysis.table],
    analysis.encoding !== null && [say('over.sourceEncoding'), analysis.encoding.toUpperCase()],
    [say('over.columns'), columns.join('；')],
    [say('over.personKeys'), persons.map((key) => say(`column.${key}`)).join('、') || say('over.personKeysNone')],
    analysis.activeValues !== undefined && [sayMore('table.activeValues'), analysis.activeValues.join('、')],
    analysis.choices !== undefined && [
      sayMore('table.choices'),
      sayMore('table.choicesCount', { count: analysis.choices.length }),
    ],
    [say('over.rule'), `${thresholds.title[language]} ${thresholds.rule}`],
    [say('over.citation'), basisText(thresholds.citation, language)],
    [say('over.certainty'), say(`certainty.${thresholds.certainty}`)],
    [say('over.engine'), analysis.engine],
    [say('over.digest'), <Digest key="digest" value={analysis.digest} />],
  ];
  return (
    <section className="page-card">
      <h2>{say('over.source')}</h2>
      <Facts items={items} />
    </section>
  );
}

function Digest({ value }: { readonly value: string }) {
  return (
    <Typography.Text className="digest-line" copyable={{ text: value }} title={value}>
      {`${value.slice(0, 16)}…`}
    </Typography.Text>
  );
}
