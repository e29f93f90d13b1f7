import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { listAreas, type Area } from '@qingyuan/contract/jurisdictions';
import { useSession } from '../../session/session.ts';
import { areasQuery } from './areas.query.ts';

interface Props {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
}

interface Node {
  readonly id: string;
  readonly pId: string;
  readonly value: string;
  readonly title: string;
  readonly isLeaf: boolean;
}

/** An area of the user's jurisdiction; lower levels are fetched when they are opened. */
export function AreaSelect({ id, value, onChange }: Props) {
  const { area } = useSession();
  const { data: top = [] } = useQuery(areasQuery(undefined));
  const [below, setBelow] = useState<readonly Area[]>([]);
  const own: Node = { id: area.code, pId: '', value: area.code, title: area.name, isLeaf: false };
  const nodes = [...top, ...below].filter(({ code }) => code !== area.code).map(nodeOf);
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={(code: string) => onChange?.(code)}
      treeDataSimpleMode
      treeData={[own, ...nodes]}
      showSearch={{ treeNodeFilterProp: 'title' }}
      loadData={async ({ id: code }) => {
        const children = await call(listAreas, { query: { parent: String(code) } });
        setBelow((known) => [
          ...known.filter((one) => !children.some((child) => child.code === one.code)),
          ...children,
        ]);
      }}
    />
  );
}

function nodeOf({ code, parentCode, name, children }: Area): Node {
  return { id: code, pId: parentCode ?? '', value: code, title: name, isLeaf: children === 0 };
}
