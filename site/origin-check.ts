const READING = ['GET', 'HEAD', 'OPTIONS'];
const FORMS = /application\/x-www-form-urlencoded|multipart\/form-data|text\/plain/i;
/** Mail programs stop a subscription from outside, with a key nobody else has (RFC 8058). */
const ONE_CLICK = /^\/abonner\/stopp\/[^/]+$/;

/** A form that another site has sent in the reader's name; it is refused. As Astro's own check, but for the one address mails post to. */
export function isForeignForm(request: Request, url: URL): boolean {
  if (READING.includes(request.method) || ONE_CLICK.test(url.pathname)) return false;
  const type = request.headers.get('Content-Type');
  return request.headers.get('Origin') !== url.origin && (type === null || FORMS.test(type));
}
