import { join } from 'node:path'
import { buildApp } from './build-app.ts'

/** What `cdk synth` and `cdk deploy` run (cdk.json). */
buildApp(join(import.meta.dirname, '../../.rollcall/cloud')).synth()
