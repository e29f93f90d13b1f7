export default {
  kind: {
    tip: 'Tip',
    lead: 'Lead',
    case: 'Case',
    return: 'Return',
    scheme: 'Scheme',
    evidence: 'Evidence',
    person: 'Person',
    area: 'Area',
    agency: 'Agency',
    user: 'User',
    session: 'Session',
    job: 'Job',
  },
  returnState: {
    draft: 'To submit',
    submitted: 'Submitted',
    sent_back: 'Sent back',
    frozen: 'Frozen',
  },
} as const;
