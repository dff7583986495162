import type { OfficialDocument } from '../../domain/report/official-document.ts'

/** Files by the SHA-256 of their content; nothing is ever changed. */
export interface Documents {
  /**
   * Keeps the bytes for a year at least (infra/aws/parts/documents.ts), counted anew when they are put again.
   * Returns their hash, in hexadecimal; harmless when repeated.
   */
  put(bytes: Uint8Array): Promise<string>
  /** null when it is not there, or is not what its hash says. */
  get(hash: string): Promise<Uint8Array | null>
}

export interface Pictures {
  /** Draws an SVG, for screens with twice the pixels. Letters: Be Vietnam Pro. Returns a PNG. */
  png(svg: string): Promise<Uint8Array>
}

export interface Papers {
  /** An official document as .docx; the same document gives the same bytes. */
  docx(document: OfficialDocument): Promise<Uint8Array>
}
