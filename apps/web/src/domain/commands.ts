import zh from './words.zh.ts';
import { domainWords } from './words.ts';

/** Acts to choose from, named in the reader's language: `tip_accept` of the words is `tip.accept` of the log. */
export function commandOptions(): { readonly value: string; readonly label: string }[] {
  return Object.keys(zh.command).map((key) => ({
    value: commandOfKey(key),
    label: domainWords.lookUp('command', key),
  }));
}

/** The first part names the module, the rest the act: `person_decide_role` → `person.decide-role`. */
function commandOfKey(key: string): string {
  return key.replace('_', '.').replaceAll('_', '-');
}
