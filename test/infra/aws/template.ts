import { Template } from 'aws-cdk-lib/assertions'
import { STEP_NAMES, STEPS, type Step } from '../../../functions/steps.ts'
import { openApp } from './synthesise.ts'

interface Resource {
  readonly Properties: Readonly<Record<string, unknown>>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

interface Statement {
  readonly Action: string | readonly string[]
  readonly Resource: unknown
}

/** The template of an installation's main stack. */
export async function templateOf(more: object = {}): Promise<Template> {
  const { main, end } = await openApp(more)
  const template = Template.fromStack(main)
  end()
  return template
}

export const ofType = (template: Template, type: string): Resource[] =>
  Object.values(template.findResources(type)) as Resource[]

/** The one resource that has this name in that property. */
export function named(template: Template, type: string, property: string, name: string): Resource {
  const found = ofType(template, type).find(({ Properties }) => Properties[property] === name)
  if (!found) throw new Error(`no ${type} is called ${name}`)
  return found
}

/** Everything that the role of a step in prod may do. */
export const rightsOf = (template: Template, stem: string): Statement[] =>
  Object.values(template.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${roleIdOf(template, stem)}"`))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[])

/** The logical id of the role of a step in prod. */
export function roleIdOf(template: Template, stem: string): string {
  const roles = template.findResources('AWS::IAM::Role', {
    Properties: { RoleName: `rollcall-prod-${stem}` },
  })
  const [id] = Object.keys(roles)
  if (id === undefined) throw new Error(`${stem} has no role`)
  return id
}

/** Steps with their data, for tables of tests. */
export const steps = STEP_NAMES.map((stem): [string, Step] => [stem, STEPS[stem]])

export const queued = steps.filter(([, { queue }]) => queue)

/** Each tick with its step and its schedule. */
export const ticks = steps.flatMap(([stem, step]) =>
  Object.entries(step.ticks ?? {}).map(([tick, { schedule }]): [string, string, string] => [
    tick,
    stem,
    schedule,
  ]),
)
