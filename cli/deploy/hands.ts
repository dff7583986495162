import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { cloudName } from '../../functions/steps.ts'
import { awsTrouble } from '../doctor/checks/service-trouble.ts'
import type { Finding } from '../doctor/finding.ts'

export interface Letter {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Everything by which a deployment touches the world; a test gives hands that only remember. */
export interface Hands {
  /** Runs a command, its output seen as it comes. Gives its exit code; 127 when there is no such command. */
  run(command: readonly string[]): Promise<number>
  /** The same without output: whether a tool is there. */
  probe(command: readonly string[]): Promise<number>
  /** The number of the AWS account that is signed in, or why there is none. */
  account(region: string): Promise<string | Finding>
  /** A file's text; null when it is not there. */
  read(path: string): string | null
  /** Puts a job into the queue of provision-sheets. Gives what went wrong, or null. */
  putJob(region: string, environment: string, job: object): Promise<Finding | null>
  /** Sends one mail through SES. Gives what went wrong, or null. */
  send(region: string, environment: string, letter: Letter): Promise<Finding | null>
}

const NO_SUCH_COMMAND = 127

export const realHands: Hands = {
  run: (command) => runCommand(command, 'inherit'),
  probe: (command) => runCommand(command, 'ignore'),
  async account(region) {
    const client = new STSClient({ region, maxAttempts: 2 })
    try {
      return (await client.send(new GetCallerIdentityCommand({}))).Account ?? ''
    } catch (error) {
      return awsTrouble(error, 'sts:GetCallerIdentity')
    } finally {
      client.destroy()
    }
  },
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null),
  async putJob(region, environment, job) {
    const client = new SQSClient({ region, maxAttempts: 2 })
    try {
      const QueueName = cloudName(environment, 'provision-sheets')
      const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }))
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(job) }))
      return null
    } catch (error) {
      return awsTrouble(error, 'sqs:SendMessage')
    } finally {
      client.destroy()
    }
  },
  async send(region, environment, { from, to, subject, text }) {
    // As everywhere: one try, as a mail whose answer was lost may have left.
    const client = new SESv2Client({ region, maxAttempts: 1 })
    try {
      const content = { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } }
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: content,
          ConfigurationSetName: cloudName(environment, 'mail'),
        }),
      )
      return null
    } catch (error) {
      return awsTrouble(error, 'ses:SendEmail')
    } finally {
      client.destroy()
    }
  },
}

function runCommand([name = '', ...args]: readonly string[], stdio: 'inherit' | 'ignore'): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(name, args, { stdio })
    child.on('error', () => resolve(NO_SUCH_COMMAND))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
