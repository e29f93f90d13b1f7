import type { MonthlyReturn } from '@qingyuan/contract/statistics';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { instantText } from '../../time/time.ts';
import { returnQuery } from './queries/return.ts';
import { ReturnActions } from './ReturnActions.tsx';
import { ReturnTable } from './ReturnTable.tsx';
import { returnTone } from './return-state.ts';
import { returnWords } from './words.ts';

export function ReturnPage() {
  const { area, month } = useParams({ from: '/shell/returns/$area/$month' });
  return (
    <Loaded result={useQuery(returnQuery(area, month))}>{({ data, can }) => <Return data={data} can={can} />}</Loaded>
  );
}

export interface ReturnProps {
  readonly data: MonthlyReturn;
  readonly can: readonly string[];
}

function Return({ data, can }: ReturnProps) {
  const say = returnWords.use();
  const title = say('page.title', { area: data.area.name, month: data.month });
  useRecordTitle(title);
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1>{title}</h1>
          <StateTag tone={returnTone(data.state)}>{domainWords.lookUp('returnState', data.state)}</StateTag>
          {data.late && <StateTag tone="bad">{say('list.late')}</StateTag>}
        </div>
        <ReturnActions data={data} can={can} />
      </header>
      <section className="ui-list">
        <p className="ui-note">
          {say('page.form', { title: data.form.title, version: data.form.version })} ·{' '}
          {say('page.due', { when: data.dueOn })}
          {data.submittedAt !== null &&
            ` · ${say('page.submitted', { who: data.submittedBy ?? '', when: instantText(data.submittedAt) })}`}
        </p>
        <p className="ui-note">
          {data.state === 'frozen' && data.frozenAt !== null
            ? say('page.frozen', { who: data.frozenBy ?? '', when: instantText(data.frozenAt), version: data.version })
            : say('page.live')}
        </p>
        <ReturnTable data={data} />
      </section>
    </>
  );
}
