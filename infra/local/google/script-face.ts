import { fileNotFound, GoogleError, invalid, unsupported } from './google-error.ts'
import { type Call, type Route, route } from './routes.ts'
import type { BoundScript, ScriptFile, Store, Stored } from './store.ts'

/** The Apps Script API, as far as a script is made for a spreadsheet and pushed into: what clasp asks for. */
export const scriptRoutes = (store: Store): readonly Route[] => [
  route('POST', '/v1/projects', ({ body }) => {
    const { title, parentId } = body as { readonly title?: string; readonly parentId?: string }
    if (!title) throw invalid('title is required.')
    if (!parentId) throw unsupported('scripts that are bound to no spreadsheet')
    if (store.open(parentId).script) throw invalid(`The file ${parentId} has a script already.`)
    return projectOf(parentId, store.keepScript(parentId, { title, files: [] }))
  }),
  route('GET', '/v1/projects/{id}', (call) => {
    const { file, script } = open(store, call)
    return projectOf(file.id, script)
  }),
  route('GET', '/v1/projects/{id}/content', (call) => contentOf(open(store, call).script)),
  route('PUT', '/v1/projects/{id}/content', (call) => {
    const { file, script } = open(store, call)
    const { files = [] } = call.body as { readonly files?: readonly Partial<ScriptFile>[] }
    return contentOf(store.keepScript(file.id, { title: script.title, files: filesOf(files) }))
  }),
]

/** Everything that Google runs of a script: its files one after the other, as one program. */
export const programOf = ({ files }: BoundScript): string =>
  files
    .filter(({ type }) => type === 'SERVER_JS')
    .map(({ source }) => source)
    .join('\n')

function open(store: Store, { params }: Call): Stored & { readonly script: BoundScript } {
  const stored = store.withScript(params.id ?? '')
  if (!stored?.script) throw fileNotFound(params.id ?? '')
  return { ...stored, script: stored.script }
}

const MANIFEST = 'appsscript'

/** All of a project's files at once; the manifest is among them. */
function filesOf(files: readonly Partial<ScriptFile>[]): readonly ScriptFile[] {
  const whole = files.map(({ name, type, source }) => {
    if (!name || (type !== 'SERVER_JS' && type !== 'HTML' && type !== 'JSON') || source === undefined)
      throw invalid('Invalid value at files: each needs a name, a type and a source.')
    return { name, type, source }
  })
  const manifests = whole.filter(({ type }) => type === 'JSON')
  if (manifests.length !== 1 || manifests[0]?.name !== MANIFEST)
    throw invalid('The project must have one manifest, the JSON file appsscript.')
  if (new Set(whole.map(({ name }) => name)).size < whole.length)
    throw new GoogleError(400, 'INVALID_ARGUMENT', 'Two files of a project may not have the same name.')
  return whole
}

const projectOf = (parentId: string, { scriptId, title, createdTime, updatedTime }: BoundScript) => ({
  scriptId,
  title,
  parentId,
  createTime: createdTime,
  updateTime: updatedTime,
})

const contentOf = ({ scriptId, files }: BoundScript) => ({ scriptId, files: [...files] })
