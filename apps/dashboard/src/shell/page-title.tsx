import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

let shownBefore: string | undefined;

/** The page's heading and the tab's title. Who comes from another page is taken to it, as a fresh page would. */
export function PageTitle({ title, lead }: { readonly title: string; readonly lead?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} – Muster`;
    if (shownBefore !== undefined && shownBefore !== pathname) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shownBefore = pathname;
  }, [title, pathname]);
  return (
    <>
      <h1 className="nhsuk-heading-l muster-title" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {lead && <p className="nhsuk-lede-text nhsuk-lede-text--small muster-lead">{lead}</p>}
    </>
  );
}
