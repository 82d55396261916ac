import { type FastifyInstance } from 'fastify';

export interface RegisteredRoute {
  readonly method: string;
  /** As Fastify writes it: `/v1/targets/:id`. */
  readonly path: string;
}

/** The routes that were registered: tells a method that an address does not take from an address that does not exist. */
export class RouteTable {
  private readonly registered: RegisteredRoute[] = [];

  /** To be called before the first route is registered. */
  record(server: Pick<FastifyInstance, 'addHook'>): void {
    server.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.registered.push({ method: one, path: url });
    });
  }

  all(): readonly RegisteredRoute[] {
    return this.registered;
  }

  /** @param path as asked for, without its query */
  methodsAt(path: string): string[] {
    const methods = this.registered.filter(route => matches(route.path, path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}

function matches(pattern: string, path: string): boolean {
  const steps = pattern.split('/');
  const asked = path.split('/');
  return (
    steps.length === asked.length &&
    !pattern.includes('*') &&
    steps.every((step, index) => (step.startsWith(':') ? asked[index] !== '' : step === asked[index]))
  );
}
