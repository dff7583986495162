import type { Language } from '../plan/plan.ts'

/** What a mail says of its own sending. */
export interface NoticeWords {
  /** The letter was due at a moment and goes that many hours later. */
  readonly late: (due: string, hours: number) => string
  /** It speaks for letters of the same kind that were never written, due on those days. */
  readonly standsFor: (days: readonly string[]) => string
  readonly undelivered: (mails: number, names: string) => string
  readonly unreachable: (names: string) => string
  /** A list of names that goes on. */
  readonly andMore: (names: string, more: number) => string
}

const hoursVi = (hours: number): string => (hours < 48 ? `${hours} giờ` : `${Math.floor(hours / 24)} ngày`)
const hoursEn = (hours: number): string => (hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`)

const vi: NoticeWords = {
  late: (due, hours) =>
    `Thư này gửi trễ ${hoursVi(hours)} do hệ thống gián đoạn; thời điểm định gửi: ${due}.`,
  standsFor: (days) => `Thư này thay cho ${days.length} thư cùng loại chưa gửi được: ${days.join(', ')}.`,
  undelivered: (mails, names) => `${mails} thư không tới: ${names}. Đề nghị kiểm tra lại địa chỉ thư.`,
  unreachable: (names) => `Không còn địa chỉ thư nào dùng được: ${names}.`,
  andMore: (names, more) => `${names} và ${more} đơn vị khác`,
}

const en: NoticeWords = {
  late: (due, hours) => `This mail is ${hoursEn(hours)} late because of an outage; it was due ${due}.`,
  standsFor: (days) =>
    `It stands for ${days.length} mails of its kind that could not go out: ${days.join(', ')}.`,
  undelivered: (mails, names) => `${mails} mails did not arrive: ${names}. Please check the addresses.`,
  unreachable: (names) => `No address works any more: ${names}.`,
  andMore: (names, more) => `${names} and ${more} others`,
}

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = { vi, en }
