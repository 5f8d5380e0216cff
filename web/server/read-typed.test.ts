import { expect, test } from 'vitest'
import { readTyped } from './read-typed'

test('fields come without spaces around them, and without what was left empty; passwords as typed', () => {
  const form = new FormData()
  form.set('name', '  Li Na ')
  form.set('place', 'a\0b')
  form.set('reason', '   ')
  form.set('file', new File(['text'], 'list.csv'))
  form.set('formerPassword', '')
  form.set('newPassword', ' a long spring morning ')
  const newPassword = ' a long spring morning '
  expect(readTyped(form)).toEqual({ name: 'Li Na', place: 'a\uFFFDb', newPassword })
})
