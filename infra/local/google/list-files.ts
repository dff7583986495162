import type { drive_v3 } from '@googleapis/drive'
import { actingUser } from './acting-user.ts'
import { invalid, unsupported } from './google-error.ts'
import type { FileRecord } from './store.ts'

const PAGE = 100

/** A file as Drive answers it. */
export const fileBody = (file: FileRecord): drive_v3.Schema$File => ({
  kind: 'drive#file',
  id: file.id,
  name: file.name,
  mimeType: file.mimeType,
  createdTime: file.createdTime,
  modifiedTime: file.modifiedTime,
  version: String(file.version),
  trashed: file.trashed,
  ...(file.modifiedBy ? { lastModifyingUser: userBody(file.modifiedBy) } : {}),
  ...(file.parents ? { parents: [...file.parents] } : {}),
})

const userBody = (emailAddress: string): drive_v3.Schema$User => ({
  kind: 'drive#user',
  displayName: emailAddress.replace(/@.*/, ''),
  me: emailAddress === actingUser(),
  emailAddress,
})

/** files.list: in the order in which they were made, page by page. */
export function listFiles(all: readonly FileRecord[], query: URLSearchParams): drive_v3.Schema$FileList {
  if (query.get('orderBy')) throw unsupported(`the order "${query.get('orderBy')}"`)
  const tests = testsOf(query.get('q') ?? '')
  const from = Number(query.get('pageToken') ?? 0)
  const size = Number(query.get('pageSize') ?? PAGE)
  if (!Number.isInteger(from) || from < 0) throw invalid('Invalid value for: pageToken')
  if (!Number.isInteger(size) || size < 1 || size > 1000) throw invalid('Invalid value for: pageSize')
  const found = all.filter((file) => !file.removed && tests.every((test) => test(file)))
  const files = found.slice(from, from + size).map(fileBody)
  const rest = from + size < found.length ? { nextPageToken: String(from + size) } : {}
  return { kind: 'drive#fileList', files, ...rest }
}

type Test = (file: FileRecord) => boolean

/** A quoted text of a query, in which \\' is a quotation mark. */
const TEXT = String.raw`'((?:[^'\\]|\\.)*)'`
const CLAUSES: readonly (readonly [RegExp, (text: string) => Test])[] = [
  [clause(`name = ${TEXT}`), (text) => (file) => file.name === text],
  [clause(`mimeType = ${TEXT}`), (text) => (file) => file.mimeType === text],
  [clause(`${TEXT} in parents`), (text) => (file) => file.parents?.includes(text) ?? false],
  [clause('trashed = (true|false)'), (text) => (file) => String(file.trashed) === text],
]

/** A clause at the beginning of what is left of a query. */
function clause(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/ /g, String.raw`\s*`)}\\s*(?:and\\s+|$)`)
}

/** The clauses of a query, which all must hold; any other operator is refused by name. */
function testsOf(q: string): readonly Test[] {
  const tests: Test[] = []
  for (let rest = q.trim(); rest !== ''; ) {
    const found = CLAUSES.flatMap(([pattern, make]) => {
      const [whole, text] = pattern.exec(rest) ?? []
      return whole === undefined || text === undefined
        ? []
        : [{ whole, test: make(text.replace(/\\(.)/g, '$1')) }]
    })
    const [first] = found
    if (!first) throw unsupported(`the query "${q}"`)
    tests.push(first.test)
    rest = rest.slice(first.whole.length)
  }
  return tests
}
