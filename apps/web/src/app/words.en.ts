export default {
  offline: {
    text: 'No connection to the server. What you entered stays on the page; go on when it is back.',
    retry: 'Try again',
    trying: 'Trying…',
  },
  error: {
    notFound: 'Page not found',
    notFoundHint: 'The address may have changed, or the record is outside of what you may see.',
    forbidden: 'Not permitted',
    forbiddenHint:
      'Your role or area may not see this. If your work needs it, ask the system administrator of your agency.',
    failed: 'This page failed',
    failedHint:
      'The action was stopped and nothing unconfirmed was saved. Try again; if it recurs, tell the system administrator.',
    offline: 'The server cannot be reached',
    offlineHint: 'Check the network and try again.',
    busy: 'The system is busy',
    busyHint: 'Wait a moment and try again.',
    conflict: 'Somebody else changed this record',
    conflictHint: 'Reload to see its newest state before you go on.',
    invalid: 'Something entered is not right',
    invalidHint: 'Correct what is marked and send it again.',
    sessionEnded: 'Your session has ended',
    sessionEndedHint: 'Sign in again.',
    home: 'To the start page',
    retry: 'Try again',
    reload: 'Reload the page',
  },
} as const;
