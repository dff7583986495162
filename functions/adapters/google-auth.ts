import { AwsClient } from 'google-auth-library'

/** What Google's workload identity federation needs to know; URLs only, never a key. */
export interface GoogleFederation {
  /** The workload identity provider, "//iam.googleapis.com/projects/.../providers/...". */
  readonly audience: string
  readonly tokenUrl: string
  readonly impersonationUrl: string
  readonly region: string
  /** AWS credentials of the running role; asked for whenever a token is exchanged. */
  readonly awsCredentials: () => Promise<{
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly token?: string
  }>
}

const SCOPES = ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/drive']

/** A Google client that proves who it is by its AWS role: no Google key anywhere. */
export function createGoogleAuth(federation: GoogleFederation): AwsClient {
  const client = new AwsClient({
    type: 'external_account',
    audience: federation.audience,
    subject_token_type: 'urn:ietf:params:aws:token-type:aws4_request',
    token_url: federation.tokenUrl,
    service_account_impersonation_url: federation.impersonationUrl,
    aws_security_credentials_supplier: {
      getAwsRegion: async () => federation.region,
      getAwsSecurityCredentials: federation.awsCredentials,
    },
  })
  client.scopes = SCOPES
  return client
}
