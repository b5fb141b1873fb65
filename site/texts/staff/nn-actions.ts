import type { AuditAction } from '../../desk/staff/audit.ts';

/** What each row of the log says, in nynorsk. */
export const nnStaffActions: Readonly<Record<AuditAction, string>> = {
  'signed-in': 'Logga inn',
  'sign-in-failed': 'Feil passord',
  'signed-out': 'Logga ut',
  'session-ended': 'Avslutta ei økt',
  'link-sent': 'Sende lenkje til å velje passord',
  'password-set': 'Valde passord',
  'account-made': 'Laga konto',
  'account-disabled': 'Stengde konto',
  'account-enabled': 'Opna konto',
  'role-given': 'Gav rolle',
  'role-taken': 'Tok bort rolle',
  'identity-linked': 'Kopla til konto frå jobben',
  'request-seen': 'Såg innsynskrav',
  'request-state': 'Endra status på innsynskrav',
  'request-note': 'Skreiv notat på innsynskrav',
  'mail-resent': 'Sende bestilling på nytt',
  'reject-seen': 'Såg avvist post',
  'reject-retry': 'Bad om å prøve avvist post igjen',
  'finding-seen': 'Såg journalpost med funn',
  'source-harvest': 'Bad om henting av kjelde',
  'source-allow-shrink': 'Godtok kortare liste frå kjelde',
  'source-pause': 'Sette kjelde på pause',
  'source-resume': 'Starta kjelde igjen',
  'log-exported': 'Lasta ned loggen',
};
