import { ExtractionMethod, registerEvidence, type EvidenceFields } from '@qingyuan/contract/evidence';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Form, Input, Modal, Select, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { upload } from '../../api/upload.ts';
import { caseWords } from './words.ts';

interface Fields extends Pick<EvidenceFields, 'medium' | 'method' | 'officers' | 'sealNumber' | 'witness'> {
  readonly takenAt: Dayjs;
}

interface Props {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Seals an original file; the record's id is made here, so that sending twice registers once. */
export function EvidenceDialog({ caseId, onClose }: Props) {
  const say = caseWords.use();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const [percent, setPercent] = useState(0);
  const [id] = useState(newKey);
  const register = useMutation({
    mutationFn: ({ takenAt, sealNumber, witness, ...rest }: Fields) => {
      if (file === undefined) throw new Error('no file');
      const optional = { ...(sealNumber ? { sealNumber } : {}), ...(witness ? { witness } : {}) };
      const data: EvidenceFields = { id, caseId, ...rest, ...optional, takenAt: takenAt.format() };
      return upload(registerEvidence, {
        data,
        file,
        idempotencyKey: id,
        onProgress: (share) => setPercent(Math.floor(share * 100)),
      });
    },
    onSuccess: async () => {
      void message.success(say('evidence.done'));
      await client.invalidateQueries();
      onClose();
    },
  });
  function send() {
    setTried(true);
    if (file === undefined) void form.validateFields().catch(() => undefined);
    else form.submit();
  }
  const required = { required: true, message: say('open.required') };
  return (
    <Modal
      open
      title={say('evidence.add')}
      okText={register.isPending ? say('evidence.uploading', { percent }) : say('evidence.submit')}
      cancelText={say('person.cancel')}
      confirmLoading={register.isPending}
      mask={{ closable: false }}
      onOk={send}
      onCancel={onClose}
    >
      <p className="quiet">{say('evidence.notice')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ takenAt: dayjs(), method: 'handed_in' }}
        onFinish={(fields) => register.mutate(fields)}
      >
        <Form.Item
          label={say('evidence.file')}
          required
          validateStatus={tried && file === undefined ? 'error' : ''}
          help={tried && file === undefined ? say('evidence.missing') : undefined}
        >
          <Upload
            maxCount={1}
            beforeUpload={(chosen) => {
              setFile(chosen);
              return false;
            }}
            onRemove={() => setFile(undefined)}
          >
            <Button>{say('evidence.choose')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item name="medium" label={say('evidence.medium')} rules={[{ ...required, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="method" label={say('evidence.method')} rules={[required]}>
          <Select
            options={ExtractionMethod.options.map((value) => ({ value, label: caseWords.lookUp('method', value) }))}
          />
        </Form.Item>
        <Form.Item name="takenAt" label={say('evidence.taken')} rules={[required]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format={['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm', 'YYYYMMDDHHmm']} />
        </Form.Item>
        <Form.Item
          name="officers"
          label={say('evidence.officers')}
          rules={[{ required: true, type: 'array', min: 2, message: say('open.officersFew') }]}
        >
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '，', ',', ' ']}
            placeholder={say('evidence.officersHint')}
          />
        </Form.Item>
        <Form.Item name="sealNumber" label={say('evidence.seal')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="witness" label={say('evidence.witness')}>
          <Input maxLength={40} />
        </Form.Item>
      </Form>
      {register.error !== null && <Alert type="error" showIcon title={failureLine(register.error)} />}
    </Modal>
  );
}
