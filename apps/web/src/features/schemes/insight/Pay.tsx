import type { SchemePay, InsightRule, PayShares } from '@qingyuan/contract/scheme-insight';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { CertaintyTag } from '../../rules/CertaintyTag.tsx';
import { rowsHref } from './insight-search.ts';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly pay: SchemePay | null;
  readonly rule: InsightRule;
}

export const shareText = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Pay by kind, and recruiting against sales: the question of 团队计酬, shown and not decided. */
export function Pay({ schemeId, pay, rule }: Props) {
  const say = insightWords.use();
  return (
    <section className="page-card">
      <h2>{say('pay.title')}</h2>
      {pay === null ? (
        <p className="quiet">{say('pay.absent')}</p>
      ) : (
        <>
          <Shares shares={pay.shares} />
          <Kinds schemeId={schemeId} pay={pay} />
          <p className="quiet small">{say('pay.note')}</p>
          <RuleLine rule={rule} />
        </>
      )}
    </section>
  );
}

function Shares({ shares: { recruitingShare, perHeadFen } }: { readonly shares: PayShares }) {
  const say = insightWords.use();
  if (recruitingShare === null) return <p>{say('pay.shareUnknown')}</p>;
  const share = shareText(recruitingShare);
  return (
    <>
      <p>{say('pay.share', { share, perHead: perHeadFen === null ? '—' : yuanText(perHeadFen) })}</p>
      <div className="share-bar" role="img" aria-label={say('pay.bar', { share })}>
        <i style={{ width: share }} />
      </div>
    </>
  );
}

function Kinds({ schemeId, pay }: { readonly schemeId: string; readonly pay: SchemePay }) {
  const say = insightWords.use();
  const language = textLanguage();
  return (
    <div className="table-scroll">
      <table className="plain-table figures">
        <thead>
          <tr>
            <th scope="col">{say('pay.kind')}</th>
            <th scope="col">{say('pay.class')}</th>
            <th scope="col">{say('pay.sum')}</th>
            <th scope="col">{say('pay.receivers')}</th>
          </tr>
        </thead>
        <tbody>
          {pay.kinds.map(({ kind, name, reason, class: of, sumFen, receivers }) => (
            <tr key={kind}>
              <th scope="row">{name[language]}</th>
              <td title={reason[language]}>{say(`pay.${of}`)}</td>
              <td>{yuanText(sumFen)}</td>
              <td>
                <CountLink
                  count={receivers}
                  href={rowsHref(schemeId, { by: 'pay', value: kind })}
                  label={name[language]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The rule that figures rest on, with how sure it is. */
export function RuleLine({ rule: { rule, title, citation, certainty } }: { readonly rule: InsightRule }) {
  const say = insightWords.use();
  const language = textLanguage();
  return (
    <p className="quiet small">
      {`${say('pay.rule')}: ${title[language]} (${rule}), ${basisText(citation, language)} `}
      <CertaintyTag certainty={certainty} />
    </p>
  );
}
