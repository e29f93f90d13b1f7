import { ExtractionMethod, registerEvidence, type EvidenceFields } from '@qingyuan/contract/evidence';
import { App, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { useUpload } from '../../api/use-upload.ts';
import { FileInput } from '../../domain/FileInput.tsx';
import { FormDialog } from '../../domain/FormDialog.tsx';
import { OfficersInput } from '../../domain/OfficersInput.tsx';
import { MomentPicker } from '../../time/MomentPicker.tsx';
import { caseWords } from './words.ts';

interface Fields extends Pick<EvidenceFields, 'medium' | 'method' | 'officers' | 'sealNumber' | 'witness'> {
  readonly file: File;
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
  const [form] = Form.useForm<Fields>();
  const [id] = useState(newKey);
  const register = useUpload(registerEvidence, id);
  function send({ file, takenAt, sealNumber, witness, ...rest }: Fields) {
    const optional = { ...(sealNumber ? { sealNumber } : {}), ...(witness ? { witness } : {}) };
    const data: EvidenceFields = { id, caseId, ...rest, ...optional, takenAt: takenAt.format() };
    register.mutate(
      { data, file },
      {
        onSuccess: () => {
          void message.success(say('evidence.done'));
          onClose();
        },
      },
    );
  }
  const required = { required: true, message: say('open.required') };
  return (
    <FormDialog<Fields>
      title={say('evidence.add')}
      okText={register.isPending ? say('evidence.uploading', { percent: register.percent }) : say('evidence.submit')}
      text={say('evidence.notice')}
      form={form}
      initial={{ takenAt: dayjs(), method: 'handed_in' }}
      busy={register.isPending}
      error={register.error}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item
        name="file"
        label={say('evidence.file')}
        rules={[{ required: true, message: say('evidence.missing') }]}
      >
        <FileInput text={say('evidence.choose')} />
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
        <MomentPicker />
      </Form.Item>
      <Form.Item
        name="officers"
        label={say('evidence.officers')}
        rules={[{ required: true, type: 'array', min: 2, message: say('open.officersFew') }]}
      >
        <OfficersInput placeholder={say('evidence.officersHint')} />
      </Form.Item>
      <Form.Item name="sealNumber" label={say('evidence.seal')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="witness" label={say('evidence.witness')}>
        <Input maxLength={40} />
      </Form.Item>
    </FormDialog>
  );
}
