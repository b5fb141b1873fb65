import { SourceRefused } from '../errors.ts';

/** The address as a URL; throws SourceRefused for anything but http(s) and for user names and passwords in it. */
export function checkedUrl(address: string): URL {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new SourceRefused('The address is no http or https address.');
  if (url.username !== '' || url.password !== '')
    throw new SourceRefused(
      `The address of ${url.host} holds a user name or password; leave it out.`,
    );
  return url;
}
