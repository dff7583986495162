import { type Config, type Environment, readConfig } from '../config.ts'
import { SayableError } from './log.ts'

/** The configuration, or one error with every fault of it. */
export function configOf(environment: Environment): Config {
  const read = readConfig(environment)
  if (!read.ok) throw new SayableError(`configuration: ${read.faults.join('; ')}`)
  return read.config
}
