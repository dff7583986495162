import { EventBus } from 'aws-cdk-lib/aws-events'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { cloudName } from '../../../functions/steps.ts'

interface MailProps {
  readonly environment: string
  /** A domain or one address. */
  readonly sender: string
}

/** What becomes of a mail after SES took it; opens and clicks are nobody's business. */
const EVENTS = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
]

/** Who may send, over TLS only, and where SES tells what became of each mail: the account's event bus. */
export class Mail extends Construct {
  readonly identity: EmailIdentity
  readonly configurationSet: ConfigurationSet

  constructor(scope: Construct, { environment, sender }: MailProps) {
    super(scope, 'Mail')
    const isAddress = sender.includes('@')
    this.identity = new EmailIdentity(this, 'Sender', {
      identity: isAddress ? Identity.email(sender) : Identity.domain(sender),
      // So that SPF agrees with the sender's own domain, as DMARC wants it.
      ...(isAddress ? {} : { mailFromDomain: `mail.${sender}` }),
    })
    this.configurationSet = new ConfigurationSet(this, 'Events', {
      configurationSetName: cloudName(environment, 'mail'),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    this.configurationSet.addEventDestination('Bus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: EVENTS,
    })
  }
}
