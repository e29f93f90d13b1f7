import { Alert, Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { patrolWords } from './words.ts';

interface Props<Fields> {
  readonly title: string;
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
export function FormDialog<Fields>({
  title,
  text,
  form,
  initial,
  busy,
  error,
  onFinish,
  onClose,
  children,
}: Props<Fields>) {
  const say = patrolWords.use();
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={say('dialog.cancel')}
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
