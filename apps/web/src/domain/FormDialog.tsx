import { useUiWords } from '@qingyuan/ui/environment.tsx';
import { Alert, Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { failureLine } from '../api/failure-words.ts';

interface Props<Fields> {
  readonly title: string;
  /** On the button; the title without it. */
  readonly okText?: string;
  /** What will happen. */
  readonly text: string;
  readonly form: FormInstance<Fields>;
  readonly initial: Partial<Fields>;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onFinish: (fields: Fields) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A step that asks for several fields. */
export function FormDialog<Fields>({ title, okText = title, text, form, busy, error, ...props }: Props<Fields>) {
  const words = useUiWords();
  const { initial, onFinish, onClose, children } = props;
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={words.cancel}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="quiet">{text}</p>
      <Form<Fields> form={form} layout="vertical" initialValues={initial} scrollToFirstError onFinish={onFinish}>
        {children}
      </Form>
      {error !== null && <Alert type="error" showIcon title={failureLine(error)} />}
    </Modal>
  );
}
