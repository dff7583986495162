import { App, type AppProps } from 'aws-cdk-lib'
import { EdgeStack } from './edge-stack.ts'
import { RollcallStack } from './rollcall-stack.ts'
import { readSettings } from './settings.ts'

/**
 * The CDK app of one installation, from its context.
 *
 * @param scratch a folder for bundles
 */
export function buildApp(scratch: string, props: AppProps = {}): App {
  const app = new App(props)
  const settings = readSettings((name) => app.node.tryGetContext(name))
  new RollcallStack(app, settings, scratch)
  if (settings.edge) new EdgeStack(app, settings)
  return app
}
