import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Reach } from './step-function.ts'

/** Services that the functions speak to; the traffic to them never leaves the network. */
const SERVICES = {
  Sqs: InterfaceVpcEndpointAwsService.SQS,
  Ssm: InterfaceVpcEndpointAwsService.SSM,
  Ses: InterfaceVpcEndpointAwsService.EMAIL,
  Logs: InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  XRay: InterfaceVpcEndpointAwsService.XRAY,
}

/**
 * The private variant: functions in a network of their own. Steps that speak to AWS only have no way out of it;
 * those that need Google go through one NAT gateway, whose address an office may tell its own firewall.
 */
export class Network extends Construct {
  readonly #vpc: IVpc
  readonly #group: SecurityGroup

  constructor(scope: Construct) {
    super(scope, 'Network')
    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 1,
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC, cidrMask: 26, mapPublicIpOnLaunch: false },
        { name: 'google', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 22 },
        { name: 'aws', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 22 },
      ],
    })
    // CDK's own classes are not quite its interfaces when optional properties are taken strictly.
    this.#vpc = vpc as IVpc
    this.#vpc.addFlowLog('Flows', {
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'FlowLog', { retention: RetentionDays.ONE_MONTH }),
      ),
    })
    this.#group = new SecurityGroup(this, 'Functions', {
      vpc: this.#vpc,
      description: 'Functions of Rollcall: HTTPS out, nothing in',
      allowAllOutbound: false,
    })
    this.#group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS and Google')
    this.#addEndpoints()
  }

  #addEndpoints(): void {
    this.#vpc.addGatewayEndpoint('DynamoDb', { service: GatewayVpcEndpointAwsService.DYNAMODB })
    this.#vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 })
    const doors = new SecurityGroup(this, 'Endpoints', {
      vpc: this.#vpc,
      description: 'Endpoints of AWS services: HTTPS from the functions',
      allowAllOutbound: false,
    })
    doors.addIngressRule(this.#group, Port.tcp(443), 'From the functions')
    for (const [name, service] of Object.entries(SERVICES))
      this.#vpc.addInterfaceEndpoint(name, {
        service,
        securityGroups: [doors],
        open: false,
        subnets: { subnetGroupName: 'aws' },
      })
  }

  placeOf(reach: Reach) {
    const subnetGroupName = reach === 'internet' ? 'google' : 'aws'
    return { vpc: this.#vpc, vpcSubnets: { subnetGroupName }, securityGroups: [this.#group] }
  }

  /** Lambda makes the network interfaces with the function's own rights. */
  letIn(role: Role): void {
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'ec2:CreateNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:DeleteNetworkInterface',
          'ec2:AssignPrivateIpAddresses',
          'ec2:UnassignPrivateIpAddresses',
        ],
        resources: ['*'],
      }),
    )
  }
}
