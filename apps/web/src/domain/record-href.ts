/** Where a record of a kind is opened; undefined for kinds without a page of their own. */
export function recordHref(type: string, id: string): string | undefined {
  switch (type) {
    case 'tip':
    case 'lead':
    case 'case':
    case 'scheme':
    case 'return':
    case 'reward':
      return `/${type}s/${id.split('/').map(encodeURIComponent).join('/')}`;
    case 'lead_hand_over':
      return '/leads/hand-overs';
    case 'patrol':
      return `/patrol/log/${id}`;
    case 'online_object':
      return `/patrol/objects/${id}`;
    case 'screening_import':
      return `/screening/imports/${id}`;
    case 'screening_finding':
      return `/screening/findings/${id}`;
    default:
      return undefined;
  }
}
