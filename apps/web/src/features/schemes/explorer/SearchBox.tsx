import { findAccounts, type FoundAccount } from '@qingyuan/contract/scheme-explorer';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { call } from '../../../api/client.ts';
import { FailureNotice } from '../../../lists/FailureNotice.tsx';
import { schemeWords } from '../words.ts';
import { explorerWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly tree: SchemeTree;
  readonly onChoose: (index: number) => void;
}

/** Finds members. Asked once for each time somebody asks, never again by itself: a search for a number leaves a trace. */
export function SearchBox({ schemeId, tree, onChoose }: Props) {
  const say = explorerWords.use();
  const search = useMutation({
    mutationFn: (q: string) => call(findAccounts, { params: { id: schemeId }, body: { q, tree } }),
  });
  const ask = (text: string) => {
    const q = text.trim();
    if (q === '') search.reset();
    else search.mutate(q);
  };
  return (
    <section className="page-card" aria-label={say('find.label')}>
      <div className="structure-search" role="search">
        <Input.Search
          placeholder={say('find.hint')}
          aria-label={say('find.label')}
          enterButton={say('find.go')}
          loading={search.isPending}
          maxLength={200}
          allowClear
          onSearch={ask}
        />
        {!search.isIdle && <Button onClick={() => search.reset()}>{say('find.close')}</Button>}
      </div>
      <p className="quiet small explorer-note">{say('find.note')}</p>
      <div aria-live="polite">
        {search.isPending && <p className="quiet">{say('find.busy')}</p>}
        {search.error !== null && (
          <FailureNotice error={search.error} onRetry={() => search.mutate(search.variables)} />
        )}
        {search.data !== undefined && <Found text={search.variables} {...search.data} onChoose={onChoose} />}
      </div>
    </section>
  );
}

interface FoundProps {
  readonly text: string;
  readonly rows: readonly FoundAccount[];
  readonly more: boolean;
  readonly partial: boolean;
  readonly onChoose: (index: number) => void;
}

function Found({ text, rows, more, partial, onChoose }: FoundProps) {
  const say = explorerWords.use();
  return (
    <>
      {partial && <p className="quiet">{say('find.partial')}</p>}
      {rows.length === 0 ? (
        <EmptyState title={say('find.none', { text })} hint={say('find.noneHint')} />
      ) : (
        <ul className="found" aria-label={say('find.results')}>
          {rows.map((row) => (
            <li key={row.account.index}>
              <button type="button" onClick={() => onChoose(row.account.index)}>
                <Hit {...row} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {more && <p className="quiet">{say('find.more')}</p>}
    </>
  );
}

function Hit({ account, by, masked }: FoundAccount) {
  const say = explorerWords.use();
  const scheme = schemeWords.use();
  const { memberId, name, level, downline, status } = account;
  return (
    <>
      <strong className="long-word">{memberId}</strong>
      <span>{name}</span>
      <span className="ui-tag ui-tag-active">
        {say(`by.${by}`)}
        {masked !== null && ` ${masked}`}
      </span>
      <span className="quiet">
        {level === null
          ? scheme(`status.${status}`)
          : `${say('find.level', { level: countText(level) })} · ${say('find.downline', { count: countText(downline ?? 0) })}`}
      </span>
    </>
  );
}
