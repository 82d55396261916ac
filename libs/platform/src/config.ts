import { type Static, type TObject, type TProperties } from 'typebox';
import { Compile } from 'typebox/compile';
import { Convert, Default } from 'typebox/value';
import { MusterFault } from './fault.js';

/**
 * Reads a configuration from environment variables, once, at start. Unknown variables are left alone: the environment
 * belongs to others too.
 * @throws {MusterFault} with every fault listed; names only, never a value, for it may be a secret
 */
export function readConfig<Properties extends TProperties>(
  schema: TObject<Properties>,
  environment: NodeJS.ProcessEnv,
): Static<TObject<Properties>> {
  const given = Object.fromEntries(
    Object.keys(schema.properties).flatMap(name => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const config = Default(schema, Convert(schema, given));
  const validator = Compile(schema);
  if (validator.Check(config)) return config;
  const faulty = new Set(
    validator
      .Errors(config)
      .flatMap(error =>
        error.keyword === 'required'
          ? error.params.requiredProperties
          : [error.instancePath.split('/')[1] ?? ''],
      ),
  );
  const expected = (name: string) =>
    (schema.properties[name] as { description?: string } | undefined)?.description ?? 'another value';
  throw new MusterFault(
    'bad-configuration',
    `the environment does not configure this process: ${[...faulty].map(name => `${name} must be ${expected(name)}`).join('; ')}`,
    'set the variables named here and start again',
    2,
  );
}
