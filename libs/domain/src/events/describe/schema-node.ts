import { LINK_BASES } from '../../subjects/person/identity/events.js';
import { isDay } from '../../calendar/day.js';
import { isMonth } from '../../calendar/month.js';
import { hasFiveDecimals } from '../../fte.js';
import { hasTwoDecimals } from '../../hours.js';

/** A schema as JSON Schema sees it: what the definitions of events use of TypeBox. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly additionalProperties?: boolean;
}

/** What a refinement asks of a value; JSON Schema has no functions, so each needs a name here. */
export type Refinement = 'day' | 'month' | 'five-decimals' | 'two-decimals';

const REFINEMENTS = new Map<unknown, Refinement>([
  [isDay, 'day'],
  [isMonth, 'month'],
  [hasFiveDecimals, 'five-decimals'],
  [hasTwoDecimals, 'two-decimals'],
]);

/**
 * The refinements of a schema.
 * @throws {Error} for one that is not named here: documents would be silent about it
 */
export function refinementsOf(node: SchemaNode): Refinement[] {
  const refined = (node as { readonly '~refine'?: readonly { readonly check: unknown }[] })['~refine'] ?? [];
  return refined.map(({ check }) => {
    const name = REFINEMENTS.get(check);
    if (name === undefined)
      throw new Error(`a refinement without a name: ${node.description ?? 'no description'}`);
    return name;
  });
}

const PSEUDONYM = '^[0-9a-f]{32}$';
const PERSON = '^person/[0-9a-f]{32}$';

/** What a field holds in place of an identifier: suppliers write the identifier, gateway makes the pseudonym. */
export function standsForIdentifier(node: SchemaNode): 'post-or-enrolment' | 'person' | undefined {
  if (node.pattern === PSEUDONYM) return 'post-or-enrolment';
  return node.pattern === PERSON ? 'person' : undefined;
}

/** By what suppliers may name a person: every basis of a link but a person's own judgement. */
const SCHEMES = LINK_BASES.filter(basis => basis !== 'manual');

/** A person as suppliers write them: `person/nhs-number:9434765919`. */
export const PERSON_IN_CLEAR = `^person/(${SCHEMES.join('|')}):\\S.*$`;

/** What suppliers write where the log has a pseudonym, in words. */
export const CLEAR_FORMS = {
  'post-or-enrolment': '<ODS code>-<number>, of which gateway makes a pseudonym',
  person: 'person/<scheme>:<identifier>, of which gateway makes a pseudonym',
} as const;
