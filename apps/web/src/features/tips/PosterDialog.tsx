import { createPoster } from '@qingyuan/contract/tips-posters';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Form, Input, Modal } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSession } from '../../session/session.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { tipWords } from './words.ts';

interface Fields {
  readonly areaCode: string;
  readonly place: string;
}

/** Makes a code for a place and goes on to print it. */
export function PosterDialog({ onClose }: { readonly onClose: () => void }) {
  const say = tipWords.use();
  const { area } = useSession();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const make = useCommand(createPoster);
  const required = { required: true, message: say('form.required') };
  return (
    <Modal
      open
      title={say('poster.make')}
      okText={say('poster.make')}
      cancelText={say('dialog.cancel')}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ areaCode: area.code }}
        onFinish={(body) =>
          make.mutate(
            { body },
            { onSuccess: ({ code }) => void navigate({ to: '/tips/posters/$code', params: { code } }) },
          )
        }
      >
        <Form.Item name="areaCode" label={say('form.area')} rules={[required]}>
          <AreaSelect />
        </Form.Item>
        <Form.Item
          name="place"
          label={say('poster.place')}
          extra={say('poster.placeHint')}
          rules={[{ ...required, min: 2 }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
      {make.error !== null && <Alert type="error" showIcon title={failureLine(make.error)} />}
    </Modal>
  );
}
