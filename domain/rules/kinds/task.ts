import type { SheetState } from '../../sheet/sheet-state.ts'
import { groupsOf } from '../evidence.ts'
import type { CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of, shortfall } from './parts.ts'

/** The standard form of task reports and its columns: plans/forms.yaml, F3. */
export const TASKS = {
  form: 'F3',
  task: 'ma_nv',
  state: 'trang_thai',
  evidence: 'minh_chung',
  done: ['hoan_thanh', 'thuong_xuyen'],
  refused: 'khong',
} as const

/** A task as the unit itself reports it; with the paper where one is asked for, and after those before it. */
export function judgeTask(check: Of<'task'>, at: Case): CheckVerdict {
  const report = reportOf(at.rule.id, at.states)
  const isDone = report?.isDone === true && (!check.document || report.hasEvidence)
  const tooEarly = isDone ? check.after.filter((id) => reportOf(id, at.states)?.isDone !== true) : []
  const figures = { have: Number(isDone), min: 1, missing: Number(!isDone), lacking: tooEarly }
  if (report?.isRefused || tooEarly.length > 0) return judged('task', 'short', figures)
  const changes = isDone ? [] : [{ kind: 'report' as const, count: 1, of: [at.rule.id] }]
  return judged('task', shortfall(Number(!isDone), at), { ...figures, changes })
}

function reportOf(
  task: string,
  states: readonly SheetState[],
): { readonly isDone: boolean; readonly isRefused: boolean; readonly hasEvidence: boolean } | undefined {
  const [group] = groupsOf({ form: TASKS.form, where: { [TASKS.task]: [task] } }, states)
  if (!group) return undefined
  const state = group.of[TASKS.state] ?? ''
  return {
    isDone: (TASKS.done as readonly string[]).includes(state),
    isRefused: state === TASKS.refused,
    hasEvidence: group.of[TASKS.evidence] === 'true',
  }
}
