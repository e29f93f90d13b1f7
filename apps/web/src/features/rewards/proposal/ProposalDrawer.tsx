import { proposeReward } from '@qingyuan/contract/rewards';
import { Alert, App, Button, Drawer, Form, Select } from 'antd';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import type { RewardDialogProps } from '../NotifyDialog.tsx';
import { rewardWords } from '../words.ts';
import { AmountFields } from './AmountFields.tsx';
import { fromProposal, type ProposalFields, toProposal } from './proposal-fields.ts';
import { PreviewCard } from './PreviewCard.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { LeftOutFields } from './LeftOutFields.tsx';

/** The proposal in one form: every question, the grade, the basis; the reckoning stands below while it is filled in. */
export function ProposalDrawer({ reward, onClose }: RewardDialogProps) {
  const say = rewardWords.use();
  const { message } = App.useApp();
  const language = textLanguage();
  const [form] = Form.useForm<ProposalFields>();
  const initial = fromProposal(reward);
  const schemeId = Form.useWatch('schemeId', form) ?? initial.schemeId;
  const scheme = reward.schemes.find(({ id }) => id === schemeId) ?? reward.schemes[0];
  const propose = useCommand(proposeReward);
  if (scheme === undefined) return <NoScheme onClose={onClose} />;

  function send(fields: ProposalFields) {
    if (scheme === undefined) return;
    propose.mutate(
      { params: { id: reward.id }, body: toProposal(fields, scheme) },
      {
        onSuccess: ({ eligible }) => {
          void message.success(say(eligible ? 'propose.doneGrant' : 'propose.doneRefuse'));
          onClose();
        },
      },
    );
  }

  return (
    <Drawer
      open
      size={720}
      title={say('action.propose')}
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <div className="page-actions">
          <Button onClick={onClose}>{say('dialog.cancel')}</Button>
          <Button type="primary" loading={propose.isPending} onClick={form.submit}>
            {say('propose.submit')}
          </Button>
        </div>
      }
    >
      <p className="ui-consequence">{say('propose.intro')}</p>
      <Form<ProposalFields>
        form={form}
        layout="vertical"
        autoComplete="off"
        initialValues={initial}
        scrollToFirstError
        onFinish={send}
      >
        <Form.Item name="schemeId" label={say('propose.scheme')}>
          <Select options={reward.schemes.map(({ id, title }) => ({ value: id, label: title[language] }))} />
        </Form.Item>
        <QuestionFields scheme={scheme} />
        <AmountFields scheme={scheme} />
        <LeftOutFields reward={reward} />
        <PreviewCard reward={reward} scheme={scheme} />
        {propose.error !== null && <Alert type="error" showIcon title={failureLine(propose.error)} />}
      </Form>
    </Drawer>
  );
}

function NoScheme({ onClose }: { readonly onClose: () => void }) {
  const say = rewardWords.use();
  return (
    <Drawer open title={say('action.propose')} onClose={onClose}>
      <Alert type="warning" showIcon title={say('propose.noScheme')} />
    </Drawer>
  );
}
