/** Stands on every page of a store whose people are simulated, printed ones too. */
export function SimulatedBanner() {
  return (
    <div className="muster-simulated" role="region" aria-label="Simulated data">
      <div className="nhsuk-width-container">
        <p>
          <strong>Simulated people.</strong> Whatever is derived from events about people on these pages is
          simulated, and no evidence of anything. Published figures are real.
        </p>
      </div>
    </div>
  );
}
