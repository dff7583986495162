export interface Progress {
  /** Shows that one more of the expected pieces is done. */
  tick(): void
  /** Ends the line. */
  end(): void
}

/**
 * A bar that grows while work goes on. On a terminal it is redrawn in place; elsewhere (a log, a pipe) only
 * the finished line is printed.
 */
export function progressBar(out: NodeJS.WriteStream, label: string, total: number): Progress {
  let done = 0
  const draw = (): string => {
    const share = total === 0 ? 1 : Math.min(1, done / total)
    const full = Math.round(share * WIDTH)
    return `   ${label} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${total}`
  }
  return {
    tick() {
      done++
      if (out.isTTY) out.write(`\r${draw()}`)
    },
    end() {
      out.write(out.isTTY ? `\r${draw()}\n` : `${draw()}\n`)
    },
  }
}

const WIDTH = 30
