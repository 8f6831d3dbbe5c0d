import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { clientAddress, networkOf, trustOnlyKnownProxies } from '@/lib/web/client-address';

describe('whose request it is', () => {
  test.each([
    ['nobody in front', '203.0.113.9', undefined, 0, '203.0.113.9'],
    ['a forged header without a proxy', '203.0.113.9', '1.2.3.4', 0, '203.0.113.9'],
    ['one proxy', '10.0.0.1', '198.51.100.7', 1, '198.51.100.7'],
    ['a forged entry before one proxy', '10.0.0.1', '1.2.3.4, 198.51.100.7', 1, '198.51.100.7'],
    ['two proxies', '10.0.0.1', '1.2.3.4, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
    ['fewer entries than proxies', '10.0.0.1', '198.51.100.7', 3, '198.51.100.7'],
    ['a proxy that sends nothing', '10.0.0.1', undefined, 1, '10.0.0.1'],
    ['an empty header', '10.0.0.1', ' ', 1, '10.0.0.1'],
  ])('%s', (_name, peer, forwarded, proxies, expected) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(expected);
  });

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('what a request handler sees', () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });

  /** Sends a request with forged headers to a server on loopback and gives the headers that its handler saw. */
  async function seen(headers: Record<string, string>): Promise<Record<string, unknown>> {
    const server = createServer((incoming, answer) => answer.end(JSON.stringify(incoming.headers)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    open.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', headers }, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk as Buffer);
        resolve(JSON.parse(Buffer.concat(chunks).toString()));
      })
        .on('error', reject)
        .end();
    });
  }

  test('forged forwarding headers are gone before any handler runs', async () => {
    open.push(trustOnlyKnownProxies(0));
    const headers = await seen({
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=1.2.3.4',
    });
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers).not.toHaveProperty('x-forwarded-host');
    expect(headers).not.toHaveProperty('x-forwarded-proto');
    expect(headers).not.toHaveProperty('forwarded');
  });

  test('behind one proxy its own entry is the client', async () => {
    open.push(trustOnlyKnownProxies(1));
    const headers = await seen({
      'x-forwarded-for': '1.2.3.4, 198.51.100.7',
      'x-forwarded-host': 'site.example',
    });
    expect(headers['x-forwarded-for']).toBe('198.51.100.7');
    expect(headers['x-forwarded-host']).toBe('site.example');
  });
});
