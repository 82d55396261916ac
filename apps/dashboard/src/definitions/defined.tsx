import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { definitionsAsked } from '../client/queries.js';

/**
 * A measure's name that tells what it means when it is clicked: `<Defined as="like-for-like">Like for like</Defined>`.
 * @param as name of a measure or a term of GET /v1/definitions
 */
export function Defined({ as, children }: { readonly as: string; readonly children: ReactNode }) {
  const id = `definition-${useId().replaceAll(/[^a-z0-9]/gi, '')}`;
  const { data } = useQuery(definitionsAsked);
  const found =
    data?.terms.find(({ term }) => term === as) ?? data?.measures.find(({ measure }) => measure === as);
  return (
    <>
      <button type="button" className="muster-defined" popoverTarget={id}>
        {children}
        <span className="nhsuk-u-visually-hidden"> (what it means)</span>
      </button>
      <span id={id} popover="auto" className="muster-definition" role="note">
        <strong>{found?.label ?? children}</strong>
        <span>{found ? found.definition : 'The definition has not come yet.'}</span>
        {found && (
          <span className="muster-definition__source">
            Counted in {found.unit}. From {found.source}.
          </span>
        )}
        <button
          type="button"
          className="muster-definition__close"
          popoverTarget={id}
          popoverTargetAction="hide"
        >
          Close
        </button>
      </span>
    </>
  );
}
