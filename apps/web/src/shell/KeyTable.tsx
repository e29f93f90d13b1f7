import { shellWords } from './words.ts';

const KEYS = [
  ['/', 'keys.search'],
  ['?', 'keys.help'],
  ['g t', 'keys.todo'],
  ['Tab', 'keys.move'],
  ['Tab ⏎', 'keys.skip'],
  ['Esc', 'keys.close'],
] as const;

export function KeyTable() {
  const say = shellWords.use();
  return (
    <dl className="keys">
      {KEYS.map(([key, word]) => (
        <div key={key}>
          <dt>
            {key.split(' ').map((one) => (
              <kbd key={one}>{one}</kbd>
            ))}
          </dt>
          <dd>{say(word)}</dd>
        </div>
      ))}
    </dl>
  );
}
