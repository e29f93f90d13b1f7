import { cancelJob } from '@qingyuan/contract/jobs';
import type { ScreeningImport } from '@qingyuan/contract/screening';
import { App, Button, Progress } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { screeningWords } from './words.ts';

/** How far the work on a list is, and how to stop it. */
export function ImportProgress({ list: { job } }: { readonly list: ScreeningImport }) {
  const say = screeningWords.use();
  const { message } = App.useApp();
  const cancel = useCommand(cancelJob);
  const stage = screeningWords.lookUp('stage', job.stage === '' ? 'waiting' : job.stage);
  return (
    <section className="page-card" aria-label={say('check.progress')}>
      <Progress percent={Math.floor(job.progress * 100)} status="active" aria-label={say('check.progress')} />
      <p role="status">{job.cancelAsked ? say('check.cancelling') : stage}</p>
      <p className="quiet">{say('check.leave')}</p>
      <Button
        disabled={job.cancelAsked}
        loading={cancel.isPending}
        onClick={() =>
          cancel.mutate(
            { params: { id: job.id }, body: {} },
            { onError: (error) => void message.error(failureLine(error)) },
          )
        }
      >
        {say('check.cancel')}
      </Button>
    </section>
  );
}
