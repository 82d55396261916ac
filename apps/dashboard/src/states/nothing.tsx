import { type ReactNode } from 'react';

/** There is no figure, and why: never a blank, never a zero. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="muster-nothing">{children}</p>;
}
