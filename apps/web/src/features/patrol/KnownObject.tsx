import type { OnlineKind } from '@qingyuan/contract/patrol';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, type FormInstance } from 'antd';
import { useDeferredValue } from 'react';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { objectTone } from './object-state.ts';
import { knownObjectQuery } from './queries/objects.ts';
import { patrolWords } from './words.ts';

interface Thing {
  readonly kind: OnlineKind;
  readonly address: string;
  readonly platform?: string;
  readonly areaCode: string;
}

/** While the address is typed: how it is recognised, and whether the same thing is recorded. */
export function KnownObject<T extends Thing>({ form }: { readonly form: FormInstance<T> }) {
  const say = patrolWords.use();
  const values: Partial<Thing> | undefined = Form.useWatch([], form);
  const { kind = 'website', address = '', platform = '', areaCode = '' } = useDeferredValue(values) ?? {};
  const { data } = useQuery(knownObjectQuery({ kind, address, platform, areaCode }));
  if (data === undefined || address.trim().length < 2) return null;
  if (data.identity === null) return <p className="quiet small">{say('form.notAnAddress')}</p>;
  if (data.known.length === 0)
    return <p className="quiet small">{say('form.recognised', { identity: data.identity })}</p>;
  const here = data.known.some((one) => one.areaCode.slice(0, 6) === areaCode.slice(0, 6));
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={say('form.known')}
      description={
        <>
          {data.known.map((one) => (
            <p key={one.id}>
              <AppLink href={`/patrol/objects/${one.id}`}>{one.name}</AppLink> {one.areaName}{' '}
              <StateTag tone={objectTone(one.state)}>{domainWords.lookUp('online_objectState', one.state)}</StateTag>
            </p>
          ))}
          {here && <p>{say('form.knownHere')}</p>}
        </>
      }
    />
  );
}
