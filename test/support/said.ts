import { vi } from 'vitest'

/** What is written to the output while `work` runs, line by line. */
export async function linesSaidDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  let said = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said += String(chunk)
    return true
  })
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  return said.split('\n').filter((line) => line !== '')
}
