import { DatePicker, type DatePickerProps } from 'antd';

/** Day and minute as officers type them: 2026-09-29 10:30, 20260929 1030, 202609291030. */
export const MOMENT_FORMATS = ['YYYY-MM-DD HH:mm', 'YYYYMMDD HHmm', 'YYYYMMDDHHmm'];

export function MomentPicker(given: DatePickerProps) {
  return <DatePicker {...given} showTime={{ format: 'HH:mm' }} format={MOMENT_FORMATS} />;
}
