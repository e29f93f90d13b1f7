import { Modal } from 'antd';
import { KeyTable } from './KeyTable.tsx';
import { shellWords } from './words.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function KeyboardHelp({ open, onClose }: Props) {
  const say = shellWords.use();
  return (
    <Modal
      open={open}
      title={say('keys.title')}
      onCancel={onClose}
      onOk={onClose}
      okText={say('keys.done')}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <KeyTable />
    </Modal>
  );
}
