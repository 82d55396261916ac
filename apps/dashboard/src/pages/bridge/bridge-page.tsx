import { PageTitle } from '../../shell/page-title.js';
export function BridgePage() {
  return <PageTitle title="What changed, and why" />;
}
