import { Alert, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useUiWords } from './environment.tsx';

const LEAST = 4;

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, named in full. */
  readonly consequence: ReactNode;
  readonly confirmText?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** The reason may be left out: an approval that only follows the proposal. */
  readonly reasonOptional?: boolean;
  readonly reasonLabel?: string;
  /** Further fields of the decision. */
  readonly children?: ReactNode;
  /** False keeps the button from being used while further fields are missing. */
  readonly complete?: boolean;
  readonly error?: string | undefined;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Names what will happen and asks why, before a decision that others will have to live with. */
export function ReasonDialog(props: Props) {
  const words = useUiWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  const length = reason.trim().length;
  const missing = length < LEAST && !(props.reasonOptional === true && length === 0);

  function confirm() {
    setTried(true);
    if (!missing && props.complete !== false) props.onConfirm(reason.trim());
  }

  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.confirmText ?? words.confirm}
      cancelText={words.cancel}
      okButtonProps={{ danger: props.danger === true }}
      confirmLoading={props.busy === true}
      onOk={confirm}
      onCancel={props.onCancel}
      afterClose={() => {
        setReason('');
        setTried(false);
      }}
      destroyOnHidden
    >
      <p className="ui-consequence">{props.consequence}</p>
      {props.children}
      <label className="ui-label" htmlFor={id}>
        {props.reasonLabel ?? words.reason}
        {props.reasonOptional === true ? (
          <span className="ui-optional">{words.optional}</span>
        ) : (
          <span className="ui-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      <Input.TextArea
        id={id}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={words.reasonHint}
        rows={4}
        maxLength={1000}
        showCount
        status={tried && missing ? 'error' : ''}
        aria-required={props.reasonOptional !== true}
        aria-invalid={tried && missing}
        aria-describedby={`${id}-note`}
      />
      <p id={`${id}-note`} role="alert" className="ui-field-error">
        {tried && missing ? words.reasonMissing(LEAST) : ''}
      </p>
      {props.error !== undefined && <Alert type="error" showIcon title={props.error} />}
    </Modal>
  );
}
