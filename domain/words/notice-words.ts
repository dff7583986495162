import type { Language } from '../plan/plan.ts'

/** What a mail says of its own sending. */
export interface NoticeWords {
  /** The letter was due at a moment and goes that many hours later. */
  readonly late: (due: string, hours: number) => string
  /** It speaks for letters of the same kind that were never written, due on those days. */
  readonly standsFor: (days: readonly string[]) => string
  /** Of mails that were refused, that bounced, that were called spam, or of which nobody knows. */
  readonly undelivered: (mails: number, names: string) => string
  readonly unreachable: (names: string) => string
  /** Mails of which a person has to say what becomes of them. */
  readonly toDecide: (mails: number) => string
  /** Of units a contact of which Google does not let into the unit's sheet. */
  readonly withoutAccount: (names: string) => string
  /** Subject of the letter by which a reader asks the office to write to somebody else; takes the mail's mark. */
  readonly otherReader: (mark: string) => string
  /** A list of names that goes on. */
  readonly andMore: (names: string, more: number) => string
  /** To the coordinator: the same name and year of birth with two units, in counts. */
  readonly shared: {
    readonly lead: (people: number) => string
    readonly pair: (unit: string, other: string) => string
    readonly line: (pair: string, people: number) => string
    readonly morePairs: (count: number) => string
    readonly look: string
  }
  /** To who is in charge of units that are still short after their own reminders. */
  readonly escalation: {
    readonly subject: (place: string, cycle: string, units: number, due: string) => string
    readonly lead: (units: number, due: string) => string
    readonly line: (unit: string, missing: readonly string[]) => string
    readonly have: (have: number, min: number) => string
    readonly moreUnits: (count: number) => string
    readonly ask: string
  }
  /** What was wrong in a roll-up that went out, for the moment of its figures. */
  readonly correction: {
    readonly subject: (place: string, cycle: string, asOf: string) => string
    readonly lead: (asOf: string, units: number, met: number, metNow: number) => string
    readonly line: (unit: string, had: number, has: number, wasMet: boolean, isMet: boolean) => string
    readonly moreUnits: (count: number) => string
    /** A frozen edition has taken the place of another. */
    readonly editions: (told: number, now: number) => string
    readonly why: string
    readonly written: (when: string) => string
  }
}

const hoursVi = (hours: number): string => (hours < 48 ? `${hours} giờ` : `${Math.floor(hours / 24)} ngày`)
function hoursEn(hours: number): string {
  if (hours >= 48) return `${Math.floor(hours / 24)} days`
  return hours === 1 ? '1 hour' : `${hours} hours`
}

const vi: NoticeWords = {
  late: (due, hours) => `Thư này gửi trễ ${hoursVi(hours)}, lẽ ra gửi lúc ${due}.`,
  standsFor: (days) => `Thư này thay cho ${days.length} thư cùng loại chưa gửi được: ${days.join(', ')}.`,
  undelivered: (mails, names) =>
    `${mails} thư chưa tới hoặc chưa rõ đã tới: ${names}. Đề nghị kiểm tra lại địa chỉ thư.`,
  unreachable: (names) => `Không còn địa chỉ thư nào dùng được: ${names}.`,
  withoutAccount: (names) =>
    `Địa chỉ thư của đơn vị chưa có tài khoản Google nên chưa mở được bảng: ${names}. Đề nghị lập tài khoản Google cho địa chỉ đó hoặc thay địa chỉ trong kế hoạch.`,
  toDecide: (mails) =>
    `${mails} thư chờ người phụ trách quyết định (đã tới, gửi lại hay thôi): xem bằng lệnh npx rollcall mails.`,
  otherReader: (mark) => `Đề nghị thay người nhận thư ${mark}`,
  andMore: (names, more) => `${names} và ${more} đơn vị khác`,
  shared: {
    lead: (people) =>
      `Có thể trùng người giữa các đơn vị (cùng họ tên, cùng năm sinh): ${people} trường hợp.`,
    pair: (unit, other) => `${unit} và ${other}`,
    line: (pair, people) => `${pair}: ${people} trường hợp`,
    morePairs: (count) => `và ${count} cặp đơn vị khác`,
    look: 'Danh sách ở trang «Trùng giữa đơn vị» của bảng tổng hợp; đề nghị đối chiếu trước khi xét.',
  },
  escalation: {
    subject: (place, cycle, units, due) =>
      `${place} ${cycle}: còn ${units} đơn vị chưa hoàn thành, hạn ${due}`,
    lead: (units, due) =>
      `${units} đơn vị do đồng chí theo dõi đã được nhắc nhưng chưa hoàn thành (hạn ${due}):`,
    line: (unit, missing) => `${unit}: ${missing.join('; ')}`,
    have: (have, min) => `có ${have}/${min} điển hình`,
    moreUnits: (count) => `và ${count} đơn vị khác`,
    ask: 'Kính đề nghị đồng chí quan tâm, đôn đốc đơn vị.',
  },
  correction: {
    subject: (place, cycle, asOf) => `Đính chính: ${place} ${cycle}, số liệu tính đến ${asOf}`,
    lead: (asOf, units, met, metNow) =>
      `Đính chính thư tổng hợp số liệu tính đến ${asOf}: ${units} đơn vị có số liệu khác; số đơn vị đủ chỉ tiêu: ${met} → ${metNow}.`,
    line: (unit, had, has, wasMet, isMet) =>
      `${unit}: ${had} → ${has}${wasMet === isMet ? '' : `, ${wasMet ? 'đủ' : 'chưa đủ'} → ${isMet ? 'đủ' : 'chưa đủ'} chỉ tiêu`}`,
    moreUnits: (count) => `và ${count} đơn vị khác`,
    editions: (told, now) =>
      `Số liệu chốt lần ${told} đã gửi được thay bằng số liệu chốt lần ${now}, tính đến cùng thời điểm chốt.`,
    why: 'Lý do: dữ liệu có từ trước thời điểm trên nhưng đọc sau, hoặc kế hoạch đã được điều chỉnh. Thay đổi phát sinh sau thời điểm trên không thuộc thư này.',
    written: (when) => `Lập lúc ${when}`,
  },
}

