import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { Nullable } from '../http/schemas.js';
import { type Fault, faultInWords } from '@muster/domain';
import { scenarioJson, ScenarioJson } from '../scenarios/scenario-reply.js';
import { targetJson, TargetJson } from '../targets/target-reply.js';
import { commandAddress, type CommandCards, type Fate, type Sent } from './fate.js';

export const CommandReply = Type.Object(
  {
    status: Type.Enum(['pending', 'applied', 'parked', 'without-effect'], {
      description:
        'pending: in the log, not folded in yet; applied: a revision of what it is about; parked: set aside, for a reason; ' +
        'without-effect: folded in, and another event about the same came before it',
    }),
    detail: Type.String({ description: 'the same in words' }),
    event: Type.String({ description: 'id of the event, which is the revision that it makes' }),
    targetId: Nullable(Type.String(), 'of a command about a target'),
    target: Nullable(TargetJson, 'the target as it reads now; null while pending, and where there is none'),
    scenarioId: Nullable(Type.String(), 'of a command about a scenario'),
    scenario: Nullable(
      ScenarioJson,
      'the scenario as it reads now; null while pending, and where there is none',
    ),
    faults: Type.Array(Type.String(), { description: 'of a parked event: what was wrong with it' }),
    self: Type.String({ description: 'ask here again' }),
    asOf: AsOf,
  },
  { component: 'CommandReply', description: 'What became of a command.' },
);
export type CommandReply = Static<typeof CommandReply>;

export function commandReply(sent: Sent, fate: Fate, asOf: AsOf): CommandReply {
  const card = 'card' in fate ? fate.card : undefined;
  return {
    status: fate.status,
    detail: inWords(fate),
    event: sent.event,
    ...aboutJson(sent, card),
    faults: fate.status === 'parked' ? fate.faults.map((fault: Fault) => faultInWords(fault)) : [],
    self: commandAddress(sent),
    asOf,
  };
}

function aboutJson({ kind, about }: Sent, card: CommandCards[Sent['kind']] | undefined) {
  const isTarget = kind === 'target';
  return {
    targetId: isTarget ? about : null,
    target: isTarget && card ? targetJson(card as CommandCards['target']) : null,
    scenarioId: isTarget ? null : about,
    scenario: !isTarget && card ? scenarioJson(card as CommandCards['scenario']) : null,
  };
}

function inWords(fate: Fate): string {
  switch (fate.status) {
    case 'pending':
      return 'the log holds it, and it will be folded in once a projector gets to it';
    case 'applied':
      return 'it is a revision of what it is about';
    case 'parked':
      return `it was set aside: ${fate.reason}`;
    case 'without-effect':
      return 'it is folded in and changed nothing: another event about the same came before it';
    default:
      return fate satisfies never;
  }
}
