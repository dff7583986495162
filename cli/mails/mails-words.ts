import type { Decision, Trouble } from '../../domain/agenda/mail-state.ts'
import type { Contact, Language } from '../../domain/plan/plan.ts'
import type { Settled } from '../../functions/settle-mail.ts'
import type { ColumnLook } from '../print/table.ts'

type Refusal = Extract<Settled, { readonly ok: false }>['why']

/** What `rollcall mails` and `rollcall mails settle` print. */
export interface MailsWords {
  readonly none: string
  readonly columns: readonly ColumnLook[]
  readonly roles: Readonly<Record<Contact['role'], string>>
  /** Of a unit or recipient that the plan has no longer. */
  readonly nobody: string
  readonly troubles: Readonly<Record<Trouble, string>>
  /** What to do with mails of each kind. */
  readonly help: Readonly<Record<Trouble, string>>
  readonly decided: string
  readonly decidedColumns: readonly ColumnLook[]
  readonly decisions: Readonly<Record<Decision, string>>
  readonly noEffect: (decision: string) => string
  readonly whichWord: string
  readonly done: Readonly<Record<Decision, string>>
  readonly refusals: Readonly<Record<Refusal, string>>
}

const vi: MailsWords = {
  none: 'Không có thư nào chờ xử lý.',
  columns: [{ title: 'Mã thư' }, { title: 'Gửi đến' }, { title: 'Lập lúc' }, { title: 'Tình trạng' }],
  roles: { clerk: 'cán bộ phụ trách', checker: 'người kiểm tra', head: 'lãnh đạo' },
  nobody: '(không còn trong kế hoạch)',
  troubles: {
    doubt: 'chưa rõ đã gửi hay chưa',
    'tried-out': 'bị từ chối, máy đã thôi thử',
    'tried-again': 'bị từ chối, máy còn thử lại',
    'no-address': 'địa chỉ không hợp lệ',
    bounced: 'bị trả lại',
    complained: 'người nhận báo thư rác',
    rejected: 'dịch vụ thư không nhận nội dung',
  },
  help: {
    doubt:
      'Chưa rõ đã gửi hay chưa: xin hỏi người nhận, rồi chạy npx rollcall mails settle <mã thư> kèm --arrived (đã tới), --send-again (gửi lại; người đã nhận có thể nhận hai lần) hoặc --given-up (không cần gửi nữa).',
    'tried-out':
      'Máy đã thôi thử: xin xem lý do (npx rollcall doctor), rồi chạy npx rollcall mails settle <mã thư> kèm --send-again hoặc --given-up.',
    'tried-again': 'Máy còn thử lại: không phải làm gì; muốn gửi ngay, xin dùng --send-again.',
    'no-address': 'Địa chỉ không hợp lệ: thư đã chuyển cho người tiếp theo của đơn vị; xin sửa units.csv.',
    bounced: 'Bị trả lại: thư đã chuyển cho người tiếp theo của đơn vị; xin sửa units.csv.',
    complained:
      'Người nhận báo thư rác: không gửi đến địa chỉ này nữa; xin thống nhất với đơn vị người nhận khác.',
    rejected:
      'Dịch vụ thư không nhận nội dung: xin xem nhật ký của send-mail và báo cho người phụ trách kỹ thuật.',
  },
  decided: 'ĐÃ QUYẾT ĐỊNH',
  decidedColumns: [
    { title: 'Lúc' },
    { title: 'Người quyết định' },
    { title: 'Quyết định' },
    { title: 'Mã thư' },
  ],
  decisions: { arrived: 'đã tới', 'send-again': 'gửi lại', 'given-up': 'không gửi nữa' },
  noEffect: (decision) => `${decision} (không có hiệu lực: thư vừa thay đổi)`,
  whichWord:
    'Xin ghi một trong ba: --arrived (đã tới), --send-again (gửi lại), --given-up (không cần gửi nữa).',
  done: {
    arrived: 'đã ghi nhận là đã tới.',
    'send-again': 'sẽ được gửi lại một lần ở lượt kế tiếp.',
    'given-up': 'sẽ không gửi nữa.',
  },
  refusals: {
    sent: 'đã gửi rồi, không thay đổi được; gửi lại sẽ thành hai thư.',
    leaving: 'đang chờ gửi hoặc đang gửi; xin xem lại sau nửa giờ.',
    'not-taken': 'dịch vụ thư đã từ chối nên thư chắc chắn chưa đi; xin dùng --send-again hoặc --given-up.',
    'bad-address': 'địa chỉ không dùng được, không gửi lại được; xin sửa địa chỉ trong units.csv.',
    'no-such-mail': 'không có thư này trong kế hoạch; xin chép đúng mã mà npx rollcall mails in ra.',
    changed: 'thư vừa thay đổi nên chưa làm gì; xin xem lại bằng npx rollcall mails.',
  },
}

const en: MailsWords = {
  none: 'No mail waits for a person.',
  columns: [{ title: 'Mail' }, { title: 'To' }, { title: 'Written' }, { title: 'How it stands' }],
  roles: { clerk: 'clerk', checker: 'checker', head: 'head' },
  nobody: '(not in the plan any more)',
  troubles: {
    doubt: 'nobody knows whether it left',
    'tried-out': 'refused; the machine has stopped trying',
    'tried-again': 'refused; the machine tries again',
    'no-address': 'the address is none',
    bounced: 'came back',
    complained: 'called spam',
    rejected: 'its content was not taken',
  },
  help: {
    doubt:
      'Nobody knows whether it left: please ask its reader, then run npx rollcall mails settle <mail> with --arrived, --send-again (who has had it may get it twice) or --given-up.',
    'tried-out':
      'The machine has stopped trying: please look for the reason (npx rollcall doctor), then run npx rollcall mails settle <mail> with --send-again or --given-up.',
    'tried-again':
      'The machine tries again: there is nothing to do; to send it at once please use --send-again.',
    'no-address':
      'The address is none: the mail has gone to the next contact of the unit; please mend units.csv.',
    bounced: 'Came back: the mail has gone to the next contact of the unit; please mend units.csv.',
    complained:
      'Called spam: nothing goes to this address any more; please agree on another reader with the unit.',
    rejected:
      'Its content was not taken: please look at the log of send-mail and tell whoever keeps Rollcall.',
  },
  decided: 'DECIDED',
  decidedColumns: [{ title: 'When' }, { title: 'By' }, { title: 'What' }, { title: 'Mail' }],
  decisions: { arrived: 'it came', 'send-again': 'send again', 'given-up': 'given up' },
  noEffect: (decision) => `${decision} (of no effect: the mail had just changed)`,
  whichWord: 'Please say one of the three: --arrived, --send-again, --given-up.',
  done: {
    arrived: 'noted as arrived.',
    'send-again': 'will be sent once more with the next tick.',
    'given-up': 'will not be sent any more.',
  },
  refusals: {
    sent: 'it is sent, nothing can be changed; sent again it would come twice.',
    leaving: 'it waits to be sent or is being sent; please look again in half an hour.',
    'not-taken': 'the service refused it, so it has surely not left; please use --send-again or --given-up.',
    'bad-address': 'its address does not work, it cannot go again; please mend the address in units.csv.',
    'no-such-mail': 'the plan has no such mail; please copy it as npx rollcall mails prints it.',
    changed: 'it has just changed, so nothing was done; please look again with npx rollcall mails.',
  },
}

export const MAILS_WORDS: Readonly<Record<Language, MailsWords>> = { vi, en }
