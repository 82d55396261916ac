/** Sources and licences of what is shown (data/README.md). */
export function SiteFooter() {
  return (
    <footer className="nhsuk-footer" role="contentinfo">
      <div className="nhsuk-width-container">
        <h2 className="nhsuk-u-visually-hidden">Sources and licences</h2>
        <p className="nhsuk-body-s">
          Published figures: NHS England, NHS workforce statistics (turnover by staff group), used under the
          Open Government Licence v3.0. Events about people: the HR systems that send them. Muster is not an
          official statistic.
        </p>
        <ul className="nhsuk-footer__list">
          <li className="nhsuk-footer__list-item">
            <a className="nhsuk-footer__list-item-link" href="/docs">
              API: the same figures as JSON and CSV
            </a>
          </li>
          <li className="nhsuk-footer__list-item">
            <a
              className="nhsuk-footer__list-item-link"
              href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
            >
              Open Government Licence v3.0
            </a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
