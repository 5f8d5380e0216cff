import { expect, test } from 'vitest'
import { type Grant, may } from './may'

const administrator: Grant = { role: 'school_administrator', schoolId: 'one' }
const teacher: Grant = { role: 'teacher', schoolId: 'one' }
const operator: Grant = { role: 'operator', schoolId: null }

test('an administrator runs the own school and no other', () => {
  expect(may([administrator], 'run_school', 'one')).toBe(true)
  expect(may([administrator], 'run_school', 'other')).toBe(false)
  expect(may([administrator], 'run_school')).toBe(false)
})

test('a teacher teaches and does not run the school', () => {
  expect(may([teacher], 'teach', 'one')).toBe(true)
  expect(may([teacher], 'run_school', 'one')).toBe(false)
})

test("an operator's right holds in every school, and is no administrator's", () => {
  expect(may([operator], 'stop_class', 'one')).toBe(true)
  expect(may([operator], 'see_operations')).toBe(true)
  expect(may([operator], 'run_school', 'one')).toBe(false)
})

test('one person may hold several parts in several schools', () => {
  const grants: Grant[] = [administrator, { role: 'teacher', schoolId: 'other' }]
  expect(may(grants, 'run_school', 'one')).toBe(true)
  expect(may(grants, 'teach', 'other')).toBe(true)
  expect(may(grants, 'run_school', 'other')).toBe(false)
})

test('nobody has a right without a grant', () => {
  expect(may([], 'see_operations')).toBe(false)
})
