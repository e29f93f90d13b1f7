import { reanalyseScheme } from '@qingyuan/contract/scheme-choices';
import type { SchemeDetail } from '@qingyuan/contract/schemes';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { isUnderWay } from '../queries/job.ts';
import { choicesQuery } from './queries.ts';
import { qualityWords } from './words.ts';

/** Says that decisions wait for the next analysis, and asks for it with the same options. */
export function WaitingChoices({ scheme }: { readonly scheme: SchemeDetail }) {
  const say = qualityWords.use();
  const { data } = useQuery(choicesQuery(scheme.id));
  const again = useCommand(reanalyseScheme);
  if (data === undefined || data.data.waiting === 0 || isUnderWay(scheme.latest.state)) return null;
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={say('waiting.text', { count: data.data.waiting })}
      description={again.error === null ? say('waiting.hint') : failureLine(again.error)}
      action={
        data.can.includes('reanalyse') && (
          <Button
            type="primary"
            loading={again.isPending}
            onClick={() => again.mutate({ params: { id: scheme.id }, body: {} })}
          >
            {say('waiting.go')}
          </Button>
        )
      }
    />
  );
}
