/** Under which name the moment is remembered from which a plan's agenda counts. */
export const agendaFact = (planId: string): string => `agenda/${planId}/from`
