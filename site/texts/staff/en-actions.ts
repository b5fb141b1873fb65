import type { AuditAction } from '../../desk/staff/audit.ts';

/** What each row of the log says, in English. */
export const enStaffActions: Readonly<Record<AuditAction, string>> = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Wrong password',
  'signed-out': 'Signed out',
  'session-ended': 'Ended a session',
  'link-sent': 'Sent a link to choose a password',
  'password-set': 'Chose a password',
  'account-made': 'Made an account',
  'account-disabled': 'Closed an account',
  'account-enabled': 'Opened an account',
  'role-given': 'Gave a role',
  'role-taken': 'Took a role away',
  'identity-linked': 'Connected a work account',
  'request-seen': 'Saw a request',
  'request-state': 'Changed the state of a request',
  'request-note': 'Wrote a note on a request',
  'mail-resent': 'Sent an order again',
  'reject-seen': 'Saw a rejected record',
  'reject-retry': 'Asked to try a rejected record again',
  'finding-seen': 'Saw an entry with findings',
  'source-harvest': 'Asked for a source to be harvested',
  'source-allow-shrink': 'Accepted a shorter list from a source',
  'source-pause': 'Paused a source',
  'source-resume': 'Started a source again',
  'log-exported': 'Downloaded the log',
};
