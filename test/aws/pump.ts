import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { QueueAnswer, QueueEvent } from '../../functions/lambda/on-queue.ts'

export type Invoke = (event: QueueEvent & { readonly Records: readonly object[] }) => Promise<QueueAnswer>

/**
 * What Lambda's poller does for a queue, until the queue is empty: takes a batch, gives it to the function in the
 * shape of its real event, deletes what did not fail and lets the rest be seen again (at once, where SQS would
 * wait for the visibility timeout). A function that throws failed with its whole batch.
 *
 * @returns how many batches there were
 */
export async function pump(
  sqs: SQSClient,
  QueueUrl: string,
  invoke: Invoke,
  batchSize: number,
): Promise<number> {
  for (let batches = 0; ; batches++) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: batchSize,
        MessageSystemAttributeNames: ['All'],
        VisibilityTimeout: 600,
      }),
    )
    if (Messages.length === 0) return batches
    const failed = await failuresOf(invoke, Messages)
    for (const { MessageId = '', ReceiptHandle } of Messages) {
      if (failed.has(MessageId))
        await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
      else await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    }
  }
}

async function failuresOf(invoke: Invoke, messages: readonly Message[]): Promise<ReadonlySet<string>> {
  try {
    const { batchItemFailures } = await invoke({ Records: messages.map(recordOf) })
    return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  } catch {
    return new Set(messages.map(({ MessageId = '' }) => MessageId))
  }
}

/** docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
const recordOf = ({ MessageId = '', ReceiptHandle = '', Body = '', Attributes, MD5OfBody }: Message) => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: Body,
  attributes: Attributes ?? {},
  messageAttributes: {},
  md5OfBody: MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  awsRegion: 'ap-southeast-1',
})
