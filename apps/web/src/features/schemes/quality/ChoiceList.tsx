import type { ChoiceState, SchemeChoice } from '@qingyuan/contract/scheme-choices';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag, type Tone } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../../lists/Loaded.tsx';
import { instantText } from '../../../time/time.ts';
import { ChoiceDialog } from './ChoiceDialog.tsx';
import { choicesQuery } from './queries.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import { qualityWords } from './words.ts';

const TONE: Readonly<Record<ChoiceState, Tone>> = {
  counted: 'good',
  waiting: 'active',
  missed: 'warning',
  revoked: 'neutral',
};

/** Decisions about the data, in force and revoked. */
export function ChoiceList({ schemeId }: { readonly schemeId: string }) {
  const say = qualityWords.use();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<SchemeChoice>();
  return (
    <section className="page-card" aria-label={say('list.title')}>
      <Loaded result={useQuery(choicesQuery(schemeId))}>
        {({ data: { rows }, can }) => (
          <>
            <header className="page-head">
              <h2>{say('list.title')}</h2>
              {can.includes('choose') && <Button onClick={() => setAdding(true)}>{say('list.add')}</Button>}
            </header>
            <p className="quiet small">{say('list.hint')}</p>
            {rows.length === 0 ? (
              <EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />
            ) : (
              <ChoiceTable rows={rows} onRevoke={can.includes('choose') ? setRevoking : undefined} />
            )}
          </>
        )}
      </Loaded>
      {adding && <ChoiceDialog schemeId={schemeId} onClose={() => setAdding(false)} />}
      {revoking !== undefined && (
        <RevokeDialog schemeId={schemeId} choice={revoking} onClose={() => setRevoking(undefined)} />
      )}
    </section>
  );
}

interface TableProps {
  readonly rows: readonly SchemeChoice[];
  /** Absent for those who may not decide. */
  readonly onRevoke: ((choice: SchemeChoice) => void) | undefined;
}

function ChoiceTable({ rows, onRevoke }: TableProps) {
  const say = qualityWords.use();
  return (
    <div className="table-scroll">
      <table className="plain-table" aria-label={say('list.title')}>
        <thead>
          <tr>
            {(['number', 'what', 'reason', 'who', 'state'] as const).map((name) => (
              <th key={name} scope="col">
                {say(`list.${name}`)}
              </th>
            ))}
            {onRevoke !== undefined && <th scope="col">{say('list.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="num">{row.number}</td>
              <td>
                <What choice={row} />
              </td>
              <td>
                {row.reason}
                {row.revoked !== null && (
                  <p className="quiet small">
                    {say('list.revokedBy', {
                      who: row.revoked.by,
                      agency: row.revoked.agency,
                      when: instantText(row.revoked.at),
                      reason: row.revoked.reason,
                    })}
                  </p>
                )}
              </td>
              <td>{say('list.by', { who: row.decidedBy, agency: row.agency, when: instantText(row.decidedAt) })}</td>
              <td>
                <StateTag tone={TONE[row.state]}>{say(`state.${row.state}`)}</StateTag>
              </td>
              {onRevoke !== undefined && (
                <td>
                  {row.revoked === null && (
                    <Button
                      type="link"
                      size="small"
                      aria-label={`${say('revoke.act')} ${row.number}`}
                      onClick={() => onRevoke(row)}
                    >
                      {say('revoke.act')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was decided, about which account, in which tree. */
function What({ choice: { kind, tree, memberId, otherId } }: { readonly choice: SchemeChoice }) {
  const say = qualityWords.use();
  const about = otherId === null ? memberId : say('list.under', { member: memberId, other: otherId });
  return (
    <>
      <strong>{say(`kind.${kind}`)}</strong>
      <p className="small long-word">
        {about}
        {tree !== null && ` · ${say(`treeOf.${tree}`)}`}
      </p>
    </>
  );
}
