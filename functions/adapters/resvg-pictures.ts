import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Pictures } from '../ports/documents.ts'

/**
 * PNGs by resvg, as WebAssembly: the same SVG gives the same bytes on every machine, whatever its processor and
 * its fonts. The library is loaded at the first picture.
 */
export function createPictures(): Pictures {
  return {
    async png(svg) {
      opened ??= open()
      const { Resvg, fontBuffers } = await opened
      const drawing = new Resvg(svg, {
        fitTo: { mode: 'zoom', value: 2 },
        font: { fontBuffers, defaultFontFamily: 'Be Vietnam Pro' },
      })
      const picture = drawing.render()
      const bytes = picture.asPng()
      picture.free()
      drawing.free()
      return bytes
    },
  }
}

interface Opened {
  readonly Resvg: typeof import('@resvg/resvg-wasm').Resvg
  readonly fontBuffers: Uint8Array[]
}

/** One for the process: WebAssembly of this library can be started only once. */
let opened: Promise<Opened> | null = null

async function open(): Promise<Opened> {
  const require = createRequire(import.meta.url)
  const [{ initWasm, Resvg }, wasm, ...fontBuffers] = await Promise.all([
    import('@resvg/resvg-wasm'),
    readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    // TrueType: resvg passes over woff2 without a word.
    readFile(require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf')),
    readFile(require.resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf')),
  ])
  await initWasm(wasm)
  return { Resvg, fontBuffers }
}
