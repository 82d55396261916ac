import { type ComponentType, lazy } from 'react';

const RETRY_MS = 3_000;

/**
 * A page whose code does not come, for there is no connection or there are newer pages, is opened anew once Muster answers: browsers keep a
 * module that failed for failed.
 */
export function opened<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (error) {
      // Browsers say by a TypeError that a module did not come; anything else is a fault of its own.
      if (!(error instanceof TypeError)) throw error;
      do await new Promise(resolve => setTimeout(resolve, RETRY_MS));
      while (
        !(await fetch('/health/live').then(
          ({ ok }) => ok,
          () => false,
        ))
      );
      location.reload();
      return new Promise(() => undefined);
    }
  });
}
