import { PageTitle } from '../../shell/page-title.js';
export function OperationsPage() {
  return <PageTitle title="Data and operations" />;
}
