import { useState } from 'react';
import { useFilters } from '../../address/use-filters.js';

/** The address of one scenario, without what else was chosen, to be sent to somebody. */
export function ShareLink({ scenario }: { readonly scenario: string }) {
  const { filters } = useFilters();
  const [said, setSaid] = useState('');
  const address = new URL('/scenarios', window.location.href);
  if (filters.target) address.searchParams.set('target', filters.target);
  address.searchParams.set('scenario', scenario);
  const copy = () =>
    navigator.clipboard.writeText(address.href).then(
      () => setSaid('The link is copied.'),
      () => setSaid(`The browser does not let it be copied. This is it: ${address.href}`),
    );
  return (
    <p className="muster-share">
      <button
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        onClick={() => {
          if ('clipboard' in navigator) void copy();
          else setSaid(`This is the link: ${address.href}`);
        }}
      >
        Copy the link to this scenario
      </button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
