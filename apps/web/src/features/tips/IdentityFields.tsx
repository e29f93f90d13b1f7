import { IDENTITY_FIELDS } from '@qingyuan/contract/tips-identity';
import { Form, Input } from 'antd';
import { tipWords } from './words.ts';

const LONGEST = { name: 50, phone: 50, address: 200, idNumber: 30, contact: 500 } as const;

/** Who reported, as far as he says; sealed as soon as it is sent. */
export function IdentityFields() {
  const say = tipWords.use();
  return (
    <fieldset className="plain-fieldset">
      <legend>{say('identity.title')}</legend>
      <p className="quiet">{say('identity.formHint')}</p>
      {IDENTITY_FIELDS.map((name) => (
        <Form.Item key={name} name={['identity', name]} label={tipWords.lookUp('identityField', name)}>
          <Input maxLength={LONGEST[name]} />
        </Form.Item>
      ))}
    </fieldset>
  );
}
