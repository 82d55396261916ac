import { type AskedJob, type InputOf, inputFaults } from '@muster/jobs';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Snapshots } from '../freshness/snapshots.js';
import { invalid } from '../http/body.js';
import { type AskedKind } from './asked-kinds.js';
import { type AskJobBody } from './job-bodies.js';
import { JobsDoor } from './jobs-door.js';
import { provenanceOf } from './provenance.js';

/** Asks for a job on the ground of what the store holds now. */
export class AskJob extends Command<AskedJob<AskedKind>> {
  constructor(readonly body: AskJobBody) {
    super();
  }
}

@CommandHandler(AskJob)
export class AskJobHandler implements ICommandHandler<AskJob> {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly door: JobsDoor,
  ) {}

  /** @throws {ApiProblem} `invalid`, `not-ready`, `jobs-away` */
  async execute({ body }: AskJob): Promise<AskedJob<AskedKind>> {
    const { kind, input = {}, by, again = false } = body;
    const faults = inputFaults(kind, input);
    if (faults.length > 0)
      throw invalid(faults.map(fault => ({ ...fault, pointer: `/input${fault.pointer}` })));
    const provenance = await this.snapshots.read(snapshot => provenanceOf(kind, snapshot));
    const options = { provenance, again, ...(by === undefined ? {} : { by }) };
    return this.door.reach(jobs => jobs.ask(kind, input as InputOf<AskedKind>, options));
  }
}
