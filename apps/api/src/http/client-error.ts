import { PROBLEM_JSON } from '@muster/platform';
import { type Socket } from 'node:net';
import { problemOf } from './problems.js';

/** The answer to what is not HTTP: there is no request yet that anything else could answer. */
export function refuseWhatIsNotHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const body = JSON.stringify(problemOf('bad-request', 'this is not a well-formed HTTP request', ''));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: ${PROBLEM_JSON}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}
