import { expect, test } from 'vitest'
import { mostListBytes, readListFile } from './read-list-file'

test('a file is read as UTF-8, and as a spreadsheet in China saves it', () => {
  const text = 'li@a.example,李娜'
  const utf8 = new TextEncoder().encode(`\uFEFF${text}`)
  expect(readListFile(utf8)).toEqual({ outcome: 'read', text })
  const gbk = Buffer.concat([Buffer.from('li@a.example,'), Buffer.from([0xc0, 0xee, 0xc4, 0xc8])])
  expect(readListFile(gbk)).toEqual({ outcome: 'read', text })
})

test('a file that is no text, or has too much of it, is refused', () => {
  expect(readListFile(Uint8Array.of(0xff, 0xff, 0xff))).toEqual({ outcome: 'unreadable' })
  const large = new Uint8Array(mostListBytes + 1)
  expect(readListFile(large)).toEqual({ outcome: 'too_large' })
  expect(readListFile(large.subarray(1)).outcome).toBe('read')
})
