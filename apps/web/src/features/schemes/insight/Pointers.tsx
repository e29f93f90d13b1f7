import type { GroupKind, SchemeInsight } from '@qingyuan/contract/scheme-insight';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { textLanguage } from '../../../i18n/i18n.ts';
import { groupsHref, rowsHref } from './insight-search.ts';
import { RuleLine } from './Pay.tsx';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly insight: SchemeInsight;
}

interface Line {
  readonly kind: GroupKind | 'isolated';
  readonly groups: number;
  readonly accounts: number;
  readonly why: string;
}

/** Several accounts, shared values, suspicious structure, isolated parts: a count each, which opens its groups. */
export function Pointers({ schemeId, insight }: Props) {
  const say = insightWords.use();
  const language = textLanguage();
  const { several, shared, suspicious, isolated } = insight;
  const lines: readonly Line[] = [
    { kind: 'several', groups: several.total, accounts: several.accounts, why: say('list.personKey') },
    ...shared.map(({ key, total, accounts }) => ({ kind: key, groups: total, accounts, why: say('list.sameKey') })),
    ...suspicious.map(({ kind, total, accounts, reason }) => ({
      kind,
      groups: total,
      accounts,
      why: reason[language],
    })),
    {
      kind: 'isolated',
      groups: isolated.parts,
      accounts: isolated.accounts,
      why: say('list.isolatedWhy', { count: isolated.atMost }),
    },
  ];
  return (
    <section className="page-card">
      <h2>{say('list.title')}</h2>
      <p className="quiet small">{say('list.note')}</p>
      <div className="table-scroll">
        <table className="plain-table pointers">
          <thead>
            <tr>
              <th scope="col">{say('list.what')}</th>
              <th scope="col">{say('list.groups')}</th>
              <th scope="col">{say('list.accounts')}</th>
              <th scope="col">{say('list.why')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ kind, groups, accounts, why }) => (
              <tr key={kind}>
                <th scope="row">{say(`list.${kind}`)}</th>
                <td className="num">
                  {groups === 0 ? (
                    say('list.none')
                  ) : (
                    <CountLink
                      count={groups}
                      href={kind === 'isolated' ? rowsHref(schemeId, { by: kind }) : groupsHref(schemeId, kind)}
                      label={say(`list.${kind}`)}
                    />
                  )}
                </td>
                <td className="num">{countText(accounts)}</td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RuleLine rule={insight.rules.suspicion} />
      <Sizes parts={insight.parts} />
    </section>
  );
}

function Sizes({ parts }: { readonly parts: SchemeInsight['parts'] }) {
  const say = insightWords.use();
  return (
    <details>
      <summary>{say('list.sizes')}</summary>
      <table className="plain-table figures">
        <thead>
          <tr>
            <th scope="col">{say('list.size')}</th>
            <th scope="col">{say('list.parts')}</th>
            <th scope="col">{say('list.accounts')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ atLeast, atMost, parts: count, accounts }) => (
            <tr key={atMost}>
              <th scope="row">
                {atLeast === atMost ? countText(atMost) : `${countText(atLeast)}–${countText(atMost)}`}
              </th>
              <td>{countText(count)}</td>
              <td>{countText(accounts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
