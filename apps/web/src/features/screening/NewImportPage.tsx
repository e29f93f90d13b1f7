import { downloadTemplate, type ImportFields, importList, ListKind } from '@qingyuan/contract/screening';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Radio, Upload } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../api/address.ts';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { upload } from '../../api/upload.ts';
import { useSession } from '../../session/session.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { screeningWords } from './words.ts';

type Fields = Omit<ImportFields, 'id'>;

/** Uploads a list; it is sealed, then checked row by row. */
export function NewImportPage() {
  const say = screeningWords.use();
  const { area } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'firm';
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const [percent, setPercent] = useState(0);
  const [id] = useState(newKey);
  const send = useMutation({
    mutationFn: (fields: Fields) => {
      if (file === undefined) throw new Error('no file');
      const onProgress = (share: number) => setPercent(Math.floor(share * 100));
      return upload(importList, { data: { id, ...fields }, file, idempotencyKey: id, onProgress });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['screening-imports'] });
      await navigate({ to: '/screening/imports/$importId', params: { importId: id }, replace: true });
    },
  });
  const required = { required: true, whitespace: true, message: say('form.required') };
  const noFile = tried && file === undefined;
  return (
    <section className="page-card narrow">
      <h1>{say('form.title')}</h1>
      <p className="quiet">{say('form.intro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'firm', areaCode: area.code }}
        scrollToFirstError
        onFinish={(fields) => {
          setTried(true);
          if (file !== undefined) send.mutate(fields);
        }}
        onFinishFailed={() => setTried(true)}
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
          label={say('form.file')}
          required
          extra={say('form.fileHint')}
          validateStatus={noFile ? 'error' : ''}
          help={noFile ? say('form.fileMissing') : undefined}
        >
          <Upload
            maxCount={1}
            accept=".csv,.xlsx,.xls,.txt,.zip"
            beforeUpload={(chosen) => {
              setFile(chosen);
              return false;
            }}
            onRemove={() => setFile(undefined)}
          >
            <Button>{say('form.choose')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item name="source" label={say('form.source')} rules={[{ ...required, min: 2 }]}>
          <Input maxLength={200} placeholder={say('form.sourceHint')} />
        </Form.Item>
        <Form.Item name="areaCode" label={say('form.area')} rules={[{ required: true }]}>
          <AreaSelect />
        </Form.Item>
        {send.error !== null && (
          <Alert className="form-problem" type="error" showIcon title={failureLine(send.error)} />
        )}
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {send.isPending ? say('form.uploading', { percent }) : say('form.submit')}
        </Button>
      </Form>
    </section>
  );
}
