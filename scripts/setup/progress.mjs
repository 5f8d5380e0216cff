const tickMs = 100
const stillAtItMs = 20_000
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const barWidth = 20

function seconds(sinceMs) {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`
}

function bar(fraction) {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * barWidth)
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.round(fraction * 100)} %`
}

/**
 * Shows one line a step with its elapsed time: ticking, with a bar when the step knows how far it
 * is, on a terminal; plain lines elsewhere.
 */
export function createProgress(stream) {
  return {
    /** Runs `work({ report })`; `report(fraction)` or `report(text)` says how far it is. */
    async step(name, work) {
      const startedAt = Date.now()
      let detail = ''
      const report = (state) => {
        detail = typeof state === 'number' ? bar(state) : state
      }
      const timer = stream.isTTY
        ? everyTick(stream, () => `${name} · ${seconds(startedAt)} ${detail}`)
        : everySoOften(stream, () => `  … ${name}, ${seconds(startedAt)} ${detail}`.trimEnd())
      if (!stream.isTTY) stream.write(`  … ${name}\n`)
      try {
        const result = await work({ report })
        clear(stream, timer)
        stream.write(`  ✓ ${name} (${seconds(startedAt)})\n`)
        return result
      } catch (error) {
        clear(stream, timer)
        stream.write(`  ✗ ${name} (${seconds(startedAt)})\n`)
        throw error
      }
    },
  }
}

function everyTick(stream, line) {
  let tick = 0
  return setInterval(() => {
    const text = `  ${frames[tick++ % frames.length]} ${line()}`
    stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`)
  }, tickMs)
}

function everySoOften(stream, line) {
  return setInterval(() => stream.write(`${line()}\n`), stillAtItMs)
}

function clear(stream, timer) {
  clearInterval(timer)
  if (stream.isTTY) stream.write('\r\x1b[2K')
}
