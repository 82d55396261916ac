import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type AsOf, asOfHeader } from '../freshness/as-of.js';
import { withAsOf, type Written } from '../freshness/written.js';
import { preferred } from './accept.js';
import { csvOf, type Table } from './csv.js';
import { CSV_TYPE, OFFERED, TEXT_TYPE } from './describe.js';
import { ApiProblem } from './problems.js';

interface Told {
  readonly asOf: AsOf;
  /** In JSON. */
  bytes(): Buffer;
  table(): Table;
}

/** An answer in JSON and, where it gives figures or a list, as a table. */
export class Answer<Json extends { readonly asOf: AsOf }> implements Told {
  readonly asOf: AsOf;

  constructor(
    private readonly json: Json,
    readonly table: () => Table,
  ) {
    this.asOf = json.asOf;
  }

  bytes(): Buffer {
    const { asOf, ...rest } = this.json;
    return withAsOf(Buffer.from(JSON.stringify(rest)), asOf);
  }
}

/** The same, of figures that were kept: all but how fresh they are. */
export class KeptAnswer<Json extends { readonly asOf: AsOf }> implements Told {
  constructor(
    private readonly figures: Written<Omit<Json, 'asOf'>>,
    readonly asOf: AsOf,
    private readonly tableOf: (figures: Omit<Json, 'asOf'>) => Table,
  ) {}

  bytes(): Buffer {
    return withAsOf(this.figures.json, this.asOf);
  }

  table(): Table {
    return this.tableOf(this.figures.read());
  }
}

/** Sees that there is a form the client takes before the route runs, and gives the answer in it. */
@Injectable()
export class AnswerInTheFormAskedFor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const offered = this.reflector.get<string[]>(OFFERED, context.getHandler());
    const http = context.switchToHttp();
    const form = preferred(http.getRequest<FastifyRequest>().headers.accept, offered);
    if (form === undefined)
      throw new ApiProblem('not-acceptable', `this address answers in ${offered.join(' or ')}`);
    const reply = http.getResponse<FastifyReply>();
    if (offered.length > 1) reply.header('vary', 'accept');
    return next.handle().pipe(map(answer => inForm(answer, form, reply)));
  }
}

function inForm(answer: unknown, form: string, reply: FastifyReply): unknown {
  if (form === TEXT_TYPE) reply.type('text/plain; charset=utf-8');
  if (!(answer instanceof Answer || answer instanceof KeptAnswer)) return answer;
  const told: Told = answer;
  if (form !== CSV_TYPE) {
    reply.type('application/json; charset=utf-8');
    return told.bytes();
  }
  reply.type('text/csv; charset=utf-8; header=present').header('muster-as-of', asOfHeader(told.asOf));
  return csvOf(told.table());
}
