type Simple = string | number | boolean;

/** Fills `:name` parameters and appends a query; empty values are left out. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/:([A-Za-z]\w*)/gu, (_, name: string) => {
    const value = fieldsOf(params)[name];
    if (value === undefined || value === null || value === '') throw new Error(`${path}: ${name} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = searchOf(fieldsOf(query));
  return search === '' ? `/api${filled}` : `/api${filled}?${search}`;
}

function searchOf(query: ReturnType<typeof fieldsOf>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  return search.toString();
}

function fieldsOf(value: unknown): Readonly<Record<string, Simple | readonly Simple[] | null | undefined>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
