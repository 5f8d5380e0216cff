import { expect, test } from 'vitest'
import { mostInvitees, readInvitationList } from './read-invitation-list'

test('addresses with and without names, a heading, quotes, Chinese punctuation and empty lines', () => {
  const text =
    '\uFEFF邮箱,姓名\r\nLi@A.example,李娜\r\n\r\nwu@a.example\n"chen@a.example";"Chen, Wei"\nzhou@a.example，周\n'
  expect(readInvitationList(text)).toEqual({
    invitees: [
      { email: 'li@a.example', name: '李娜' },
      { email: 'wu@a.example', name: null },
      { email: 'chen@a.example', name: 'Chen, Wei' },
      { email: 'zhou@a.example', name: '周' },
    ],
    problems: [],
  })
})

test('of 10,000 lines the three that are wrong are named', () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `t${index}@a.example,Teacher ${index}`)
  lines[41] = 'not an address,Li'
  lines[4_999] = 'T7@a.example,Again'
  lines[9_998] = 'wu@a.example,Wu,13800000000'
  const { problems, invitees } = readInvitationList(lines.join('\n'))
  expect(problems).toEqual([
    { line: 42, problem: 'email', text: 'not an address, Li' },
    { line: 5_000, problem: 'twice', text: 'T7@a.example, Again' },
    { line: 9_999, problem: 'columns', text: 'wu@a.example, Wu, 13800000000' },
  ])
  expect(invitees).toHaveLength(9_997)
})

test('a stray quote is said with its line, and hides no other that is wrong', () => {
  const { problems } = readInvitationList(
    'a@a.example\n"b@a.example,Wu\nc@a.example,Li "x"\nnobody\n',
  )
  expect(problems).toEqual([
    { line: 2, problem: 'unreadable', text: '"b@a.example,Wu' },
    { line: 3, problem: 'unreadable', text: 'c@a.example,Li "x"' },
    { line: 4, problem: 'email', text: 'nobody' },
  ])
})

test('of a list that is too long the first line beyond is named, and none is left out without a word', () => {
  const lines = Array.from({ length: mostInvitees }, (_, index) => `t${index}@a.example`)
  expect(readInvitationList(['email', ...lines].join('\n')).problems).toEqual([])
  const more = ['email', ...lines, 'one@a.example', 'two@a.example'].join('\n')
  expect(readInvitationList(more).problems).toEqual([
    { line: mostInvitees + 2, problem: 'tooMany', text: 'one@a.example' },
  ])
})

test('an empty paste invites nobody', () => {
  expect(readInvitationList(' \n\n')).toEqual({ invitees: [], problems: [] })
})
