import { downloadTemplate, type ImportFields, importList, ListKind } from '@qingyuan/contract/screening';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../api/address.ts';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useUpload } from '../../api/use-upload.ts';
import { FileInput } from '../../domain/FileInput.tsx';
import { useSession } from '../../session/session.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { screeningWords } from './words.ts';

interface Fields extends Omit<ImportFields, 'id'> {
  readonly file: File;
}

/** Uploads a list; it is sealed, then checked row by row. */
export function NewImportPage() {
  const say = screeningWords.use();
  const { area } = useSession();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'firm';
  const [id] = useState(newKey);
  const sending = useUpload(importList, id);
  const send = ({ file, ...fields }: Fields) =>
    sending.mutate(
      { data: { id, ...fields }, file },
      {
        onSuccess: () => void navigate({ to: '/screening/imports/$importId', params: { importId: id }, replace: true }),
      },
    );
  const required = { required: true, whitespace: true, message: say('form.required') };
  return (
    <section className="page-card narrow">
      <h1>{say('form.title')}</h1>
      <p className="quiet">{say('form.intro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'firm', areaCode: area.code }}
        scrollToFirstError
        onFinish={send}
      >
        <Form.Item
          name="kind"
          label={say('form.kind')}
          extra={
            <a href={addressOf(downloadTemplate.path, { kind }, undefined)} download>
              {say('form.template')}
            </a>
          }
        >
          <Radio.Group
            options={ListKind.options.map((value) => ({ value, label: screeningWords.lookUp('list_kind', value) }))}
          />
        </Form.Item>
        <Form.Item
          name="file"
          label={say('form.file')}
          extra={say('form.fileHint')}
          rules={[{ required: true, message: say('form.fileMissing') }]}
        >
          <FileInput text={say('form.choose')} accept=".csv,.xlsx,.xls,.txt,.zip" />
        </Form.Item>
        <Form.Item name="source" label={say('form.source')} rules={[{ ...required, min: 2 }]}>
          <Input maxLength={200} placeholder={say('form.sourceHint')} />
        </Form.Item>
        <Form.Item name="areaCode" label={say('form.area')} rules={[{ required: true }]}>
          <AreaSelect />
        </Form.Item>
        {sending.error !== null && (
          <Alert className="form-problem" type="error" showIcon title={failureLine(sending.error)} />
        )}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {sending.isPending ? say('form.uploading', { percent: sending.percent }) : say('form.submit')}
        </Button>
      </Form>
    </section>
  );
}
