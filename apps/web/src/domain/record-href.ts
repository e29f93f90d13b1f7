/** Where a record of a kind is opened; undefined for kinds without a page of their own. */
export function recordHref(type: string, id: string): string | undefined {
  switch (type) {
    case 'tip':
    case 'lead':
    case 'case':
    case 'scheme':
    case 'return':
      return `/${type}s/${id.split('/').map(encodeURIComponent).join('/')}`;
    default:
      return undefined;
  }
}
