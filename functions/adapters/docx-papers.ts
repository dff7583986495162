import type { Papers } from '../ports/documents.ts'

/** Papers as .docx; the library is loaded at the first one. */
export const createPapers = (): Papers => ({
  docx: async (document) => (await import('./docx-report.ts')).docxReport(document),
})
