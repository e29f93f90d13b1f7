import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../../lists/Loaded.tsx';
import { searchQuery } from '../queries/search.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly schemeId: string;
  readonly onChoose: (index: number) => void;
}

export function FindAccount({ schemeId, onChoose }: Props) {
  const say = schemeWords.use();
  const [text, setText] = useState('');
  return (
    <section className="page-card" aria-label={say('tree.search')}>
      <div className="structure-search" role="search">
        <Input.Search
          placeholder={say('tree.searchHint')}
          aria-label={say('tree.search')}
          enterButton={say('tree.searchGo')}
          maxLength={200}
          allowClear
          onSearch={(value) => setText(value.trim())}
        />
        {text !== '' && <Button onClick={() => setText('')}>{say('tree.searchClose')}</Button>}
      </div>
      {text !== '' && <Found schemeId={schemeId} text={text} onChoose={onChoose} />}
    </section>
  );
}

function Found({ schemeId, text, onChoose }: Props & { readonly text: string }) {
  const say = schemeWords.use();
  return (
    <Loaded result={useQuery(searchQuery(schemeId, text))}>
      {({ rows, more }) =>
        rows.length === 0 ? (
          <EmptyState title={say('tree.searchNone', { text })} hint={say('tree.searchNoneHint')} />
        ) : (
          <>
            <ul className="found" aria-label={say('tree.searchResults')}>
              {rows.map((row) => (
                <li key={row.index}>
                  <button type="button" onClick={() => onChoose(row.index)}>
                    <strong>{row.memberId}</strong>
                    <span>{row.name}</span>
                    <span className="quiet">
                      {row.level === null
                        ? say(`status.${row.status}`)
                        : `${say('tree.level')} ${row.level} · ${say('tree.downline')} ${countText(row.downline ?? 0)}`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {more && <p className="quiet">{say('tree.searchMore')}</p>}
          </>
        )
      }
    </Loaded>
  );
}
