import { Ajv } from 'ajv'

const UNITS = ['Seconds', 'Microseconds', 'Milliseconds', 'Bytes', 'Kilobytes', 'Percent', 'Count', 'None']

/**
 * CloudWatch's embedded metric format as its specification has it, as far as one object of metrics goes:
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
const SCHEMA = {
  type: 'object',
  required: ['_aws'],
  properties: {
    _aws: {
      type: 'object',
      required: ['Timestamp', 'CloudWatchMetrics'],
      properties: {
        Timestamp: { type: 'integer', minimum: 0 },
        CloudWatchMetrics: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['Namespace', 'Dimensions', 'Metrics'],
            additionalProperties: false,
            properties: {
              Namespace: { type: 'string', minLength: 1, maxLength: 1024 },
              Dimensions: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'array',
                  maxItems: 30,
                  items: { type: 'string', minLength: 1, maxLength: 250 },
                },
              },
              Metrics: {
                type: 'array',
                minItems: 1,
                maxItems: 100,
                items: {
                  type: 'object',
                  required: ['Name'],
                  additionalProperties: false,
                  properties: {
                    Name: { type: 'string', minLength: 1, maxLength: 1024 },
                    Unit: { enum: UNITS },
                    StorageResolution: { enum: [1, 60] },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
}

const isShaped = new Ajv().compile<{
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Dimensions: readonly (readonly string[])[]
      readonly Metrics: readonly { readonly Name: string }[]
    }[]
  }
}>(SCHEMA)

/** What CloudWatch would find wrong with a line: its shape, and every name that must stand beside `_aws`. */
export function faultsOfMetric(line: unknown): readonly string[] {
  if (!isShaped(line))
    return (isShaped.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`)
  const values = new Map(Object.entries(line))
  return line._aws.CloudWatchMetrics.flatMap(({ Dimensions, Metrics }) => [
    ...Dimensions.flat().flatMap((name) =>
      typeof values.get(name) === 'string' ? [] : [`the dimension ${name} is no text beside _aws`],
    ),
    ...Metrics.flatMap(({ Name }) =>
      typeof values.get(Name) === 'number' ? [] : [`the metric ${Name} is no number beside _aws`],
    ),
  ])
}
