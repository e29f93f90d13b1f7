import type { Answer } from '@qingyuan/contract/endpoint';
import type { LeadAreaFigures, mapLeads } from '@qingyuan/contract/lead-overview';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useListSearch } from '../../lists/list-search.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { useSession } from '../../session/session.ts';
import { LeadTabs } from './LeadTabs.tsx';
import { workWords } from './lead-words.ts';
import { mapQuery } from './queries/overview.ts';
import './leads.css';

const SHADES = ['total', 'open', 'overdue', 'confirmed', 'inCase'] as const;
type Shade = (typeof SHADES)[number];

/** Leads by area: a tile an area, the darker the more; county and shade stand in the address. */
export function LeadMapPage() {
  const say = workWords.use();
  const { values, onSearch } = useListSearch();
  const shade = SHADES.find((one) => one === values['shade']) ?? 'open';
  const { area: own } = useSession();
  return (
    <section className="page-card">
      <h1>{say('map.title')}</h1>
      <LeadTabs />
      <div className="page-actions">
        <Radio.Group
          aria-label={say('map.show')}
          optionType="button"
          value={shade}
          onChange={(event) => onSearch({ ...values, shade: String(event.target.value) })}
          options={SHADES.map((value) => ({ value, label: say(`map.${value}`) }))}
        />
        {values['area'] !== undefined && values['area'] !== own.code && (
          <AppLink href={`/leads/map?shade=${shade}`}>{say('map.up')}</AppLink>
        )}
      </div>
      <p className="quiet">{say('map.legend')}</p>
      <Loaded result={useQuery(mapQuery(values['area']))}>{(map) => <Cartogram map={map} shade={shade} />}</Loaded>
    </section>
  );
}

function Cartogram({ map, shade }: { readonly map: Answer<typeof mapLeads>; readonly shade: Shade }) {
  const most = Math.max(1, ...map.rows.map((row) => row[shade]));
  return (
    <>
      <h2>{map.area.name}</h2>
      <div className="lead-map">
        {map.rows.map((row) => (
          <Tile key={row.code} row={row} own={row.code === map.area.code} share={row[shade] / most} shade={shade} />
        ))}
      </div>
    </>
  );
}

interface TileProps {
  readonly row: LeadAreaFigures;
  /** The area itself, for what is registered on no area below it. */
  readonly own: boolean;
  /** 0–1 of the highest. */
  readonly share: number;
  readonly shade: Shade;
}

const FILTER: Readonly<Record<Exclude<Shade, 'open'>, string>> = {
  total: '',
  overdue: '&due=overdue',
  confirmed: '&state=confirmed',
  inCase: '&state=in_case',
};

function Tile({ row, own, share, shade }: TileProps) {
  const say = workWords.use();
  const name = own ? say('map.own', { name: row.name }) : row.name;
  return (
    <section
      className="lead-tile"
      aria-label={name}
      style={{ background: `color-mix(in srgb, var(--ui-accent, #1677ff) ${Math.round(share * 45)}%, transparent)` }}
    >
      <h3>{name}</h3>
      {SHADES.map((figure) => (
        <p key={figure} className={figure === shade ? 'is-shown' : undefined}>
          {say(`map.${figure}`)}{' '}
          {own || figure === 'open' ? (
            <span className="num">{row[figure]}</span>
          ) : (
            <CountLink
              count={row[figure]}
              href={`/leads?area=${row.code}${FILTER[figure]}`}
              label={`${name} ${say(`map.${figure}`)}`}
            />
          )}
        </p>
      ))}
      {row.children && !own && row.code.length === 6 && (
        <AppLink href={`/leads/map?area=${row.code}&shade=${shade}`}>{say('map.into')}</AppLink>
      )}
    </section>
  );
}
