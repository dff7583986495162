import type { Instant } from '../plan/plan.ts'
import { type FailedKind, type Fate, failedKind, isFailed } from './mail-fate.ts'
import { nextTry, type Tries } from './next-try.ts'

/**
 * Where a mail of the outbox stands. `refused`: the service has surely not taken it. `unknown`: nobody knows whether it
 * left. `given-up`: a person decided that it need not go any more.
 */
export type MailState = 'pending' | 'claimed' | 'sent' | 'refused' | 'unknown' | 'given-up'

export interface Standing extends Tries {
  readonly state: MailState
  /** What became of it after it was sent, as far as the mail service told; null before. */
  readonly fate: Fate | null
}

/** From when on the machine sends it by itself; null: it does not. An address that is none is not tried again. */
export function dueToLeave(mail: Standing): Instant | null {
  if (mail.state === 'pending') return 0
  return mail.state === 'refused' && !isFailed(mail.fate) ? nextTry(mail) : null
}

/** Whether an officer has to hear of it: it did not come as it should, or nobody knows. */
export const isTrouble = ({ state, fate }: Pick<Standing, 'state' | 'fate'>): boolean =>
  state === 'refused' || state === 'unknown' || isFailed(fate)

/**
 * Why an officer has to hear of it: nobody knows whether it left; refused so often that the machine has stopped; refused
 * and tried again; to an address that is none; or what became of it after it was sent.
 */
export type Trouble = 'doubt' | 'tried-out' | 'tried-again' | 'no-address' | FailedKind

export function troubleOf(mail: Standing): Trouble | null {
  if (mail.state === 'unknown') return 'doubt'
  if (mail.state === 'given-up') return null
  if (mail.state === 'refused' && isFailed(mail.fate)) return 'no-address'
  if (mail.state === 'refused') return dueToLeave(mail) === null ? 'tried-out' : 'tried-again'
  return failedKind(mail.fate)
}

/** Those about which only a person can say what becomes of them. */
export const waitsForPerson = (mail: Standing): boolean => {
  const trouble = troubleOf(mail)
  return trouble === 'doubt' || trouble === 'tried-out'
}

/** What a person says of a mail: it came; it shall go once more; it need not go any more. */
export type Decision = 'arrived' | 'send-again' | 'given-up'

/** Why a decision changes nothing. */
export type Undecided = 'sent' | 'leaving' | 'not-taken' | 'bad-address'

const BECOMES: Readonly<Record<Decision, MailState>> = {
  arrived: 'sent',
  'send-again': 'pending',
  'given-up': 'given-up',
}

/**
 * What a mail becomes by a person's word. Only a mail that the machine has let go of can be decided: one that is sent,
 * is being sent or is about to be would go twice. Of a refused one nobody can say that it came. What went to an address
 * that is none keeps that address closed: it stays as it is until the list of units names another.
 */
export function decided(
  { state, fate }: Pick<Standing, 'state' | 'fate'>,
  decision: Decision,
): { readonly ok: true; readonly to: MailState } | { readonly ok: false; readonly why: Undecided } {
  if (state === 'sent') return { ok: false, why: 'sent' }
  if (state === 'claimed' || state === 'pending') return { ok: false, why: 'leaving' }
  const isStuck = state === 'refused' || decision === 'send-again'
  if (isFailed(fate) && isStuck) return { ok: false, why: 'bad-address' }
  if (state === 'refused' && decision === 'arrived') return { ok: false, why: 'not-taken' }
  return { ok: true, to: BECOMES[decision] }
}
