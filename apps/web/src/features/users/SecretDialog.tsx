import { Button, Modal, Typography } from 'antd';
import { secretOf } from './user-state.ts';
import { userWords } from './words.ts';

interface Props {
  readonly account: string;
  readonly otpauthUri: string;
  readonly onClose: () => void;
}

/** The one-time-code secret, shown this once; closes only by the button. */
export function SecretDialog({ account, otpauthUri, onClose }: Props) {
  const say = userWords.use();
  return (
    <Modal
      open
      title={say('form.done', { account })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('form.close')}
        </Button>
      }
    >
      <p className="ui-label">{say('form.secret')}</p>
      <Typography.Paragraph code copyable={{ text: secretOf(otpauthUri).replaceAll(' ', '') }}>
        {secretOf(otpauthUri)}
      </Typography.Paragraph>
      <p className="ui-label">{say('form.uri')}</p>
      <Typography.Paragraph className="long-word small" copyable={{ text: otpauthUri }}>
        {otpauthUri}
      </Typography.Paragraph>
      <p>{say('form.secretHint')}</p>
    </Modal>
  );
}
