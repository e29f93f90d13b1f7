import { type CaptureFields, CaptureMethod, fixObject } from '@qingyuan/contract/patrol';
import { Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { useUpload } from '../../api/use-upload.ts';
import { FileInput } from '../../domain/FileInput.tsx';
import { FormDialog } from '../../domain/FormDialog.tsx';
import { OfficersInput } from '../../domain/OfficersInput.tsx';
import { MomentPicker } from '../../time/MomentPicker.tsx';
import type { ObjectDialogProps } from './ObjectActions.tsx';
import { patrolWords } from './words.ts';

interface Fields extends Pick<CaptureFields, 'method' | 'officers' | 'witness'> {
  readonly file: File;
  readonly takenAt: Dayjs;
}

/** Seals a file as what the object showed; sending twice seals once. */
export function FixDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const [form] = Form.useForm<Fields>();
  const [id] = useState(newKey);
  const fix = useUpload(fixObject, id);
  function send({ file, takenAt, witness, ...rest }: Fields) {
    const data: CaptureFields = { id, ...rest, ...(witness ? { witness } : {}), takenAt: takenAt.format() };
    fix.mutate({ params: { id: object.id }, data, file }, { onSuccess: onDone });
  }
  const required = { required: true, message: say('dialog.missing') };
  return (
    <FormDialog<Fields>
      title={say('action.fix')}
      okText={fix.isPending ? say('dialog.uploading', { percent: fix.percent }) : say('action.fix')}
      text={say('dialog.fixText')}
      form={form}
      initial={{ takenAt: dayjs(), method: 'screenshot' }}
      busy={fix.isPending}
      error={fix.error}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item
        name="file"
        label={say('dialog.file')}
        rules={[{ required: true, message: say('dialog.fileMissing') }]}
      >
        <FileInput text={say('dialog.choose')} />
      </Form.Item>
      <Form.Item name="method" label={say('dialog.method')} rules={[required]}>
        <Select
          options={CaptureMethod.options.map((value) => ({ value, label: patrolWords.lookUp('method', value) }))}
        />
      </Form.Item>
      <Form.Item name="takenAt" label={say('dialog.takenAt')} rules={[required]}>
        <MomentPicker />
      </Form.Item>
      <Form.Item
        name="officers"
        label={say('dialog.officers')}
        rules={[{ required: true, type: 'array', min: 2, message: say('dialog.officersFew') }]}
      >
        <OfficersInput placeholder={say('dialog.officersHint')} />
      </Form.Item>
      <Form.Item name="witness" label={say('dialog.witness')}>
        <Input maxLength={40} />
      </Form.Item>
    </FormDialog>
  );
}
