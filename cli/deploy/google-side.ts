import type { Answers } from './answers.ts'

/** One thing to do in Google Cloud: what it is for, and the commands, filled in. */
export interface GoogleStep {
  readonly id: 'apis' | 'account' | 'drive' | 'pool' | 'provider' | 'binding' | 'consent'
  readonly commands: readonly (readonly string[])[]
}

const POOL = 'rollcall'
const PROVIDER = 'aws'

export const serviceAccountOf = ({ googleProject }: Answers): string =>
  `rollcall@${googleProject}.iam.gserviceaccount.com`

/** The name under which Google's security token service knows our AWS account. */
export const audienceOf = ({ googleProjectNumber }: Answers): string =>
  `//iam.googleapis.com/projects/${googleProjectNumber}/locations/global/workloadIdentityPools/${POOL}/providers/${PROVIDER}`

export const impersonationUrlOf = (answers: Answers): string =>
  `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${serviceAccountOf(answers)}:generateAccessToken`

/** What has to be there before the first deployment. */
export function beforeDeployment(answers: Answers): readonly GoogleStep[] {
  const project = `--project=${answers.googleProject}`
  const apis = ['sheets', 'drive', 'iam', 'iamcredentials', 'sts'].map((name) => `${name}.googleapis.com`)
  return [
    { id: 'apis', commands: [['gcloud', 'services', 'enable', ...apis, project]] },
    {
      id: 'account',
      commands: [
        ['gcloud', 'iam', 'service-accounts', 'create', 'rollcall', '--display-name=Rollcall', project],
      ],
    },
    // A shared drive is made in the browser: gcloud knows no Drive.
    { id: 'drive', commands: [] },
  ]
}

/**
 * What lets the functions in, and nobody else: a provider for our AWS account whose condition names the exact
 * roles, and the right to act as the service account for each of them.
 *
 * @param roles as the stack tells them: "arn:aws:sts::123456789012:assumed-role/rollcall-prod-sync-sheet"
 */
export function federation(
  answers: Answers,
  account: string,
  roles: readonly string[],
): readonly GoogleStep[] {
  const project = `--project=${answers.googleProject}`
  const where = ['--location=global', project]
  const pool = `projects/${answers.googleProjectNumber}/locations/global/workloadIdentityPools/${POOL}`
  const condition = `attribute.aws_role in [${roles.map((role) => `'${role}'`).join(', ')}]`
  return [
    { id: 'pool', commands: [['gcloud', 'iam', 'workload-identity-pools', 'create', POOL, ...where]] },
    {
      id: 'provider',
      commands: [
        [
          'gcloud',
          'iam',
          'workload-identity-pools',
          'providers',
          'create-aws',
          PROVIDER,
          `--workload-identity-pool=${POOL}`,
          `--account-id=${account}`,
          `--attribute-mapping=google.subject=assertion.arn,attribute.aws_role=${AWS_ROLE}`,
          `--attribute-condition=${condition}`,
          ...where,
        ],
      ],
    },
    {
      id: 'binding',
      commands: roles.map((role) => [
        'gcloud',
        'iam',
        'service-accounts',
        'add-iam-policy-binding',
        serviceAccountOf(answers),
        '--role=roles/iam.workloadIdentityUser',
        `--member=principalSet://iam.googleapis.com/${pool}/attribute.aws_role/${role}`,
        project,
      ]),
    },
    { id: 'consent', commands: [] },
  ]
}

/**
 * The role of a session without the session's name
 * (cloud.google.com/iam/docs/workload-identity-federation-with-other-clouds).
 */
const AWS_ROLE =
  "assertion.arn.extract('{account_arn}assumed-role/') + 'assumed-role/' + assertion.arn.extract('assumed-role/{role_name}/')"
