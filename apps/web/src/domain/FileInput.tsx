import { Button, Upload } from 'antd';

interface Props {
  readonly text: string;
  /** Endings that the browser offers first. */
  readonly accept?: string;
  /** These two are given by the form. */
  readonly id?: string;
  readonly onChange?: (file: File | undefined) => void;
}

/** Chooses one file for a form; it is sent with the form, not before. */
export function FileInput({ text, accept = '', id = '', onChange }: Props) {
  return (
    <Upload
      id={id}
      accept={accept}
      maxCount={1}
      beforeUpload={(file) => {
        onChange?.(file);
        return false;
      }}
      onRemove={() => onChange?.(undefined)}
    >
      <Button>{text}</Button>
    </Upload>
  );
}
