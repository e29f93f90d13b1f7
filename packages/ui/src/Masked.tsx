import { Alert, Button, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useUiWords } from './environment.tsx';

export interface Purpose {
  readonly value: string;
  readonly label: string;
}

interface Props {
  /** What it is, e.g. 身份证号. */
  readonly label: string;
  readonly masked: string;
  /** The lawful purposes to choose from; none means that this user may not look. */
  readonly purposes: readonly Purpose[];
  /** Fetches the value for a purpose; the caller records the look. */
  readonly onReveal: (purpose: string) => Promise<string>;
  /** Turns a failure into a sentence. */
  readonly errorText: (error: unknown) => string;
}

/** A personal datum: masked, shown one at a time for a stated purpose. */
export function Masked({ label, masked, purposes, onReveal, errorText }: Props) {
  const words = useUiWords();
  const [value, setValue] = useState<string>();
  const [asking, setAsking] = useState(false);
  return (
    <span className="ui-masked">
      <span className="ui-masked-value">{value ?? masked}</span>
      {purposes.length > 0 && (
        <Button
          type="link"
          size="small"
          aria-label={value === undefined ? words.revealTitle(label) : `${words.hide} ${label}`}
          onClick={() => (value === undefined ? setAsking(true) : setValue(undefined))}
        >
          {value === undefined ? words.reveal : words.hide}
        </Button>
      )}
      {asking && (
        <PurposeDialog
          title={words.revealTitle(label)}
          purposes={purposes}
          errorText={errorText}
          onReveal={async (purpose) => {
            setValue(await onReveal(purpose));
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </span>
  );
}

interface DialogProps extends Pick<Props, 'purposes' | 'errorText'> {
  readonly title: string;
  readonly onReveal: (purpose: string) => Promise<void>;
  readonly onCancel: () => void;
}

function PurposeDialog({ title, purposes, errorText, onReveal, onCancel }: DialogProps) {
  const words = useUiWords();
  const [purpose, setPurpose] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const id = useId();

  async function reveal() {
    if (purpose === undefined) return setProblem(words.purposeMissing);
    setBusy(true);
    setProblem(undefined);
    try {
      await onReveal(purpose);
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={title}
      okText={words.reveal}
      cancelText={words.cancel}
      confirmLoading={busy}
      onOk={() => void reveal()}
      onCancel={onCancel}
    >
      <p id={id} className="ui-label">
        {words.purpose}
      </p>
      <Radio.Group
        aria-labelledby={id}
        vertical
        options={purposes.map(({ value, label }) => ({ value, label }))}
        value={purpose ?? null}
        onChange={(event) => setPurpose(String(event.target.value))}
      />
      <p className="ui-note">{words.revealNotice}</p>
      {problem !== undefined && <Alert type="error" showIcon title={problem} />}
    </Modal>
  );
}
