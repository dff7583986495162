import type { Language } from '../../domain/plan/plan.ts'
import type { StackSetting } from './stack-settings.ts'

/** What is said of names and values in the file of a deployment. */
export interface SettingWords {
  readonly noAnswer: (name: string, known: string) => string
  readonly noSetting: (name: string, known: string) => string
  readonly wrong: (name: string, text: string, takes: string) => string
  /** What each setting takes. */
  readonly takes: Readonly<Record<StackSetting, string>>
}

const vi: SettingWords = {
  noAnswer: (name, known) =>
    `answers.${name}: không có câu trả lời nào tên như vậy; các tên: ${known}. Thiết lập khác xin ghi vào settings.`,
  noSetting: (name, known) =>
    `settings.${name}: không có thiết lập nào tên như vậy ở đây; các tên: ${known}.`,
  wrong: (name, text, takes) => `settings.${name}: «${text}» không dùng được; xin ghi ${takes}.`,
  takes: {
    zone: 'múi giờ như Asia/Ho_Chi_Minh',
    language: 'vi hoặc en',
    keepRowsDays: 'số ngày, từ 30 trở lên',
    googleTemplate: 'mã của bảng tính mẫu, như thanh địa chỉ cho thấy',
    googleCallsPerMinute: 'số nguyên, từ 1 trở lên',
    googleProjectCallsPerMinute: 'số nguyên, từ 1 trở lên',
    sesMailsPerSecond: 'số lớn hơn 0',
    identityAudiences: 'các mã OAuth, cách nhau bằng dấu phẩy',
    ownKey: 'true hoặc false',
    private: 'true hoặc false',
    pokeUrl: 'địa chỉ như https://rollcall.example.vn/poke',
  },
}

const en: SettingWords = {
  noAnswer: (name, known) =>
    `answers.${name}: there is no answer of that name; the names are ${known}. Other settings belong under settings.`,
  noSetting: (name, known) =>
    `settings.${name}: there is no setting of that name here; the names are ${known}.`,
  wrong: (name, text, takes) => `settings.${name}: "${text}" cannot be used; please write ${takes}.`,
  takes: {
    zone: 'a time zone like Asia/Ho_Chi_Minh',
    language: 'vi or en',
    keepRowsDays: 'a number of days, 30 or more',
    googleTemplate: 'the id of the template, as the address bar shows it',
    googleCallsPerMinute: 'a whole number, 1 or more',
    googleProjectCallsPerMinute: 'a whole number, 1 or more',
    sesMailsPerSecond: 'a number greater than 0',
    identityAudiences: 'OAuth client ids with commas between them',
    ownKey: 'true or false',
    private: 'true or false',
    pokeUrl: 'an address like https://rollcall.example.vn/poke',
  },
}

export const SETTING_WORDS: Readonly<Record<Language, SettingWords>> = { vi, en }
