import type { TipDetail } from '@qingyuan/contract/tips';
import { instantText } from '../../time/time.ts';
import { tipWords } from './words.ts';

/** What the reporter and the office wrote to each other, the oldest first. */
export function Conversation({ tip }: { readonly tip: TipDetail }) {
  const say = tipWords.use();
  return (
    <section className="page-card">
      <h2>{say('detail.conversation')}</h2>
      {!tip.canReply && <p className="quiet">{say('detail.conversationOff')}</p>}
      {tip.canReply && tip.messages.length === 0 && <p className="quiet">{say('detail.conversationNone')}</p>}
      <ol className="conversation">
        {tip.messages.map((message) => (
          <li key={message.id} className={message.author}>
            <p className="quiet">
              {message.authorName ?? say('detail.reporter')} · <span className="num">{instantText(message.at)}</span>
            </p>
            <p className="long-text">{message.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
