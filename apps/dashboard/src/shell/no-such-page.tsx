import { Link } from 'react-router';
import { PageTitle } from './page-title.js';

export function NoSuchPage() {
  return (
    <>
      <PageTitle title="There is no such page" />
      <p>
        The address may be of another version. <Link to="/">Progress</Link> is where to begin.
      </p>
    </>
  );
}
