import { MusterFault } from '@muster/platform';

/** What spoils a body or a file as a whole. Kebab-case and stable: suppliers match on it. */
export type BodyFaultCode =
  | 'wrong-content-type'
  | 'wrong-content-encoding'
  | 'not-gzip'
  | 'truncated-gzip'
  | 'damaged-gzip'
  | 'too-large'
  | 'utf-16'
  | 'not-text'
  | 'not-utf-8'
  | 'malformed-json'
  | 'empty'
  | 'bad-header';

const STATUS: Readonly<Record<BodyFaultCode, 400 | 413 | 415 | 422>> = {
  'wrong-content-type': 415,
  'wrong-content-encoding': 415,
  'not-gzip': 400,
  'truncated-gzip': 400,
  'damaged-gzip': 400,
  'too-large': 413,
  'utf-16': 415,
  'not-text': 415,
  'not-utf-8': 400,
  'malformed-json': 400,
  empty: 400,
  'bad-header': 422,
};

/** A body or file that cannot be read: the message says what is wrong and where, the remedy what to do. It quotes no content. */
export class BodyFault extends MusterFault {
  /** The HTTP status that says the same. */
  readonly status: 400 | 413 | 415 | 422;

  constructor(code: BodyFaultCode, message: string, remedy: string, options?: ErrorOptions) {
    super(code, message, remedy, 1, options);
    this.name = 'BodyFault';
    this.status = STATUS[code];
  }
}

/** Bytes as they come: a request, a file, or what a test makes up. */
export type Bytes = AsyncIterable<Uint8Array>;
