import { type Fault } from '@muster/domain';
import { ApiProblem, problemError } from '../http/problems.js';

/** The problem that tells why a command's event was set aside. Pointers lead into the command's body. */
export function setAside(reason: string, faults: readonly Fault[]): ApiProblem {
  const errors = faults.map(fault => problemError(inBody(fault), 'body'));
  return new ApiProblem('parked', `the event is in the log, but was set aside: ${reason}`, errors);
}

/** The event's subject is made of the body's id, and its data of the rest. */
export function inBody(fault: Fault): Fault {
  if (fault.pointer === '/subject') return { ...fault, pointer: '/id' };
  return { ...fault, pointer: fault.pointer.replace(/^\/data(?=\/|$)/, '') };
}
