/** A token of a statement as text: a quoted name without its quotes. */
export interface SqlWord {
  readonly kind: 'word' | 'name' | 'string' | 'mark';
  readonly text: string;
}

/** What a column holds: text (or numbers), bytes that need not be text, or bits. */
export type ColumnKind = 'text' | 'binary' | 'bit';

/** A column of a table. */
export interface SqlColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** What a CREATE TABLE says about a table. */
export interface CreatedTable {
  readonly name: string;
  readonly columns: readonly SqlColumn[];
}

/** What stands before VALUES. */
export interface InsertHead {
  readonly table: string;
  /** Columns in the order of the values; undefined takes those of the table. */
  readonly columns: readonly string[] | undefined;
}

const NO_COLUMN = new Set([
  'PRIMARY',
  'KEY',
  'UNIQUE',
  'INDEX',
  'CONSTRAINT',
  'FULLTEXT',
  'SPATIAL',
  'FOREIGN',
  'CHECK',
  'PERIOD',
  'LIKE',
]);

/** Reads `CREATE [TEMPORARY] TABLE [IF NOT EXISTS] name (…) …`; undefined for any other statement. Pure. */
export function readCreateTable(words: readonly SqlWord[]): CreatedTable | undefined {
  if (!isWord(words[0], 'CREATE')) return undefined;
  const keyword = isWord(words[1], 'TEMPORARY') ? 2 : 1;
  if (!isWord(words[keyword], 'TABLE')) return undefined;
  const from = isWord(words[keyword + 1], 'IF') ? keyword + 4 : keyword + 1;
  const name = readName(words, from);
  if (name === undefined || words[name.next]?.text !== '(') return undefined;
  return { name: name.text, columns: readDefinitions(words, name.next + 1) };
}

/** Reads `INSERT|REPLACE … [INTO] name [(a, b)]`, up to VALUES. Pure. */
export function readInsertHead(words: readonly SqlWord[]): InsertHead | undefined {
  let at = 1;
  while (
    words[at]?.kind === 'word' &&
    /^(LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|INTO)$/iu.test(words[at]?.text ?? '')
  )
    at += 1;
  const name = readName(words, at);
  if (name === undefined) return undefined;
  const open = words[name.next];
  if (open === undefined) return { table: name.text, columns: undefined };
  if (open.text !== '(') return undefined;
  const columns = words
    .slice(name.next + 1)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text);
  return { table: name.text, columns: columns.length === 0 ? undefined : columns };
}

/** A name, maybe behind the name of its database. */
function readName(words: readonly SqlWord[], at: number): { readonly text: string; readonly next: number } | undefined {
  const first = words[at];
  if (first === undefined || (first.kind !== 'name' && first.kind !== 'word')) return undefined;
  const second = words[at + 1];
  // `db`.`t` comes as a name, the word "." and a name; db.t as one word.
  if (second?.kind === 'word' && second.text === '.') return readName(words, at + 2);
  if (second?.kind === 'word' && second.text.startsWith('.')) return { text: second.text.slice(1), next: at + 2 };
  if (first.kind === 'word' && first.text.endsWith('.')) return readName(words, at + 1);
  const text = first.kind === 'word' ? first.text.slice(first.text.lastIndexOf('.') + 1) : first.text;
  return { text, next: at + 1 };
}

function readDefinitions(words: readonly SqlWord[], from: number): SqlColumn[] {
  const columns: SqlColumn[] = [];
  let depth = 1;
  let first = true;
  for (const [at, word] of words.entries()) {
    if (at < from || depth === 0) continue;
    const mark = word.kind === 'mark' ? word.text : '';
    if (mark === '(') depth += 1;
    else if (mark === ')') depth -= 1;
    else if (first && depth === 1 && isColumnName(word)) columns.push({ name: word.text, kind: kindOf(words[at + 1]) });
    first = mark === ',' && depth === 1;
  }
  return columns;
}

function kindOf(type: SqlWord | undefined): ColumnKind {
  const text = type?.text ?? '';
  if (/^bit$/iu.test(text)) return 'bit';
  return /blob$|binary$|^(geometry|point|linestring|polygon)/iu.test(text) ? 'binary' : 'text';
}

function isColumnName({ kind, text }: SqlWord): boolean {
  return kind === 'name' || (kind === 'word' && !NO_COLUMN.has(text.toUpperCase()));
}

/** Whether a token is this keyword. */
export function isWord(word: SqlWord | undefined, keyword: string): boolean {
  return word?.kind === 'word' && word.text.toUpperCase() === keyword;
}
