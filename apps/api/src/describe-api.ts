import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject } from '@nestjs/swagger';
import { ApiModule, type ApiOptions } from './api.module.js';
import { apiDocument } from './documentation.js';
import { RouteTable } from './http/route-table.js';

/** What /docs/json answers, without a store: nothing is opened and nothing listens. */
export async function describeApi(): Promise<OpenAPIObject> {
  const module = ApiModule.with({} as ApiOptions, new RouteTable());
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: false,
  });
  return apiDocument(app);
}
