export type LogFaultCode =
  | 'unknown-topic'
  | 'unknown-partition'
  | 'invalid-topic'
  | 'invalid-key'
  | 'partition-count-differs'
  | 'offset-out-of-range'
  | 'undecodable'
  | 'closed';

/** What a caller or an operator can mend; what the connection throws comes through as it is. */
export class LogFault extends Error {
  override readonly name = 'LogFault';

  constructor(
    readonly code: LogFaultCode,
    message: string,
  ) {
    super(message);
  }
}
