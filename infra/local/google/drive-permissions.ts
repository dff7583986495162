import type { drive_v3 } from '@googleapis/drive'
import { idOf, masked } from './drive-call.ts'
import { GoogleError, invalid, unsupported } from './google-error.ts'
import { type Call, type Route, route } from './routes.ts'
import type { FileRecord, Store } from './store.ts'

type Permission = FileRecord['permissions'][number]

/** Who may see and change a file. */
export const permissionRoutes = (store: Store, noAccounts: readonly string[]): readonly Route[] => [
  route('POST', '/drive/v3/files/{id}/permissions', (call) => {
    refuseWithoutAccount(call, noAccounts)
    return addPermission(store, call)
  }),
  route('GET', '/drive/v3/files/{id}/permissions', (call) => listPermissions(store, call)),
  route('GET', '/drive/v3/files/{id}/permissions/{permission}', (call) =>
    permissionAnswer(permissionOf(store, call), call),
  ),
  route('PATCH', '/drive/v3/files/{id}/permissions/{permission}', (call) => changeRole(store, call)),
  route('DELETE', '/drive/v3/files/{id}/permissions/{permission}', (call) => {
    const gone = permissionOf(store, call)
    if (gone.permissionDetails?.some(({ inherited }) => inherited)) throw ofFolder()
    const before = store.open(idOf(call)).file.permissions
    return void store.save(idOf(call), { permissions: before.filter((other) => other !== gone) })
  }),
]

/** Whoever has no Google account is let in only by a mail of Google's own. */
function refuseWithoutAccount({ query, body }: Call, noAccounts: readonly string[]): void {
  const { emailAddress = '' } = body as { readonly emailAddress?: string }
  const domain = emailAddress.split('@').at(-1)?.toLowerCase() ?? ''
  if (query.get('sendNotificationEmail') !== 'false' || !noAccounts.includes(domain)) return
  const message = `Bad Request. User message: "You are trying to invite ${emailAddress}. Since there is no Google account associated with this email address, you must check the "Notify people" box to invite this recipient."`
  throw new GoogleError(400, 'INVALID_ARGUMENT', message, 'invalidSharingRequest')
}

const ofFolder = (): GoogleError =>
  new GoogleError(
    403,
    'PERMISSION_DENIED',
    'Cannot update or delete an inherited permission on a shared drive item.',
    'cannotModifyInheritedTeamDrivePermission',
  )

const permissionAnswer = (permission: Permission, call: Call): object =>
  masked({ kind: 'drive#permission', ...permission }, call, 'kind,id,type,role')

function permissionOf(store: Store, call: Call): Permission {
  const id = call.params.permission ?? ''
  const found = store.open(idOf(call)).file.permissions.find((permission) => permission.id === id)
  if (!found) throw new GoogleError(404, 'NOT_FOUND', `Permission not found: ${id}.`)
  return found
}

function addPermission(store: Store, call: Call): object {
  const { type, role, emailAddress } = call.body as drive_v3.Schema$Permission
  if (!type || !role) throw invalid('The permission type field is required.')
  const before = store.open(idOf(call)).file.permissions
  const same = before.find((known) => known.emailAddress === emailAddress && known.role === role)
  // Giving a right again changes nothing, and is no change of the file.
  if (same) return permissionAnswer(same, call)
  const id = String(Math.max(0, ...before.map((known) => Number(known.id))) + 1)
  const permission = { id, type, role, ...(emailAddress ? { emailAddress } : {}) }
  store.save(idOf(call), { permissions: [...before, permission] })
  return permissionAnswer(permission, call)
}

function listPermissions(store: Store, call: Call): object {
  const { permissions } = store.open(idOf(call)).file
  return masked({ kind: 'drive#permissionList', permissions }, call, 'kind,permissions(id,type,role)')
}

/** Only the role of a permission can be changed. */
function changeRole(store: Store, call: Call): object {
  const { role, ...others } = call.body as drive_v3.Schema$Permission
  const [other] = Object.keys(others)
  if (other) throw unsupported(`permissions.update of ${other}`)
  if (!role) throw invalid('The permission role field is required.')
  const before = permissionOf(store, call)
  const after = { ...before, role }
  const all = store.open(idOf(call)).file.permissions
  store.save(idOf(call), { permissions: all.map((known) => (known === before ? after : known)) })
  return permissionAnswer(after, call)
}
