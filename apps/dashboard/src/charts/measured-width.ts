import { useCallback, useState } from 'react';

/** Charts are drawn at the width there is: a scaled picture has small letters on a phone. */
export function useMeasuredWidth(): {
  readonly width: number;
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
} {
  const [width, setWidth] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const read = () => setWidth(Math.floor(element.clientWidth));
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    // Sheets are narrower or wider than the window, and are laid out after this.
    window.addEventListener('beforeprint', read);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', read);
    };
  }, []);
  return { width, measure };
}
