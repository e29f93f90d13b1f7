import './returns.css';
import type { Answer } from '@qingyuan/contract/endpoint';
import type { listReturns } from '@qingyuan/contract/statistics';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { domainWords } from '../../domain/words.ts';
import { useListSearch } from '../../lists/list-search.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { useSession } from '../../session/session.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { useNow } from '../../time/use-now.ts';
import { monthToReport, recentMonths } from './month.ts';
import { returnsQuery } from './queries/returns.ts';
import { returnTone } from './return-state.ts';
import { returnWords } from './words.ts';

const MONTHS_OFFERED = 24;

/** Who has handed in the month's return and who has not. */
export function ReturnsPage() {
  const say = returnWords.use();
  const now = useNow();
  const list = useListSearch();
  const { area } = useSession();
  const month = list.values['month'] ?? monthToReport(now);
  const result = useQuery(returnsQuery(month));
  return (
    <section className="ui-list">
      <div className="ui-list-head">
        <h1>{say('list.title')}</h1>
        <div className="ui-list-tools">
          <label className="inline">
            {say('list.month')}
            <Select
              value={month}
              options={recentMonths(now, MONTHS_OFFERED).map((value) => ({ value, label: value }))}
              onChange={(value) => list.onSearch({ month: value })}
            />
          </label>
          <AppLink href={`/returns/${area.code}/${month}`} className="link-button">
            {say('list.own')}
          </AppLink>
        </div>
      </div>
      <Loaded result={result}>{(rows) => <ReturnsTable rows={rows} month={month} />}</Loaded>
    </section>
  );
}

interface TableProps {
  readonly rows: Answer<typeof listReturns>;
  readonly month: string;
}

function ReturnsTable({ rows, month }: TableProps) {
  const say = returnWords.use();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{say('list.area')}</th>
          <th scope="col">{say('list.state')}</th>
          <th scope="col">{say('list.submittedAt')}</th>
          <th scope="col">{say('list.open')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ area, state, late, submittedAt }) => (
          <tr key={area.code}>
            <th scope="row">{area.name}</th>
            <td>
              <span className="inline">
                <StateTag tone={returnTone(state)}>{domainWords.lookUp('returnState', state)}</StateTag>
                {late && <StateTag tone="bad">{say('list.late')}</StateTag>}
              </span>
            </td>
            <td className="num">{submittedAt === null ? say('list.notYet') : instantText(submittedAt)}</td>
            <td>
              <AppLink href={`/returns/${area.code}/${month}`} aria-label={`${say('list.open')} ${area.name}`}>
                {say('list.open')}
              </AppLink>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
