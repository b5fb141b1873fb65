import type { Config } from '../../../harvester/config/config.ts';
import type { Desk } from '../open-desk.ts';
import { mayOpen, staffRoute } from './access.ts';
import { currentStaff } from './current-staff.ts';
import { FORM_FIELD } from './form-secret.ts';
import { sameSecret } from './secret-token.ts';
import type { Staff } from './staff.ts';

export interface GateRequest {
  readonly request: Request;
  /** Path without the language, as the pages lie. */
  readonly path: string;
  /** Origins that are this site: the one asked for, and the one the region file names. */
  readonly origins: readonly string[];
  readonly sessionCookie: string | undefined;
}

export type GateAnswer =
  | { readonly kind: 'open'; readonly staff: Staff | null }
  | { readonly kind: 'sign-in' }
  /**
   * The browser comes from another site (a link in a mail) and therefore left the session's cookie out: asked again from here, it
   * sends it along.
   */
  | { readonly kind: 'ask-again' }
  | { readonly kind: 'refused'; readonly staff: Staff }
  | { readonly kind: 'missing'; readonly staff: Staff }
  /** Not sent from a form of ours. */
  | { readonly kind: 'forged' };

/** Decides on every request to the staff room, before any of its pages runs. */
export async function gate(
  desk: Desk,
  config: Config['staff'],
  { request, path, origins, sessionCookie }: GateRequest,
): Promise<GateAnswer> {
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  // Browsers send Origin with every form; what has none is no form of ours.
  if (changes && !origins.includes(request.headers.get('Origin') ?? '')) return { kind: 'forged' };
  const staff = currentStaff(desk, sessionCookie, config);
  const route = staffRoute(path);
  if (route?.demand === 'anyone') return { kind: 'open', staff };
  if (staff === null) {
    const fromElsewhere = request.headers.get('Sec-Fetch-Site') === 'cross-site';
    return { kind: fromElsewhere && !changes && !sessionCookie ? 'ask-again' : 'sign-in' };
  }
  if (route === null) return { kind: 'missing', staff };
  if (!mayOpen(staff, route)) return { kind: 'refused', staff };
  if (changes && !(await carriesSecret(request, staff))) return { kind: 'forged' };
  return { kind: 'open', staff };
}

/** Reads a copy of the form, so that the page can read it too. */
async function carriesSecret(request: Request, staff: Staff): Promise<boolean> {
  try {
    const sent = (await request.clone().formData()).get(FORM_FIELD);
    return typeof sent === 'string' && sameSecret(sent, staff.session.formToken);
  } catch {
    return false;
  }
}
