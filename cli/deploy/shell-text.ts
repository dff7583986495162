/** A command as one may paste it into a shell: what is not plain stands in single quotes. */
export const shellText = (command: readonly string[]): string => command.map(quoted).join(' ')

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
