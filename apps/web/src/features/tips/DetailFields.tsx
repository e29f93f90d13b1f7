import { TipChannel } from '@qingyuan/contract/tips';
import { DETAILS_OF, type TipDetails } from '@qingyuan/contract/tips-registration';
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { tipWords } from './words.ts';

const DATES: readonly (keyof TipDetails)[] = ['letterDate', 'publishedOn', 'documentDate'];

/** As the form holds them: dates are not yet text. */
export type DetailValues = Readonly<Partial<Record<keyof TipDetails, string | Dayjs | null>>>;

/** What the chosen channel asks for: date of a letter, name of a medium, document number… */
export function DetailFields() {
  tipWords.use();
  const channel = TipChannel.catch('web').parse(Form.useWatch('channel'));
  return DETAILS_OF[channel].map((name) => (
    <Form.Item key={name} name={['details', name]} label={tipWords.lookUp('detailField', name)}>
      {DATES.includes(name) ? <DatePicker format={['YYYY-MM-DD', 'YYYYMMDD']} /> : <Input maxLength={200} />}
    </Form.Item>
  ));
}

export function toDetails(values: DetailValues | undefined): TipDetails {
  const said = Object.entries(values ?? {}).flatMap(([name, value]) => {
    if (value === null || value === '') return [];
    return [[name, typeof value === 'string' ? value : value.format('YYYY-MM-DD')] as const];
  });
  return Object.fromEntries(said);
}
