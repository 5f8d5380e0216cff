import { expect, test } from 'vitest'
import { StderrTail } from './stderr-tail'

test('only the last lines are kept, each cut short, wherever the chunks end', () => {
  const tail = new StderrTail()
  const text = Array.from({ length: 50 }, (_, line) => `line ${line}\n`).join('')
  for (let at = 0; at < text.length; at += 5) tail.push(Buffer.from(text.slice(at, at + 5)))
  tail.push(Buffer.from('x'.repeat(10_000)))
  expect(tail.lines.length).toBe(21)
  expect(tail.lines[0]).toBe('line 30')
  expect(tail.lines.at(-1)).toBe('x'.repeat(300))
})
