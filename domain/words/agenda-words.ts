import type { AgendaKind } from '../agenda/agenda.ts'
import type { Language } from '../plan/plan.ts'

/** What falls due, in a few words. */
export const AGENDA_WORDS: Readonly<Record<Language, Readonly<Record<AgendaKind, string>>>> = {
  vi: {
    opening: 'Mở kỳ',
    phase: 'Bắt đầu giai đoạn',
    reminder: 'Nhắc đơn vị còn thiếu',
    'cut-off': 'Chốt số liệu',
    deadline: 'Hết hạn',
    rollup: 'Thư tổng hợp',
    summary: 'Lập bảng tổng hợp',
    lock: 'Khóa số liệu',
  },
  en: {
    opening: 'Opening',
    phase: 'Phase begins',
    reminder: 'Reminder to units still short',
    'cut-off': 'Figures are taken',
    deadline: 'Deadline',
    rollup: 'Roll-up mail',
    summary: 'Summary sheet',
    lock: 'Figures are locked',
  },
}
