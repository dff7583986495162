import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Construct } from 'constructs'
import { cloudName } from '../../../functions/steps.ts'
import type { Settings } from '../settings.ts'

/**
 * Tells the operator when the month costs more than was meant. It counts the whole account: a filter by tag finds
 * nothing until somebody switches the tag on in the billing console, and then an alarm would be silent.
 */
export class Budget extends Construct {
  constructor(scope: Construct, { environment, monthlyBudgetUsd, operator }: Settings) {
    super(scope, 'Budget')
    const notify = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: operator }],
    })
    new CfnBudget(this, 'Month', {
      budget: {
        budgetName: cloudName(environment, 'month'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudgetUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
    })
  }
}
