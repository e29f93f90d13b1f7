import './responsibilities.css';
import type { Responsibility } from '@qingyuan/contract/jurisdictions';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../lists/Loaded.tsx';
import { useSession } from '../../session/session.ts';
import { useNow } from '../../time/use-now.ts';
import { areasQuery } from '../areas/areas.query.ts';
import { NameDialog } from './NameDialog.tsx';
import { responsibilitiesQuery } from './queries/responsibilities.ts';
import { TermCell } from './TermCell.tsx';
import { areasToShow, termsOf } from './terms.ts';
import { responsibilityWords } from './words.ts';

/** Who answers for each area; the office names them, others read. */
export function ResponsibilitiesPage() {
  const say = responsibilityWords.use();
  const { roles } = useSession();
  const result = useQuery(responsibilitiesQuery);
  const [naming, setNaming] = useState<string>();
  const onName = roles.includes('joint_office') ? setNaming : undefined;
  return (
    <section className="page-card">
      <h1>{say('list.title')}</h1>
      <p className="quiet">{say('list.intro')}</p>
      <Loaded result={result}>
        {(all) => (
          <>
            <AreaTable all={all} onName={onName} />
            {naming !== undefined && <NameDialog all={all} areaCode={naming} onClose={() => setNaming(undefined)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface TableProps {
  readonly all: readonly Responsibility[];
  readonly onName: ((areaCode: string) => void) | undefined;
}

function AreaTable({ all, onName }: TableProps) {
  const say = responsibilityWords.use();
  const { area } = useSession();
  const { data: below = [] } = useQuery(areasQuery(area.code));
  const today = shanghaiDate(useNow());
  return (
    <table className="terms-table">
      <thead>
        <tr>
          <th scope="col">{say('list.area')}</th>
          <th scope="col">{say('list.first')}</th>
          <th scope="col">{say('list.direct')}</th>
          {onName !== undefined && <th scope="col">{say('list.name')}</th>}
        </tr>
      </thead>
      <tbody>
        {areasToShow([area, ...below], all).map(({ code, name }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <TermCell label={say('list.first')} terms={termsOf(all, { areaCode: code, kind: 'first' }, today)} />
            <TermCell label={say('list.direct')} terms={termsOf(all, { areaCode: code, kind: 'direct' }, today)} />
            {onName !== undefined && (
              <td>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${say('list.name')} ${name}`}
                  onClick={() => onName(code)}
                >
                  {say('list.name')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
