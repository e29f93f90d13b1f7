import type { SchemeJoin } from '@qingyuan/contract/scheme-join';
import type { ColumnNames, SourcePreview } from '@qingyuan/contract/scheme-source';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../../api/failure-words.ts';
import { evidenceQuery } from '../queries/evidence.ts';
import { sourceQuery } from '../queries/source.ts';
import { isComplete, proposeFurther } from './further-table.ts';
import { FurtherTableEditor } from './FurtherTableEditor.tsx';
import { importWords } from './words.ts';

interface Props {
  readonly source: SourcePreview;
  readonly mapping: ColumnNames;
  readonly join: SchemeJoin;
  readonly onChange: (join: SchemeJoin) => void;
}

/** Further tables whose rows are added to the members; closed until somebody needs it. */
export function JoinEditor({ source, mapping, join, onChange }: Props) {
  const say = importWords.use();
  const others = [...new Set(join.flatMap(({ evidenceId }) => evidenceId ?? []))];
  const opened = useQueries({ queries: others.map((evidenceId) => sourceQuery({ evidenceId })) });
  const columnsOf = (evidenceId: string | undefined, table: string) => {
    const tables = evidenceId === undefined ? source.tables : (opened[others.indexOf(evidenceId)]?.data?.tables ?? []);
    return tables.find(({ name }) => name === table)?.columns ?? [];
  };
  const unfinished = join.filter((wish) => !isComplete(wish));
  return (
    <details className="page-card" open={join.length > 0 ? true : undefined}>
      <summary>
        <h2 className="summary-title">{say('join.title')}</h2>
      </summary>
      <p className="ui-note">{say('join.hint')}</p>
      {join.length === 0 && <p className="quiet">{say('join.none')}</p>}
      {join.map((wish, index) => (
        <FurtherTableEditor
          key={`${index} ${wish.evidenceId ?? ''} ${wish.table}`}
          wish={wish}
          mapping={mapping}
          columns={columnsOf(wish.evidenceId, wish.table)}
          at={{
            evidenceId: wish.evidenceId ?? source.evidenceId,
            encoding: wish.evidenceId === undefined ? (source.encoding ?? undefined) : undefined,
            table: wish.table,
          }}
          onChange={(next) => onChange(join.with(index, next))}
          onRemove={() => onChange(join.toSpliced(index, 1))}
        />
      ))}
      <AddTable source={source} mapping={mapping} join={join} onChange={onChange} />
      {unfinished.map(({ table }, at) => (
        <p key={at} className="ui-note" role="status">
          {say('join.incomplete', { table })}
        </p>
      ))}
    </details>
  );
}

function AddTable({ source, mapping, join, onChange }: Props) {
  const say = importWords.use();
  const { data: items = [] } = useQuery(evidenceQuery(source.caseId));
  const [file, setFile] = useState(source.evidenceId);
  const [name, setName] = useState<string>();
  const isOther = file !== source.evidenceId;
  const other = useQuery({ ...sourceQuery({ evidenceId: file }), enabled: isOther });
  const tables = isOther ? (other.data?.tables ?? []) : source.tables.filter((one) => one.name !== source.table);
  const table = tables.find((one) => one.name === name);
  const add = () => {
    if (table === undefined) return;
    onChange([...join, proposeFurther(table, mapping, isOther ? file : undefined)]);
    setName(undefined);
  };
  return (
    <div className="wizard-grid">
      <label className="stack">
        <span>{say('join.file')}</span>
        <Select
          aria-label={say('join.file')}
          value={file}
          options={[
            { value: source.evidenceId, label: say('join.thisFile', { name: source.fileName }) },
            ...items.filter(({ id }) => id !== source.evidenceId).map(({ id, name: label }) => ({ value: id, label })),
          ]}
          onChange={(id) => {
            setFile(id);
            setName(undefined);
          }}
        />
      </label>
      <label className="stack">
        <span>{say('join.table')}</span>
        <Select
          showSearch
          aria-label={say('join.choose')}
          value={name ?? null}
          placeholder={say('join.choose')}
          loading={isOther && other.isPending}
          options={tables.map((one) => ({ value: one.name, label: one.name }))}
          onChange={setName}
        />
      </label>
      <Button className="align-end" disabled={table === undefined || join.length >= 8} onClick={add}>
        {say('join.add')}
      </Button>
      {isOther && other.error !== null && <Alert type="error" showIcon title={failureLine(other.error)} />}
    </div>
  );
}
