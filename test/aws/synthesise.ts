import { openApp } from '../infra/aws/synthesise.ts'
import type { Template } from './template.ts'

/** The template of a dev installation, as `cdk deploy` would hand it to CloudFormation. */
export async function synthesise(): Promise<Template> {
  const { app, main, end } = await openApp({ environment: 'dev' })
  try {
    return app.synth().getStackByName(main.stackName).template as Template
  } finally {
    end()
  }
}