const en: NoticeWords = {
  late: (due, hours) => `This mail is ${hoursEn(hours)} late, it was due at ${due}.`,
  standsFor: (days) =>
    `It stands for ${days.length} mails of its kind that could not go out: ${days.join(', ')}.`,
  undelivered: (mails, names) =>
    `${mails} mails did not arrive, or nobody knows whether they did: ${names}. Please check the addresses.`,
  unreachable: (names) => `No address works any more: ${names}.`,
  withoutAccount: (names) =>
    `A contact cannot open the unit's sheet, as the address has no Google account: ${names}. Please make a Google account for the address, or name another in the plan.`,
  toDecide: (mails) =>
    `${mails} mails wait for a person to say whether they came, go again or are given up: npx rollcall mails lists them.`,
  otherReader: (mark) => `Please write to somebody else: ${mark}`,
  andMore: (names, more) => `${names} and ${more} others`,
  shared: {
    lead: (people) =>
      `The same person may be with several units (same name, same year of birth): ${people} ${people === 1 ? 'case' : 'cases'}.`,
    pair: (unit, other) => `${unit} and ${other}`,
    line: (pair, people) => `${pair}: ${people}`,
    morePairs: (count) => `and ${count} more pairs of units`,
    look: 'The tab "With several units" of the summary has the list; please compare before deciding.',
  },
  escalation: {
    subject: (place, cycle, units, due) => `${place} ${cycle}: ${units} units are not done, due ${due}`,
    lead: (units, due) => `${units} units in your charge were reminded and are not done (due ${due}):`,
    line: (unit, missing) => `${unit}: ${missing.join('; ')}`,
    have: (have, min) => `${have} of ${min} exemplars`,
    moreUnits: (count) => `and ${count} more units`,
    ask: 'Would you kindly see to it.',
  },
  correction: {
    subject: (place, cycle, asOf) => `Correction: ${place} ${cycle}, figures as of ${asOf}`,
    lead: (asOf, units, met, metNow) =>
      `Correction of the roll-up as of ${asOf}: the figures of ${units} units are others; units that meet their quota: ${met} → ${metNow}.`,
    line: (unit, had, has, wasMet, isMet) =>
      `${unit}: ${had} → ${has}${wasMet === isMet ? '' : `, quota ${wasMet ? 'met' : 'not met'} → ${isMet ? 'met' : 'not met'}`}`,
    moreUnits: (count) => `and ${count} more units`,
    editions: (told, now) =>
      `The frozen figures that were sent, edition ${told}, are replaced by edition ${now}, as of the same cut-off.`,
    why: 'Why: data that were there by then were read later, or the plan was amended. What changed after that moment is not in this mail.',
    written: (when) => `Written at ${when}`,
  },
}

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = { vi, en }
