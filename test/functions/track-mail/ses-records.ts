/** Records of SES events in the shape that Amazon documents, about one mail. */

export const mailOf = (tags: Readonly<Record<string, readonly string[]>>, messageId = 'm-1') => ({
  timestamp: '2023-12-01T01:00:05.000Z',
  source: 'UBND huyện Văn Lãng <baocao@vanlang.example.vn>',
  sourceArn: 'arn:aws:ses:ap-southeast-1:123456789012:identity/vanlang.example.vn',
  sendingAccountId: '123456789012',
  messageId,
  destination: ['vanphong@example.vn'],
  headersTruncated: false,
  headers: [{ name: 'To', value: 'vanphong@example.vn' }],
  commonHeaders: {
    from: ['baocao@vanlang.example.vn'],
    to: ['vanphong@example.vn'],
    messageId,
    subject: 's',
  },
  tags: { 'ses:configuration-set': ['rollcall'], 'ses:source-ip': ['192.0.2.0'], ...tags },
})

type Mail = ReturnType<typeof mailOf>
const AT = '2023-12-01T01:01:00.000Z'
const TO = 'vanphong@example.vn'

export const send = (mail: Mail) => ({ eventType: 'Send', mail, send: {} })

export const delivery = (mail: Mail) => ({
  eventType: 'Delivery',
  mail,
  delivery: { timestamp: AT, processingTimeMillis: 11893, recipients: [TO], smtpResponse: '250 2.6.0 OK' },
})

export const delay = (mail: Mail) => ({
  eventType: 'DeliveryDelay',
  mail,
  deliveryDelay: {
    timestamp: AT,
    delayType: 'TransientCommunicationFailure',
    expirationTime: '2023-12-01T15:01:00.000Z',
    delayedRecipients: [{ emailAddress: TO, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 busy' }],
  },
})

export const reject = (mail: Mail) => ({ eventType: 'Reject', mail, reject: { reason: 'Bad content' } })

export const bounce = (mail: Mail, bounceType: string, bounceSubType: string, isAnswer = false) => ({
  eventType: 'Bounce',
  mail,
  bounce: {
    bounceType,
    bounceSubType,
    bouncedRecipients: [
      {
        emailAddress: TO,
        ...(isAnswer
          ? {}
          : { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }),
      },
    ],
    timestamp: AT,
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    reportingMTA: 'dsn; mta.example.com',
  },
})

export const complaint = (mail: Mail, more: object = { complaintFeedbackType: 'abuse' }) => ({
  eventType: 'Complaint',
  mail,
  complaint: { complainedRecipients: [{ emailAddress: TO }], timestamp: AT, feedbackId: 'f-1', ...more },
})

export const asSns = (record: object): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: '5e1b4a70-0000-0000-0000-000000000000',
    TopicArn: 'arn:aws:sns:ap-southeast-1:123456789012:rollcall-mail-events',
    Subject: 'Amazon SES Email Event Notification',
    Message: JSON.stringify(record),
    Timestamp: AT,
    SignatureVersion: '1',
  })

export const asBridge = (record: object): string =>
  JSON.stringify({
    version: '0',
    id: '12345678-1234-5678-1234-567812345678',
    'detail-type': 'Email Bounced',
    source: 'aws.ses',
    account: '123456789012',
    time: AT,
    region: 'ap-southeast-1',
    resources: ['arn:aws:ses:ap-southeast-1:123456789012:configuration-set/rollcall'],
    detail: record,
  })
