import { listHandOverAreas, sendHandOver } from '@qingyuan/contract/lead-hand-overs';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { call, newKey } from '../../api/client.ts';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import { Loaded } from '../../lists/Loaded.tsx';
import { Field } from './Field.tsx';
import { HandOverCard } from './HandOverCard.tsx';
import { workWords } from './lead-words.ts';
import { handOversQuery } from './queries/work.ts';

/** Hand-overs of this lead to other areas, and the one it came by. */
export function HandOverPanel({ id, can }: { readonly id: string; readonly can: readonly string[] }) {
  const say = workWords.use();
  const [sending, setSending] = useState(false);
  return (
    <section className="page-card" aria-label={say('handOver.title')}>
      <h2>{say('handOver.title')}</h2>
      <Loaded result={useQuery(handOversQuery({ lead: id }))}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{say('handOver.none')}</p>
          ) : (
            rows.map((one) => <HandOverCard key={one.id} one={one} />)
          )
        }
      </Loaded>
      {can.includes('send') && <Button onClick={() => setSending(true)}>{say('handOver.send')}</Button>}
      {sending && <SendDialog id={id} onClose={() => setSending(false)} />}
    </section>
  );
}

function SendDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = workWords.use();
  const { data } = useQuery({
    queryKey: ['handOverAreas', id],
    queryFn: ({ signal }) => call(listHandOverAreas, { params: { id }, signal }),
  });
  const [handOverId] = useState(newKey);
  const [toArea, setToArea] = useState<string>();
  return (
    <CommandDialog
      endpoint={sendHandOver}
      inputs={(reason) => ({ params: { id }, body: { handOverId, toArea: toArea ?? '', reason } })}
      title={say('handOver.send')}
      consequence={say('handOver.sendText')}
      complete={toArea !== undefined}
      onClose={onClose}
    >
      <Field label={say('handOver.toArea')}>
        {(field) => (
          <Select
            id={field}
            className="full"
            showSearch={{ optionFilterProp: 'label' }}
            {...(toArea === undefined ? {} : { value: toArea })}
            onChange={setToArea}
            options={(data?.areas ?? []).map(({ code, name, above }) => ({
              value: code,
              label: above ? name + say('handOver.above') : name,
            }))}
          />
        )}
      </Field>
    </CommandDialog>
  );
}
