import { Typography } from 'antd';

interface Props {
  readonly of: { readonly sha256: string; readonly sm3: string };
  /** Signs that are shown of each. */
  readonly length?: number;
}

/** The digests of a sealed file, shortened to look at, whole to copy. */
export function Digests({ of, length = 12 }: Props) {
  return (['sha256', 'sm3'] as const).map((name) => (
    <Typography.Text key={name} copyable={{ text: of[name] }} title={of[name]}>
      {`${name === 'sm3' ? 'SM3' : 'SHA-256'} ${of[name].slice(0, length)}…`}
    </Typography.Text>
  ));
}
