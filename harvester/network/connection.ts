import { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';
import { SourceRefused } from '../errors.ts';
import type { TlsOverride } from '../sources/source.ts';
import { isPublicAddress, privateAddress, publicLookup } from './public-address.ts';

export interface ConnectionLimits {
  readonly connectMs: number;
  /** Longest silence while headers or body are awaited. */
  readonly idleMs: number;
}

/** Undici hands over IPv6 hosts with or without brackets. */
const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

/**
 * Pool of kept-alive connections that only go where sources may go. `allowPrivateHosts` lists `host:port` exceptions.
 * With a TLS override the certificate must be exactly the pinned one; without, the ordinary rules of TLS decide.
 */
export function openConnections(
  limits: ConnectionLimits,
  allowPrivateHosts: ReadonlySet<string>,
  tls: TlsOverride | null,
): Agent {
  const base = {
    timeout: limits.connectMs,
    allowH2: false,
    // A resumed session would skip the comparison with the pinned certificate.
    ...(tls === null ? {} : { rejectUnauthorized: false, maxCachedSessions: 0 }),
  };
  const guarded = buildConnector({ ...base, lookup: publicLookup });
  const open = buildConnector(base);

  const connect: buildConnector.connector = (options, callback) => {
    const host = bare(options.hostname);
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    const allowed = allowPrivateHosts.has(`${host}:${port}`);
    // net.connect makes no look-up for a literal address.
    if (!allowed && ipaddr.isValid(host) && !isPublicAddress(host))
      return callback(privateAddress(host), null);
    const connector = allowed ? open : guarded;
    if (tls === null || options.protocol !== 'https:') return connector(options, callback);
    connector(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (socket instanceof TLSSocket && isPinned(socket, tls)) return callback(null, socket);
      socket.destroy();
      callback(
        new SourceRefused(
          `${host} shows another certificate than the one pinned in tlsOverride. ` +
            'Check with the owner of the source before the fingerprint is changed.',
        ),
        null,
      );
    });
  };
  return new Agent({
    connect,
    connections: 1,
    pipelining: 1,
    headersTimeout: limits.idleMs,
    bodyTimeout: limits.idleMs,
  });
}

function isPinned(socket: TLSSocket, tls: TlsOverride): boolean {
  const { raw } = socket.getPeerCertificate();
  if (raw === undefined) return false;
  return new X509Certificate(raw).fingerprint256 === tls.fingerprint256.toUpperCase();
}
