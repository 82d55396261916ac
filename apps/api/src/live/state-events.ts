import { type TProperties, Type } from 'typebox';
import { Instant } from '../http/schemas.js';

/**
 * What a stream of a thing tells, by the name of the event.
 * @param thing begins the names of the components
 * @param state what there is to tell of it
 */
export function stateEvents<State extends TProperties>(thing: string, state: State) {
  return {
    state: Type.Object(state, {
      component: `${thing}State`,
      description: 'The first event of every stream, and again whenever it is another.',
    }),
    bye: Type.Object(
      { at: Instant('when') },
      {
        component: `${thing}Bye`,
        description: 'The last event: the service stops. Connect again.',
      },
    ),
  } as const;
}
