import { type CaptureFields, CaptureMethod, fixObject } from '@qingyuan/contract/patrol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Form, Input, Modal, Select, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { upload } from '../../api/upload.ts';
import type { ObjectDialogProps } from './ObjectActions.tsx';
import { patrolWords } from './words.ts';

interface Fields extends Pick<CaptureFields, 'method' | 'officers' | 'witness'> {
  readonly takenAt: Dayjs;
}

/** Seals a file as what the object showed; sending twice seals once. */
export function FixDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const [percent, setPercent] = useState(0);
  const [id] = useState(newKey);
  const fix = useMutation({
    mutationFn: ({ takenAt, witness, ...rest }: Fields) => {
      if (file === undefined) throw new Error('no file');
      const data: CaptureFields = { id, ...rest, ...(witness ? { witness } : {}), takenAt: takenAt.format() };
      const onProgress = (share: number) => setPercent(Math.floor(share * 100));
      return upload(fixObject, { params: { id: object.id }, data, file, idempotencyKey: id, onProgress });
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      onDone();
    },
  });
  function send() {
    setTried(true);
    if (file === undefined) void form.validateFields().catch(() => undefined);
    else form.submit();
  }
  const required = { required: true, message: say('dialog.missing') };
  const noFile = tried && file === undefined;
  return (
    <Modal
      open
      title={say('action.fix')}
      okText={fix.isPending ? say('dialog.uploading', { percent }) : say('action.fix')}
      cancelText={say('dialog.cancel')}
      confirmLoading={fix.isPending}
      mask={{ closable: false }}
      onOk={send}
      onCancel={onClose}
    >
      <p className="quiet">{say('dialog.fixText')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ takenAt: dayjs(), method: 'screenshot' }}
        onFinish={(fields) => fix.mutate(fields)}
      >
        <Form.Item
          label={say('dialog.file')}
          required
          validateStatus={noFile ? 'error' : ''}
          help={noFile ? say('dialog.fileMissing') : undefined}
        >
          <Upload
            maxCount={1}
            beforeUpload={(chosen) => {
              setFile(chosen);
              return false;
            }}
            onRemove={() => setFile(undefined)}
          >
            <Button>{say('dialog.choose')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item name="method" label={say('dialog.method')} rules={[required]}>
          <Select
            options={CaptureMethod.options.map((value) => ({ value, label: patrolWords.lookUp('method', value) }))}
          />
        </Form.Item>
        <Form.Item name="takenAt" label={say('dialog.takenAt')} rules={[required]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format={['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm', 'YYYYMMDDHHmm']} />
        </Form.Item>
        <Form.Item
          name="officers"
          label={say('dialog.officers')}
          rules={[{ required: true, type: 'array', min: 2, message: say('dialog.officersFew') }]}
        >
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '，', ',', ' ']}
            placeholder={say('dialog.officersHint')}
          />
        </Form.Item>
        <Form.Item name="witness" label={say('dialog.witness')}>
          <Input maxLength={40} />
        </Form.Item>
      </Form>
      {fix.error !== null && <Alert type="error" showIcon title={failureLine(fix.error)} />}
    </Modal>
  );
}
