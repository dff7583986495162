import type { Language } from '../../domain/plan/plan.ts'
import { cycleFigures } from '../../functions/cycle-figures.ts'
import { readPlans } from '../plan/read-plans.ts'
import { resultsFolder } from '../start/installation.ts'
import { knowsPlan, withInstallation } from '../start/with-installation.ts'
import { CLI_WORDS } from '../words.ts'
import { writeDocuments } from './write-documents.ts'

export interface ReportOptions {
  /** The plan's folder. */
  readonly folder: string
  readonly at: string | undefined
  readonly state: string
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/**
 * Writes the periodic report of a plan and the list that goes with it as .docx, from the stored data as they
 * stand at a moment; nothing is read from the sheets anew. Returns the exit code.
 */
export async function writeReport(options: ReportOptions): Promise<number> {
  const { folder, state, language, out } = options
  const [campaign] = (await readPlans([folder], language, out)) ?? []
  if (!campaign) return 1
  return withInstallation(
    { ...options, campaign, port: 0, mayBegin: false },
    async ({ installation, cycle, now }) => {
      if (!(await knowsPlan(installation, campaign))) {
        out.write(`${CLI_WORDS[language].otherPlan(campaign.plan.id, state)}\n`)
        return 1
      }
      const { reports } = installation
      const figures = await cycleFigures(installation, campaign, cycle, now)
      const input = { reports, campaign, cycle, language, ...figures }
      for (const path of await writeDocuments(input, resultsFolder(state))) out.write(`${path}\n`)
      return 0
    },
  )
}
