import { PassThrough } from 'node:stream'

/** A terminal that remembers what was printed. */
export function terminal(): { readonly out: NodeJS.WriteStream; readonly text: () => string } {
  const stream = new PassThrough()
  let text = ''
  stream.on('data', (data) => {
    text += String(data)
  })
  return { out: stream as unknown as NodeJS.WriteStream, text: () => text }
}
