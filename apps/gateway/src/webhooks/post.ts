import { lookup as resolveName } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, type LookupFunction } from 'node:net';

export interface Posted {
  /** Undefined when nobody answered. */
  readonly status: number | undefined;
  /** In words, for whoever looks why it does not come. */
  readonly answer: string;
}

const PATIENCE_MS = 10_000;

/** Networks that are nobody's but ours: a supplier must not make us call into them. */
const OURS = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  OURS.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  OURS.addSubnet(network, prefix, 'ipv6');

/** The address is looked at where it is used: a name may mean another one a moment later. */
const publicOnly: LookupFunction = (hostname, options, answer) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, []);
    const open = addresses.filter(({ address, family }) => !isOurs(address, family));
    if (open.length === 0) return answer(new Error('it means an address of a private network'), []);
    if (options.all) return answer(null, open);
    answer(null, open[0]!.address, open[0]!.family);
  });
};

function isOurs(address: string, family: number): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped === undefined
    ? OURS.check(address, family === 6 ? 'ipv6' : 'ipv4')
    : OURS.check(mapped, 'ipv4');
}

/** @returns why a URL cannot be called, in words that complete "expected …"; undefined where it can be */
export function faultOfUrl(text: string, privateToo: boolean): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'a URL';
  }
  if (url.protocol !== 'https:' && !(privateToo && url.protocol === 'http:'))
    return 'a URL that begins with https://';
  if (url.username !== '' || url.password !== '') return 'a URL without user and password';
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const family = literal.includes(':') ? 6 : 4;
  if (!privateToo && /^[\d.]+$|:/.test(literal) && isOurs(literal, family))
    return 'an address of a public network';
  return undefined;
}

/** Posts JSON, once, without following redirects. Never throws. @param stopping ends it early */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  privateToo: boolean,
  stopping: AbortSignal,
): Promise<Posted> {
  const fault = faultOfUrl(url, privateToo);
  if (fault !== undefined) return Promise.resolve({ status: undefined, answer: `expected ${fault}` });
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise(resolve => {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const failed = (error: Error) => {
      const answer = patience.aborted
        ? `no answer within ${PATIENCE_MS / 1000} s`
        : error.message.slice(0, 200);
      resolve({ status: undefined, answer });
    };
    const call = request(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'muster',
        },
        signal: AbortSignal.any([patience, stopping]),
        ...(privateToo ? {} : { lookup: publicOnly }),
      },
      response => {
        response.on('error', failed).resume();
        resolve({ status: response.statusCode, answer: `HTTP ${response.statusCode}` });
      },
    );
    call.on('error', failed).end(body);
  });
}
