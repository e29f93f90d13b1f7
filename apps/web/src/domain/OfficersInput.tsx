import { Select, type SelectProps } from 'antd';

/** Names written one after the other, not chosen. */
export function OfficersInput(given: SelectProps<string[]>) {
  return <Select {...given} mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />;
}
