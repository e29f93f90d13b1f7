import { useUi, useUiWords } from './environment.tsx';
import { countText } from './numbers.ts';

interface Props {
  readonly count: number;
  /** The list of what was counted. */
  readonly href: string;
  /** What is counted, for readers of the screen. */
  readonly label: string;
}

/** A number that opens what it counts. */
export function CountLink({ count, href, label }: Props) {
  const { Link } = useUi();
  const words = useUiWords();
  const text = countText(count);
  return (
    <Link href={href} className="ui-count" aria-label={`${label}: ${words.entries(text)}`}>
      {text}
    </Link>
  );
}
