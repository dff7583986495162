import { paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm'

/**
 * The settings of an installation in SSM Parameter Store: each parameter under the path is a variable, by the
 * last part of its name ("/rollcall/prod/ROLLCALL_GOOGLE_DRIVE_FOLDER"). Encrypted ones come decrypted.
 */
export async function readSettings(
  client: SSMClient,
  path: string,
): Promise<Readonly<Record<string, string>>> {
  const settings: Record<string, string> = {}
  for await (const page of paginateGetParametersByPath({ client }, { Path: path, WithDecryption: true })) {
    for (const { Name = '', Value } of page.Parameters ?? []) {
      if (Value !== undefined) settings[Name.slice(Name.lastIndexOf('/') + 1)] = Value
    }
  }
  return settings
}
