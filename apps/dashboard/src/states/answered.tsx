import { type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { Problem } from './problem.js';

interface AnsweredProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** What is awaited, in words: "the position". */
  readonly what: string;
  /** How much room the answer will take, so that nothing moves when it comes. */
  readonly room?: 'line' | 'block' | 'chart';
  readonly children: (data: Data) => ReactNode;
}

/**
 * An answer in each of its states: awaited, not to be had, there, and there but being asked for anew with other filters (`aria-busy`, dimmed). What was answered stays
 * as it is when a later fetch fails: that it may be out of date is said at the foot of the window, where it moves nothing.
 */
export function Answered<Data>({ query, what, room = 'block', children }: AnsweredProps<Data>) {
  if (query.data === undefined) {
    if (query.error) return <Problem error={query.error} again={() => void query.refetch()} />;
    return (
      <p className={`muster-awaited muster-awaited--${room}`} role="status">
        <span>Asking for {what} …</span>
      </p>
    );
  }
  return (
    <div
      className={query.isPlaceholderData ? 'muster-superseded' : undefined}
      aria-busy={query.isPlaceholderData}
    >
      {children(query.data)}
    </div>
  );
}
