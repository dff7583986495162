import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const CLASP = '@google/clasp@3.4.1'
/** Where the built script lies. */
export const FOLDER = join(import.meta.dirname, '../.rollcall/apps-script')

/** The script ids of a list: one a line, a remark behind "#". Throws at the first line that is no id. */
export function scriptIds(list: string): readonly string[] {
  const lines = list.split('\n').map((line) => line.replace(/#.*/, '').trim())
  const wrong = lines.findIndex((line) => line !== '' && !/^[\w-]{20,100}$/.test(line))
  if (wrong >= 0) throw new Error(`line ${wrong + 1} is no script id: ${lines[wrong]}`)
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** Pushes the built script into each project of the list, one after the other; a failure stops none of the rest. */
function pushAll(list: string): void {
  const failed = scriptIds(readFileSync(list, 'utf8')).filter((scriptId) => {
    const project = join(FOLDER, '.clasp.json')
    writeFileSync(project, JSON.stringify({ scriptId, rootDir: '.' }))
    console.log(scriptId)
    // --force: the manifest is ours; without it clasp stops and asks.
    const args = ['--yes', CLASP, '--project', project, 'push', '--force']
    return spawnSync('npx', args, { cwd: FOLDER, stdio: 'inherit' }).status !== 0
  })
  if (failed.length === 0) return
  console.error(`not pushed:\n${failed.join('\n')}`)
  process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) pushAll(process.argv[2] ?? 'scripts.txt')
