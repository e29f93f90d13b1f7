import type { Answer } from '@qingyuan/contract/endpoint';
import type { LateGroup, lateLeads } from '@qingyuan/contract/lead-overview';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { domainWords } from '../../domain/words.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { useListSearch } from '../../lists/list-search.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { LeadTabs } from './LeadTabs.tsx';
import { workWords } from './lead-words.ts';
import { lateQuery } from './queries/overview.ts';
import { leadWords } from './words.ts';
import './leads.css';

type Late = Answer<typeof lateLeads>;

/** What is late and why: by area, by officer, by reason, and each lead with the reason that was given. */
export function LateLeadsPage() {
  const say = workWords.use();
  const { values } = useListSearch();
  const { area, officer } = values;
  const of = { ...(area === undefined ? {} : { area }), ...(officer === undefined ? {} : { officer }) };
  return (
    <section className="page-card">
      <h1>{say('late.title')}</h1>
      <LeadTabs />
      <Loaded result={useQuery(lateQuery(of))}>{(late) => <LateView late={late} />}</Loaded>
    </section>
  );
}

function LateView({ late }: { readonly late: Late }) {
  const say = workWords.use();
  if (late.byArea.length === 0) return <EmptyState title={say('late.none')} hint={say('late.noneHint')} />;
  return (
    <>
      <div className="lead-groups">
        <Groups title={say('late.byArea')} groups={late.byArea} by="area" />
        <Groups title={say('late.byOfficer')} groups={late.byOfficer} by="officer" />
        <section>
          <h2>{say('late.byCause')}</h2>
          <ul>
            {late.byCause.map(({ cause, leads }) => (
              <li key={cause ?? ''}>
                {workWords.lookUp('delay', cause ?? 'null')}{' '}
                <span className="num">{say('late.number', { count: leads })}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <h2>{say('late.leads')}</h2>
      <LateTable rows={late.rows} />
    </>
  );
}

interface GroupsProps {
  readonly title: string;
  readonly groups: readonly LateGroup[];
  readonly by: 'area' | 'officer';
}

function Groups({ title, groups, by }: GroupsProps) {
  const say = workWords.use();
  return (
    <section>
      <h2>{title}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{by === 'area' ? leadWords.say('column.area') : leadWords.say('column.verifier')}</th>
            <th>{say('late.overdue')}</th>
            <th>{say('late.near')}</th>
            <th>{say('late.unexplained')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const name = group.name === '' ? say('late.nobody') : group.name;
            return (
              <tr key={group.key}>
                <th scope="row">
                  {group.key === '' ? name : <AppLink href={`/leads/late?${by}=${group.key}`}>{name}</AppLink>}
                </th>
                {(['overdue', 'near'] as const).map((due) => (
                  <td key={due} className="num">
                    {group.key === '' ? (
                      group[due]
                    ) : (
                      <CountLink
                        count={group[due]}
                        href={`/leads?${by}=${group.key}&due=${due}`}
                        label={`${name} ${say(`late.${due}`)}`}
                      />
                    )}
                  </td>
                ))}
                <td className="num">{group.unexplained}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function LateTable({ rows }: Pick<Late, 'rows'>) {
  const say = workWords.use();
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{leadWords.say('column.title')}</th>
            <th>{leadWords.say('column.area')}</th>
            <th>{leadWords.say('column.state')}</th>
            <th>{leadWords.say('column.verifier')}</th>
            <th>{say('late.rule')}</th>
            <th>{say('late.days')}</th>
            <th>{say('late.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <AppLink href={`/leads/${row.id}`}>{row.title}</AppLink>
              </th>
              <td>{row.areaName}</td>
              <td>{domainWords.lookUp('leadState', row.state)}</td>
              <td>{row.officerName ?? row.agencyName ?? say('late.nobody')}</td>
              <td title={instantText(row.dueAt)}>{row.ruleTitle[language]}</td>
              <td className="num">{row.daysLate}</td>
              <td>
                {row.delay === null
                  ? say('delay.null')
                  : `${workWords.lookUp('delay', row.delay.cause)}：${row.delay.note}（${row.delay.byName}）`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
