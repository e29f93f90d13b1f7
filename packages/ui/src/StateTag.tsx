export type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad';

interface Props {
  readonly tone: Tone;
  /** The state in words; colour only helps. */
  readonly children: string;
  readonly title?: string | undefined;
}

export function StateTag({ tone, children, title }: Props) {
  return (
    <span className={`ui-tag ui-tag-${tone}`} title={title}>
      {children}
    </span>
  );
}
