import { Link, useLocation } from 'react-router';
import { useFilters } from '../address/use-filters.js';
import { PAGES } from '../pages.js';

/** Pages share what was chosen: profession, measure, area and days go along. */
export function SiteHeader() {
  const { pathname } = useLocation();
  const { searchWith } = useFilters();
  const here = pathname === '/' ? PAGES[0]!.address : pathname;
  return (
    <header className="nhsuk-header" role="banner">
      <div className="nhsuk-header__container nhsuk-width-container">
        <div className="nhsuk-header__service">
          <Link className="nhsuk-header__service-name" to="/">
            Muster
          </Link>
          <span className="muster-strapline">
            Promised midwives and consultants: how many are in post, and why
          </span>
        </div>
      </div>
      <nav className="nhsuk-header__navigation" aria-label="Menu">
        <div className="nhsuk-header__navigation-container nhsuk-width-container">
          <ul className="nhsuk-header__navigation-list">
            {PAGES.map(({ address, name }) => (
              <li
                key={address}
                className={`nhsuk-header__navigation-item${address === here ? ' nhsuk-header__navigation-item--current' : ''}`}
              >
                <Link
                  className="nhsuk-header__navigation-link"
                  to={`${address}${searchWith({})}`}
                  aria-current={address === here ? 'page' : undefined}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  );
}
