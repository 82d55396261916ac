import { type FastifyReply } from 'fastify';
import { invalid } from '../http/body.js';
import { ApiProblem, type ProblemCode } from '../http/problems.js';
import { commandReply, CommandReply } from './command-reply.js';
import { commandAddress, type CommandKind } from './fate.js';
import { type Unapplied } from './outcome.js';
import { setAside } from './set-aside.js';

/** What routes of commands may answer, beside what is their own. */
export const NOT_YET = {
  description: 'The log holds it, but it is not folded in yet: `Location` tells what became of it.',
  json: CommandReply,
};
export const COMMAND_PROBLEMS = [
  'malformed-json',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'parked',
  'not-ready',
  'log-unavailable',
] as const;

/** What a command is about, for who sent it. */
export interface About {
  readonly id: string;
  readonly address: string;
  /** What it is once it is there: "midwives is set already". */
  readonly made: 'set' | 'saved';
  readonly exists: ProblemCode;
}

/** Answers what is pending. @throws {ApiProblem} for whatever is neither that nor applied */
export function unapplied(
  outcome: Unapplied<CommandKind>,
  { id, address, made, exists }: About,
  reply: FastifyReply,
): CommandReply {
  switch (outcome.status) {
    case 'pending':
      reply.status(202).header('location', commandAddress(outcome.sent));
      return commandReply(outcome.sent, { status: 'pending' }, outcome.asOf);
    case 'parked':
      throw setAside(outcome.reason, outcome.faults);
    case 'invalid':
      throw invalid(outcome.faults);
    case 'exists':
      throw new ApiProblem(exists, `${id} is ${made} already: revise it at ${address}/revisions`);
    case 'stale': {
      const now =
        outcome.revision === undefined ? `is ${made} no longer` : `reads revision "${outcome.revision}" now`;
      throw new ApiProblem('stale-revision', `${id} ${now}: look at it, and base your revision on that`);
    }
    default:
      return outcome satisfies never;
  }
}
