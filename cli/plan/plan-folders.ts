import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The plan folders of a folder, by name. */
export async function planFolders(root: string): Promise<readonly string[]> {
  const names = await readdir(root)
  return names
    .toSorted()
    .map((name) => join(root, name))
    .filter((folder) => existsSync(join(folder, 'plan.yaml')))
}
