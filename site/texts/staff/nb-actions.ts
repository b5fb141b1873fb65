import type { AuditAction } from '../../desk/staff/audit.ts';

/** What each row of the log says, in bokmål. */
export const nbStaffActions: Readonly<Record<AuditAction, string>> = {
  'signed-in': 'Logget inn',
  'sign-in-failed': 'Feil passord',
  'signed-out': 'Logget ut',
  'session-ended': 'Avsluttet en økt',
  'link-sent': 'Sendte lenke til å velge passord',
  'password-set': 'Valgte passord',
  'account-made': 'Laget konto',
  'account-disabled': 'Stengte konto',
  'account-enabled': 'Åpnet konto',
  'role-given': 'Ga rolle',
  'role-taken': 'Tok bort rolle',
  'identity-linked': 'Koblet til konto fra jobben',
  'request-seen': 'Så innsynskrav',
  'request-state': 'Endret status på innsynskrav',
  'request-note': 'Skrev notat på innsynskrav',
  'mail-resent': 'Sendte bestilling på nytt',
  'reject-seen': 'Så avvist post',
  'reject-retry': 'Ba om å prøve avvist post igjen',
  'finding-seen': 'Så journalpost med funn',
  'source-harvest': 'Ba om henting av kilde',
  'source-allow-shrink': 'Godtok kortere liste fra kilde',
  'source-pause': 'Satte kilde på pause',
  'source-resume': 'Startet kilde igjen',
  'log-exported': 'Lastet ned loggen',
};
