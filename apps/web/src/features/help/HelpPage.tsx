import { AppLink } from '../../shell/AppLink.tsx';
import { KeyTable } from '../../shell/KeyTable.tsx';
import { GUIDED_PATH } from './guided-path.ts';
import { helpWords } from './words.ts';

/** How to use the console, and the path that shows the whole chain in ten minutes. */
export function HelpPage() {
  const say = helpWords.use();
  return (
    <article className="page-card prose">
      <h1>{say('page.title')}</h1>
      <section>
        <h2>{say('path.title')}</h2>
        <p>{say('path.intro')}</p>
        <ol>
          {GUIDED_PATH.map(({ step, to }) => (
            <li key={to}>
              <AppLink href={to}>{say(`path.${step}`)}</AppLink>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{say('lists.title')}</h2>
        <ul>
          <li>{say('lists.filter')}</li>
          <li>{say('lists.columns')}</li>
          <li>{say('lists.counts')}</li>
          <li>{say('lists.due')}</li>
        </ul>
      </section>
      <section>
        <h2>{say('page.keyboard')}</h2>
        <KeyTable />
      </section>
    </article>
  );
}
