import { PASSWORD } from './staff-desk.ts';
import { emailOf, type Person } from './staff-site.ts';

/** A reader with a cookie jar, who follows nothing by itself. */
export class Visitor {
  readonly origin: string;
  readonly cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#keep(
      await fetch(new URL(path, this.origin), {
        redirect: 'manual',
        headers: { ...this.#cookieHeader(), ...headers },
      }),
    );
  }

  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return this.#keep(
      await fetch(new URL(path, this.origin), {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
        headers: { Origin: this.origin, ...this.#cookieHeader(), ...headers },
      }),
    );
  }

  /** The secret in the first form of a page. */
  async secret(path = '/ansatt'): Promise<string> {
    const page = await (await this.get(path)).text();
    return /name="skjema" value="([^"]*)"/.exec(page)?.[1] ?? '';
  }

  /** Sends a form of ours from that page. */
  async send(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.post(path, { skjema: await this.secret(), ...fields });
  }

  async signIn(person: Person, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.post('/ansatt/logg-inn', { epost: emailOf(person), passord: PASSWORD, ...fields });
  }

  #cookieHeader(): Record<string, string> {
    if (this.cookies.size === 0) return {};
    return { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  #keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
