import { connect } from 'node:net';

const PIECE = Buffer.alloc(64 << 10, 'x');

/** So many bytes without a line end, in pieces of 64 KiB. */
export async function* oneLine(bytes: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < bytes; sent += PIECE.length) yield await Promise.resolve(PIECE);
}

export interface Streamed {
  readonly status: number;
  readonly body: string;
  /** Bytes that were on their way when the answer came. */
  readonly sent: number;
  /** The most that the process took while it went on, in bytes beyond what it took before. */
  readonly growth: number;
}

/** Posts one endless line over a socket of its own, until it is answered or all of it is sent. */
export function streamedLine(
  { url, path, headers }: { url: string; path: string; headers: Readonly<Record<string, string>> },
  bytes: number,
): Promise<Streamed> {
  const { hostname, port } = new URL(url);
  const before = process.memoryUsage().rss;
  let [sent, growth, answer] = [0, 0, ''];
  const chunked = headers['content-length'] === undefined;
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const lines = Object.entries({
      host: hostname,
      ...headers,
      ...(chunked ? { 'transfer-encoding': 'chunked' } : {}),
    });
    const frame = chunked
      ? Buffer.concat([Buffer.from(`${PIECE.length.toString(16)}\r\n`), PIECE, Buffer.from('\r\n')])
      : PIECE;
    const pump = () => {
      growth = Math.max(growth, process.memoryUsage().rss - before);
      while (answer === '' && sent < bytes && !socket.destroyed) {
        sent += PIECE.length;
        if (!socket.write(frame)) return;
      }
    };
    socket.setEncoding('utf8');
    socket.on('connect', () => {
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.map(line => line.join(': ')).join('\r\n')}\r\n\r\n`);
      pump();
    });
    socket.on('drain', pump);
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', error => (answer === '' ? reject(error) : undefined));
    socket.on('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), body, sent, growth });
    });
  });
}
