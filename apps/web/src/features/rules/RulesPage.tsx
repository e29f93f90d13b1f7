import './rules.css';
import type { LawRules } from '@qingyuan/contract/rules';
import { Certainty } from '@qingyuan/contract/law';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { textLanguage } from '../../i18n/i18n.ts';
import { useListSearch } from '../../lists/list-search.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { PageTabs } from '../../shell/PageTabs.tsx';
import { rulesQuery } from './queries/rules.ts';
import { CertaintyTag } from './CertaintyTag.tsx';
import { RuleItem } from './RuleItem.tsx';
import { findRules, RULE_KINDS, ruleRows, type RuleRow } from './rule-rows.ts';
import { ruleWords } from './words.ts';

/** Every rule the system applies, for whoever has to answer for a date, a number or an amount. */
export function RulesPage() {
  const say = ruleWords.use();
  const list = useListSearch();
  const result = useQuery(rulesQuery);
  const { text = '', kind } = list.values;
  return (
    <section className="page-card">
      <div className="page-head">
        <h1>{say('list.title')}</h1>
        <Input.Search
          key={text}
          className="rule-search"
          type="search"
          defaultValue={text}
          allowClear
          maxLength={50}
          placeholder={say('list.search')}
          aria-label={say('list.search')}
          enterButton={say('list.find')}
          onSearch={(value) => list.onSearch({ kind, text: value.trim() })}
        />
      </div>
      <p className="quiet">{say('list.intro')}</p>
      <Marks />
      <Loaded result={result}>{(rules) => <RuleGroups rules={rules} text={text} kind={kind} />}</Loaded>
    </section>
  );
}

function Marks() {
  const say = ruleWords.use();
  return (
    <dl className="rule-marks" aria-label={say('list.marks')}>
      {Certainty.options.map((mark) => (
        <div key={mark}>
          <dt>
            <CertaintyTag certainty={mark} />
          </dt>
          <dd>{say(`meaning.${mark}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface GroupsProps {
  readonly rules: LawRules;
  readonly text: string;
  readonly kind: string | undefined;
}

function RuleGroups({ rules, text, kind }: GroupsProps) {
  const say = ruleWords.use();
  const language = textLanguage();
  const found = findRules(ruleRows(rules, language), text, language);
  const years = rules.calendars.filter(({ approved }) => approved).map(({ year }) => year);
  const groups = RULE_KINDS.filter((one) => kind === undefined || one === kind)
    .map((one) => ({ kind: one, rows: found.filter((row) => row.kind === one) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      <KindTabs found={found} text={text} here={kind} />
      {groups.length === 0 && <EmptyState title={say('list.none')} hint={say('list.noneHint')} />}
      {groups.map((group) => (
        <section key={group.kind} className="rule-group">
          <h2>{say(`kind.${group.kind}`)}</h2>
          {group.kind === 'calendars' && (
            <p className="rule-notice">{say('calendar.years', { years: years.join(say('form.comma')) })}</p>
          )}
          <ul className="rules">
            {group.rows.map((row) => (
              <RuleItem key={row.ref} rule={row} language={language} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface TabsProps {
  readonly found: readonly RuleRow[];
  readonly text: string;
  readonly here: string | undefined;
}

function KindTabs({ found, text, here }: TabsProps) {
  const say = ruleWords.use();
  const href = (kind?: string) =>
    `/rules?${new URLSearchParams({ ...(kind === undefined ? {} : { kind }), ...(text === '' ? {} : { text }) }).toString()}`;
  const tabs = [
    { key: '', href: href(), text: say('list.all'), count: found.length },
    ...RULE_KINDS.map((kind) => ({
      key: kind,
      href: href(kind),
      text: say(`kind.${kind}`),
      count: found.filter((row) => row.kind === kind).length,
    })),
  ];
  return <PageTabs here={here ?? ''} tabs={tabs} />;
}
