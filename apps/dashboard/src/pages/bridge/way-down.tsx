import { Link } from 'react-router';
import { useFilters } from '../../address/use-filters.js';
import { nameInWords, pathTo } from './places.js';
import { type AreaKnown } from './query.js';

/** Where on the way from England to a trust the page is. */
export function WayDown({ areas, area }: { readonly areas: readonly AreaKnown[]; readonly area: AreaKnown }) {
  const { searchWith } = useFilters();
  const path = pathTo(areas, area.area);
  return (
    <nav aria-label="Where" className="muster-way">
      <ol>
        {path.map(({ area: code, name }) => (
          <li key={code}>
            {code === area.area ? (
              <strong aria-current="location">{nameInWords(name)}</strong>
            ) : (
              <Link
                to={searchWith({ area: code === 'ENG' ? undefined : code, level: undefined })}
                preventScrollReset
              >
                {nameInWords(name)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
