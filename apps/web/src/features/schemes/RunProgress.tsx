import { cancelJob, type Job } from '@qingyuan/contract/jobs';
import { Alert, Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { schemeWords } from './words.ts';

/** Long work under way: how far, at what, and how to stop it. */
export function RunProgress({ job }: { readonly job: Job }) {
  const say = schemeWords.use();
  const [asking, setAsking] = useState(false);
  const cancel = useCommand(cancelJob);
  const percent = Math.floor(job.progress * 100);
  const stage = job.cancelAsked
    ? say('run.cancelAsked')
    : schemeWords.lookUp('stage', job.stage === '' ? 'waiting' : job.stage);
  return (
    <section className="page-card narrow" aria-label={say('run.title')}>
      <h2>{say('run.title')}</h2>
      <p>{job.title}</p>
      <Progress percent={percent} status="active" aria-label={say('run.title')} />
      <p role="status">{stage}</p>
      <p className="quiet">{say('run.leave')}</p>
      <Button disabled={job.cancelAsked} onClick={() => setAsking(true)}>
        {say('run.cancel')}
      </Button>
      <Modal
        open={asking}
        title={say('run.cancelTitle')}
        okText={say('run.cancelYes')}
        cancelText={say('run.cancelNo')}
        okButtonProps={{ danger: true }}
        confirmLoading={cancel.isPending}
        onOk={() => cancel.mutate({ params: { id: job.id }, body: {} }, { onSuccess: () => setAsking(false) })}
        onCancel={() => setAsking(false)}
      >
        <p>{say('run.cancelText')}</p>
        {cancel.error !== null && <Alert type="error" showIcon title={failureLine(cancel.error)} />}
      </Modal>
    </section>
  );
}
