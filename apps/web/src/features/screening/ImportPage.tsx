import { discardImport, downloadBadRows, type ScreeningImport, startScreening } from '@qingyuan/contract/screening';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../api/address.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { Digests } from '../../domain/Digests.tsx';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { instantText } from '../../time/time.ts';
import { ImportProgress } from './ImportProgress.tsx';
import { importQuery, isUnderWay } from './queries/imports.ts';
import { importStanding, importTone } from './screening-state.ts';
import { screeningWords } from './words.ts';

interface Props {
  readonly list: ScreeningImport;
  readonly can: readonly string[];
}

export function ImportPage() {
  const { importId } = useParams({ from: '/shell/screening/imports/$importId' });
  return (
    <Loaded result={useQuery(importQuery(importId))}>{({ data, can }) => <Imported list={data} can={can} />}</Loaded>
  );
}

function Imported({ list, can }: Props) {
  const say = screeningWords.use();
  useRecordTitle(list.name);
  const { fault } = list.job;
  return (
    <>
      <header className="page-head">
        <div className="page-state">
          <h1 className="long-word">{list.name}</h1>
          <StateTag tone={importTone(list)}>{screeningWords.lookUp('importState', importStanding(list))}</StateTag>
        </div>
        <ImportActions list={list} can={can} />
      </header>
      {isUnderWay(list) && <ImportProgress list={list} />}
      {list.job.state === 'failed' && fault !== null && (
        <Alert className="form-problem" type="error" showIcon title={fault.message} description={fault.hint} />
      )}
      {importStanding(list) === 'cancelled' && <p className="quiet">{say('check.cancelled')}</p>}
      {list.findings !== null && (
        <section className="page-card">
          <p>{say('check.found', { count: list.findings })}</p>
          {list.findings > 0 && (
            <AppLink href={`/screening?importId=${list.id}`} className="link-button is-primary">
              {say('check.show')}
            </AppLink>
          )}
        </section>
      )}
      <CheckResult list={list} can={can} />
    </>
  );
}

function CheckResult({ list, can }: Props) {
  const say = screeningWords.use();
  const { rows, badRows, columns } = list;
  const items: readonly (Fact | false)[] = [
    [say('imports.source'), list.source],
    [say('list.kind'), screeningWords.lookUp('list_kind', list.kind)],
    [say('column.area'), list.areaName],
    [say('imports.by'), `${list.importedBy} · ${instantText(list.importedAt)}`],
    rows !== null &&
      badRows !== null && [
        say('check.title'),
        [say('check.rows', { count: rows }), say('check.good', { count: rows - badRows })].join('，'),
      ],
    list.rules !== null && [say('check.rules'), list.rules],
  ];
  return (
    <section className="page-card">
      <h2>{say('check.title')}</h2>
      <Facts items={items} />
      {can.includes('bad-rows') && badRows !== null && (
        <p>
          {say('check.bad', { count: badRows })}{' '}
          <a href={addressOf(downloadBadRows.path, { id: list.id }, undefined)} download>
            {say('check.badRows')}
          </a>
        </p>
      )}
      {columns !== null && (
        <>
          <h3>{say('check.columns')}</h3>
          <ul className="looks">
            {Object.entries(columns).map(([field, header]) => (
              <li key={field}>{say('check.column', { field: screeningWords.lookUp('field', field), header })}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{say('check.digests')}</h3>
      <p className="digests">
        <Digests of={list} length={16} />
      </p>
    </section>
  );
}

function ImportActions({ list, can }: Props) {
  const say = screeningWords.use();
  const { message } = App.useApp();
  const [discarding, setDiscarding] = useState(false);
  const start = useCommand(startScreening);
  const discard = useCommand(discardImport);
  return (
    <div className="page-actions">
      {can.includes('start') && (
        <Button
          type="primary"
          loading={start.isPending}
          onClick={() =>
            start.mutate(
              { params: { id: list.id }, body: {} },
              { onError: (error) => void message.error(failureLine(error)) },
            )
          }
        >
          {say(list.state === 'checked' ? 'check.start' : 'check.again')}
        </Button>
      )}
      {can.includes('discard') && <Button onClick={() => setDiscarding(true)}>{say('check.discard')}</Button>}
      <ReasonDialog
        open={discarding}
        danger
        title={say('check.discard')}
        confirmText={say('check.discard')}
        consequence={say('check.discardText')}
        busy={discard.isPending}
        error={discard.error === null ? undefined : failureLine(discard.error)}
        onConfirm={(reason) =>
          discard.mutate({ params: { id: list.id }, body: { reason } }, { onSuccess: () => setDiscarding(false) })
        }
        onCancel={() => setDiscarding(false)}
      />
    </div>
  );
}
