import type { Cycle, Instant, Language } from '../../domain/plan/plan.ts'
import { formatDay } from '../../domain/words/format.ts'
import type { LockRefusal } from '../../functions/lock-by-hand.ts'

/** Of which plan and cycle, and as of when, somebody wanted to lock the figures. */
interface Wanted {
  readonly plan: string
  readonly cycle: Cycle
  readonly at: string
  /** A moment as people read it, in the plan's zone. */
  readonly when: (at: Instant) => string
}

/** What `rollcall lock` and `rollcall unlock` print. */
export interface LockWords {
  readonly noCycle: (cycle: string, known: string) => string
  readonly whichMoment: string
  readonly locked: (cycle: string, number: number, at: string) => string
  readonly refusal: (refusal: LockRefusal, wanted: Wanted) => string
  readonly opened: (cycle: string) => string
  readonly neverLocked: (cycle: string) => string
}

const vi: LockWords = {
  noCycle: (cycle, known) => `Kế hoạch không có kỳ «${cycle}»; các kỳ: ${known}.`,
  whichMoment:
    'Chưa có thời điểm: xin ghi thêm --at now nếu là lúc này, hoặc một thời điểm như --at 2023-12-31T17:00.',
  locked: (cycle, number, at) => `Đã khóa sổ kỳ ${cycle} tính đến ${at}, số liệu chốt lần ${number}.`,
  refusal(refusal, { plan, cycle, at, when }) {
    switch (refusal.kind) {
      case 'not-begun':
        return `Chưa khóa sổ: kỳ ${cycle.id} bắt đầu ngày ${formatDay(cycle.from, 'vi')}, sau thời điểm ${at}. Xin kiểm tra lại --cycle và --at.`
      case 'locked':
        return `Kỳ ${cycle.id} đang khóa sổ, số liệu chốt lần ${refusal.number}. Muốn khóa lại theo số liệu mới, xin mở sổ trước (npx rollcall unlock).`
      case 'nothing':
        return `Chưa khóa sổ: trong kho chưa có bảng nào của kế hoạch ${plan}, kỳ ${cycle.id}. Xin kiểm tra lại kế hoạch, kỳ và nơi chứa dữ liệu.`
      case 'older':
        return `Chưa khóa sổ: đã nhận nội dung mới lúc ${when(refusal.newest)}, sau thời điểm ${at}. Xin ghi --at muộn hơn, để không bỏ sót nội dung đó.`
    }
  },
  opened: (cycle) => `Đã mở lại sổ kỳ ${cycle}: thay đổi của các đơn vị lại được tính.`,
  neverLocked: (cycle) => `Kỳ ${cycle} chưa khóa sổ.`,
}

const en: LockWords = {
  noCycle: (cycle, known) => `The plan has no cycle «${cycle}»; it has ${known}.`,
  whichMoment:
    'As of when is not said: please add --at now, or another moment such as --at 2023-12-31T17:00.',
  locked: (cycle, number, at) => `The figures of ${cycle} are locked as of ${at}, edition ${number}.`,
  refusal(refusal, { plan, cycle, at, when }) {
    switch (refusal.kind) {
      case 'not-begun':
        return `Not locked: ${cycle.id} begins on ${formatDay(cycle.from, 'en')}, after ${at}. Please check --cycle and --at.`
      case 'locked':
        return `The figures of ${cycle.id} are locked already, edition ${refusal.number}. To lock newer ones please open them first (npx rollcall unlock).`
      case 'nothing':
        return `Not locked: no sheet of the plan ${plan} is stored for ${cycle.id}. Please check the plan, the cycle and where the data are.`
      case 'older':
        return `Not locked: content arrived at ${when(refusal.newest)}, after ${at}. Please give a later --at, so that it is not left out.`
    }
  },
  opened: (cycle) => `The figures of ${cycle} are open again: changes count.`,
  neverLocked: (cycle) => `The figures of ${cycle} are not locked.`,
}

export const LOCK_WORDS: Readonly<Record<Language, LockWords>> = { vi, en }
