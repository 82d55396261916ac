import { ProblemError } from '../client/problem.js';

/** What went wrong, in the words of the API, and what can be done. Said to who listens, too. */
export function Problem({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const { title, detail, faults } =
    error instanceof ProblemError
      ? error
      : { title: 'This page has a fault', detail: error.message, faults: [] as readonly string[] };
  return (
    <div className="muster-problem" role="alert">
      <h2 className="nhsuk-heading-s">{title}</h2>
      <p>{sentence(detail)}</p>
      {faults.length > 1 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {faults.map(fault => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {again && (
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={again}
        >
          Ask again
        </button>
      )}
    </div>
  );
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
