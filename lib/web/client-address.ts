import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * Which address a request comes from, decided once, where it arrives.
 *
 * Next tells pages and actions no socket: `headers()` has the client's own `X-Forwarded-For` if it sent one, else
 * the socket's address. A client could so count as a new address with every request and pass every limit. Node
 * reports each incoming request on its public diagnostics channel before any handler sees it; there the header is
 * set to what is true, and everything behind may trust it.
 */

/** IPv4 inside IPv6 is the plain one; of IPv6 one household or server has a /64, so that is what counts. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const gap = plain.includes('::') ? Math.max(0, 8 - front.length - back.length) : 0;
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  const prefix = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${prefix.join(':')}::/64`;
}

/**
 * Whom a request is counted to: a member wherever they come from, a guest by their network. `headers` are those of a
 * request whose address `trustOnlyKnownProxies` has made true.
 */
export const askerOf = (
  member: { id: number } | null,
  headers: { get(name: string): string | null },
): string => (member ? `member ${member.id}` : `address ${networkOf(headers.get('x-forwarded-for') ?? '')}`);

/**
 * The client of a request: the socket's peer, or, behind `proxies` proxies of the operator's own, the entry that the
 * outermost of them wrote, counted from the right. What the client itself wrote further left is never read.
 */
export function clientAddress(peer: string, forwarded: string | undefined, proxies: number): string {
  if (proxies === 0 || !forwarded) return peer;
  const entries = forwarded.split(',').map((entry) => entry.trim());
  return entries[Math.max(0, entries.length - proxies)] || peer;
}

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value;

const CHANNEL = 'http.server.request.start';

/** Sets what the request says about where it comes from to what is true. */
function correct({ headers, socket }: IncomingMessage, proxies: number): void {
  const forwarded = single(headers['x-forwarded-for']);
  headers['x-forwarded-for'] = clientAddress(socket.remoteAddress ?? '', forwarded, proxies);
  if (proxies > 0) return;
  // Without a proxy these too are the client's invention; Next fills them in from the connection.
  delete headers['x-forwarded-host'];
  delete headers['x-forwarded-proto'];
  delete headers['x-forwarded-port'];
  delete headers.forwarded;
}

/**
 * Makes `X-Forwarded-For` of every request that reaches this process the client's true address, behind `proxies`
 * proxies of the operator's own. Call it once; the answer undoes it, for tests.
 */
export function trustOnlyKnownProxies(proxies: number): () => void {
  const listener = (message: unknown) => correct((message as { request: IncomingMessage }).request, proxies);
  subscribe(CHANNEL, listener);
  return () => unsubscribe(CHANNEL, listener);
}
