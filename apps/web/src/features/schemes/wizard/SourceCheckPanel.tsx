import { checkSource, downloadSourceFaults, type SourceCheck } from '@qingyuan/contract/scheme-import';
import type { ColumnNames, SourcePreview } from '@qingyuan/contract/scheme-source';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { addressOf } from '../../../api/address.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { missingRoles } from '../mapping.ts';
import { isUnderWay, jobQuery } from '../queries/job.ts';
import { RunProgress } from '../RunProgress.tsx';
import { CheckedKinds } from './CheckedKinds.tsx';
import { sourceCheckQuery } from './queries.ts';
import { importWords } from './words.ts';

interface Props {
  readonly source: SourcePreview;
  readonly mapping: ColumnNames;
  /** Job of the check asked for last. */
  readonly check: string | undefined;
  readonly onCheck: (jobId: string) => void;
}

/** Faults of the whole table before it is analysed: asked for, followed, shown by kind, downloaded. */
export function SourceCheckPanel({ source, mapping, check, onCheck }: Props) {
  const say = importWords.use();
  const ask = useCommand(checkSource);
  const { evidenceId, table, encoding } = source;
  return (
    <section className="page-card" aria-label={say('check.title')}>
      <h2>{say('check.title')}</h2>
      <p className="quiet small">{say('check.hint')}</p>
      {check !== undefined && <FollowedCheck jobId={check} table={table} />}
      {ask.error !== null && <Alert type="error" showIcon title={failureLine(ask.error)} />}
      <div className="wizard-buttons">
        <Button
          disabled={missingRoles(mapping).length > 0}
          loading={ask.isPending}
          onClick={() =>
            ask.mutate(
              {
                params: { evidenceId },
                body: { table, mapping, ...(encoding === null ? {} : { encoding }) },
              },
              { onSuccess: ({ jobId }) => onCheck(jobId) },
            )
          }
        >
          {say(check === undefined ? 'check.go' : 'check.again')}
        </Button>
      </div>
    </section>
  );
}

function FollowedCheck({ jobId, table }: { readonly jobId: string; readonly table: string }) {
  const say = importWords.use();
  const { data: job } = useQuery(jobQuery(jobId));
  const { data: found, error } = useQuery({ ...sourceCheckQuery(jobId), enabled: job?.state === 'done' });
  if (error !== null) return <Alert type="error" showIcon title={failureLine(error)} />;
  if (job === undefined) return null;
  if (isUnderWay(job.state)) return <RunProgress job={job} />;
  if (job.state !== 'done')
    return (
      <Alert
        type={job.fault === null ? 'info' : 'error'}
        showIcon
        title={say(job.fault === null ? 'check.cancelled' : 'check.failed')}
        description={job.fault?.message}
      />
    );
  // A check of another table says nothing about this one.
  if (found === undefined || found.table !== table) return null;
  return <Found jobId={jobId} found={found} />;
}

function Found({ jobId, found }: { readonly jobId: string; readonly found: SourceCheck }) {
  const say = importWords.use();
  const total = found.kinds.reduce((sum, { count }) => sum + count, 0);
  const rows = countText(found.rows);
  return (
    <>
      <p role="status">
        {total === 0 ? say('check.clean', { rows }) : say('check.found', { rows, count: countText(total) })}
      </p>
      {total > 0 && <CheckedKinds kinds={found.kinds.filter(({ count }) => count > 0)} />}
      {found.unchecked.length > 0 && (
        <p className="ui-note">
          {say('check.unchecked', { kinds: found.unchecked.map((kind) => say(`fault.${kind}`)).join('、') })}
        </p>
      )}
      {total > 0 && (
        <a className="link-button" href={addressOf(downloadSourceFaults.path, { jobId }, {})} download>
          {say('check.download')}
        </a>
      )}
    </>
  );
}
