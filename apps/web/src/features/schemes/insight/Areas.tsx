import type { SchemeArea } from '@qingyuan/contract/scheme-insight';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { PROVINCES } from '@qingyuan/core/scheme/insight/areas';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { Button } from 'antd';
import { useState } from 'react';
import { rowsHref } from './insight-search.ts';
import { insightWords } from './words.ts';

const FIRST = 10;

interface Props {
  readonly schemeId: string;
  readonly areas: readonly SchemeArea[] | null;
}

export function Areas({ schemeId, areas }: Props) {
  const say = insightWords.use();
  const [all, setAll] = useState(false);
  if (areas === null)
    return (
      <section className="page-card">
        <h2>{say('area.title')}</h2>
        <p className="quiet">{say('area.absent')}</p>
      </section>
    );
  const unknown = areas.filter(({ key }) => key === 0);
  const known = areas.filter(({ key }) => key !== 0);
  const name = ({ key, province, city }: SchemeArea) =>
    key === 0
      ? say('area.unknown')
      : `${province === null ? '' : (PROVINCES[province] ?? province)} ${city ?? ''}`.trim();
  return (
    <section className="page-card">
      <h2>{say('area.title')}</h2>
      <p className="quiet small">{say('area.note')}</p>
      <div className={all ? 'table-scroll insight-tall' : 'table-scroll'}>
        <table className="plain-table figures">
          <thead>
            <tr>
              <th scope="col">{say('area.area')}</th>
              <th scope="col">{say('area.by')}</th>
              <th scope="col">{say('area.accounts')}</th>
              <th scope="col">{say('area.money')}</th>
            </tr>
          </thead>
          <tbody>
            {[...(all ? known : known.slice(0, FIRST)), ...unknown].map((area) => (
              <tr key={area.key}>
                <th scope="row">{name(area)}</th>
                <td>{area.from === null ? '' : say(`area.${area.from}`)}</td>
                <td>
                  <CountLink
                    count={area.accounts}
                    href={rowsHref(schemeId, { by: 'area', value: String(area.key) })}
                    label={name(area)}
                  />
                </td>
                <td>{yuanText(area.paidInFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {known.length > FIRST && (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? say('area.less') : say('area.more', { count: countText(known.length) })}
        </Button>
      )}
    </section>
  );
}
