import { verifyAudit } from '@qingyuan/contract/audit';
import { Alert, Button } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { auditWords } from './words.ts';

/** Checks the whole chain and says what it found. */
export function AuditCheckBar() {
  const say = auditWords.use();
  const check = useCommand(verifyAudit);
  const { data, error } = check;
  return (
    <div className="check-bar">
      <Button loading={check.isPending} onClick={() => check.mutate({})}>
        {say(check.isPending ? 'check.running' : 'check.run')}
      </Button>
      {error !== null && <Alert type="error" showIcon title={failureLine(error)} />}
      {data?.ok === true && (
        <Alert
          type="success"
          showIcon
          title={say('check.ok', { entries: data.entries })}
          description={<span className="long-word">{say('check.head', { head: data.head })}</span>}
        />
      )}
      {data?.broken != null && (
        <Alert
          type="error"
          showIcon
          title={say('check.broken', { seq: data.broken.seq, fault: auditWords.lookUp('fault', data.broken.fault) })}
          description={data.broken.detail}
        />
      )}
    </div>
  );
}
