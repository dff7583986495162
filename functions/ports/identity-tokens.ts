/** Who presses a button in a sheet. */
export interface IdentityTokens {
  /** Whom an identity token speaks for, by a verified address, and to whom it was given; null for any other token. */
  verify(token: string): Promise<{ readonly email: string; readonly audience: string } | null>
}
