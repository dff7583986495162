import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { cloudName, STEPS } from '../../../functions/steps.ts'
import { accept } from './accept.ts'
import type { StepFunction } from './step-function.ts'

/** Pokes a second that are let through: 3,000 offices in the last hour before a deadline send about one. */
const PER_SECOND = 20
const AT_ONCE = 40
/** Below the 30 seconds that an HTTP API waits for a function at most. */
const ANSWERS_WITHIN = Duration.seconds(STEPS['answer-poke'].timeoutSeconds)

/** What the log says of a request: no address of a caller, no header, no body. */
const LOGGED = {
  request: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.error.responseType',
}

/** The HTTP API: one route, throttled. */
export class PokeApi extends Construct {
  readonly api: HttpApi
  /** Where scripts send their pokes. */
  readonly url: string
  /** "abc.execute-api.ap-southeast-1.amazonaws.com" */
  readonly host: string

  constructor(scope: Construct, step: StepFunction, environment: string) {
    super(scope, 'Api')
    const path = STEPS['answer-poke'].post
    const name = cloudName(environment, 'poke')
    this.api = new HttpApi(this, 'Http', { apiName: name, createDefaultStage: false })
    const [route] = this.api.addRoutes({
      path,
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Poke', step.function, { timeout: ANSWERS_WITHIN }),
    })
    if (route)
      accept(
        route,
        'AwsSolutions-APIG4',
        "answer-poke checks the caller's token itself: each sheet's script has a client of its own, and which one speaks for which sheet only the store knows.",
      )
    this.#addStage(name, `POST ${path}`)
    this.host = `${this.api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`
    this.url = `https://${this.host}${path}`
    accept(
      step.function,
      'Serverless-LambdaDLQ',
      'For failed asynchronous calls. This one is called by the gateway, which waits for the answer.',
    )
  }

  #addStage(name: string, routeKey: string): void {
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: PER_SECOND, burstLimit: AT_ONCE },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'Log', {
            logGroupName: `/aws/http-api/${name}`,
            retention: RetentionDays.ONE_MONTH,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    })
    const { defaultChild } = stage.node
    if (defaultChild instanceof CfnStage) {
      const throttle = { ThrottlingRateLimit: PER_SECOND, ThrottlingBurstLimit: AT_ONCE }
      defaultChild.routeSettings = { [routeKey]: throttle }
      // A route's settings are refused before the route is there.
      for (const child of this.api.node.findAll())
        if (child.node.id.startsWith('POST')) defaultChild.node.addDependency(child)
    }
  }
}
