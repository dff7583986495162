import type { Campaign } from '../../domain/plan/plan.ts'

/** The plans of this installation with their units. */
export interface Campaigns {
  find(planId: string): Promise<Campaign | null>
  all(): Promise<readonly Campaign[]>
}
