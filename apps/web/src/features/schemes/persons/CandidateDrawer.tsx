import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { lineHref } from '../member.ts';
import { schemeWords } from '../words.ts';
import { type Opened, nameOf } from './candidate.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import { DecisionText } from './DecisionText.tsx';
import { ExitPart } from './ExitPart.tsx';
import { PenaltyPart } from './PenaltyPart.tsx';
import { candidateQuery } from './queries.ts';
import { SeveralPart } from './SeveralPart.tsx';
import { TestTable } from './TestTable.tsx';
import { personsWords } from './words.ts';

interface Props {
  readonly scheme: { readonly id: string; readonly caseId: string };
  readonly index: number;
  readonly on: string | undefined;
  readonly onClose: () => void;
}

/** One person against the law: every test, what is recorded about him, and the decision. */
export function CandidateDrawer({ scheme, index, on, onClose }: Props) {
  const say = personsWords.use();
  const result = useQuery(candidateQuery(scheme.id, index, on));
  const title = result.data === undefined ? '' : say('drawer.title', { name: nameOf(result.data.data.person) });
  return (
    <Drawer open title={title} size={860} onClose={onClose}>
      <Loaded result={result}>
        {({ data: { person, tests, conductOn, province }, can }) => (
          <Candidate
            opened={{
              schemeId: scheme.id,
              caseId: scheme.caseId,
              person,
              tests,
              conductOn,
              decides: can.includes('mark-role'),
            }}
            missingProvince={province.rule === null ? province.code : undefined}
          />
        )}
      </Loaded>
    </Drawer>
  );
}

function Candidate({
  opened,
  missingProvince,
}: {
  readonly opened: Opened;
  readonly missingProvince: string | undefined;
}) {
  const say = personsWords.use();
  return (
    <div className="candidate">
      <section aria-label={say('drawer.tests')}>
        <Accounts opened={opened} />
        <h3>{say('drawer.tests')}</h3>
        <TestTable tests={opened.tests} person={opened.person} />
        {missingProvince !== undefined && (
          <p className="quiet small">{say('drawer.province', { code: missingProvince })}</p>
        )}
      </section>
      <PenaltyPart opened={opened} />
      <ExitPart opened={opened} />
      <SeveralPart opened={opened} />
      <DecisionPart opened={opened} />
    </div>
  );
}

/** The accounts whose lines were counted: the rows behind the figures. */
function Accounts({ opened: { schemeId, person } }: { readonly opened: Opened }) {
  const say = personsWords.use();
  return (
    <>
      <p>
        {say('drawer.row', { row: countText(person.personId), count: countText(person.accountCount) })}
        {person.accounts.map(({ index, memberId }) => (
          <span key={index}>
            {' '}
            <AppLink href={lineHref(schemeId, index)} aria-label={`${say('drawer.line')} ${memberId}`}>
              {memberId}
            </AppLink>
          </span>
        ))}
      </p>
      <p className="quiet small">{say('drawer.rows')}</p>
    </>
  );
}

function DecisionPart({ opened }: { readonly opened: Opened }) {
  const say = personsWords.use();
  const sayScheme = schemeWords.use();
  const [deciding, setDeciding] = useState(false);
  const { schemeId, person, decides } = opened;
  return (
    <section aria-label={say('drawer.decision')}>
      <header className="part-head">
        <h3>{say('drawer.decision')}</h3>
        {decides && (
          <Button type="primary" onClick={() => setDeciding(true)}>
            {sayScheme(person.decision === null ? 'person.decide' : 'person.redecide')}
          </Button>
        )}
      </header>
      <DecisionText decision={person.decision} />
      {deciding && (
        <DecisionDialog
          schemeId={schemeId}
          account={person.account}
          accounts={person.accounts}
          onClose={() => setDeciding(false)}
        />
      )}
    </section>
  );
}
