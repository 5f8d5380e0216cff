import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgrammeId } from '@/scripts/demo/demo-programme'
import { addWebhookByHand } from '../support/add-webhook-by-hand'
import { type Asker, askers, everybody, openAskers } from '../support/askers'
import { openBrowser } from '../support/browser'
import { type FamilyOfThings, makeFamilyOfThings } from '../support/family-of-things'
import { makeDocuments } from '../support/make-documents'
import { openClass } from '../support/open-class'
import { type PageRow, partnerPageRows } from '../support/partner-page-rows'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { openStackDatabase } from '../support/stack-database'

const signedIn = askers.filter((asker) => asker !== 'nobody')

let stack: Stack
let browser: Browser
let rows: Record<string, PageRow>
let webhookPage: string
let feedWebhookPage: string
let contexts: Map<Asker, BrowserContext>

beforeAll(async () => {
  stack = await sharedStack()
  browser = await openBrowser()
  contexts = await openAskers(stack, browser)
  webhookPage = await addWebhookByHand({
    context: contexts.get('schoolAdmin'),
    listUrl: `${stack.portalUrl}/school/demo/api`,
    event: 'class_session.live',
  })
  feedWebhookPage = await addWebhookByHand({
    context: contexts.get('partner'),
    listUrl: `${stack.portalUrl}/partner/demo-partner/access`,
  })
  const own = await openClass(stack, { titleEn: 'Own', schoolId: 'demo', audience: 'enrolled' })
  const other = await openClass(stack, { titleEn: 'Foreign', audience: 'enrolled' })
  const [document, foreignDocument] = await makeDocuments(stack)
  const administrator: PageRow['may'] = ['schoolAdmin']
  const staff: PageRow['may'] = ['teacher', 'schoolAdmin']
  const school = (tab: string): PageRow => ({
    own: `/school/demo${tab}`,
    foreign: `/school/${other.schoolId}${tab}`,
    may: administrator,
  })
  const ofClass = (path: string, may: PageRow['may']): PageRow => ({
    ...{ own: path + own.classSessionId, foreign: path + other.classSessionId },
    may,
  })
  const db = openStackDatabase(stack)
  const email = stack.demo?.accounts.guardian.email
  const things = await makeFamilyOfThings({ db, stack, email })
  const foreignThings = await makeFamilyOfThings({ db, stack })
  await db.$disconnect()
  const ofFamily = (path: (ids: FamilyOfThings) => string): PageRow => ({
    own: path(things),
    foreign: path(foreignThings),
    may: ['guardian'],
  })
  rows = {
    '/': { own: '/', may: everybody },
    '/account': { own: '/account', may: signedIn },
    '/account/second-factor': { own: '/account/second-factor', may: signedIn },
    '/api/evidence/[evidenceId]/[page]': {
      own: `/api/evidence/${document.evidenceId}/1`,
      foreign: `/api/evidence/${foreignDocument.evidenceId}/1`,
      may: ['guardian'],
    },
    // It is posted to alone.
    '/api/family/evidence/[evidenceId]': {
      own: `/api/family/evidence/${document.evidenceId}`,
      may: [],
    },
    '/api/health': { own: '/api/health', may: everybody },
    '/api/operations': { own: '/api/operations', may: ['operator'] },
    '/api/school/[schoolId]/attendance/[file]': {
      own: `/api/school/demo/attendance/${own.classSessionId}.csv`,
      foreign: `/api/school/demo/attendance/${other.classSessionId}.csv`,
      may: staff,
    },
    '/api/school/[schoolId]/export': {
      own: '/api/school/demo/export',
      foreign: `/api/school/${other.schoolId}/export`,
      may: administrator,
    },
    '/api/school/[schoolId]/today': {
      own: '/api/school/demo/today',
      foreign: `/api/school/${other.schoolId}/today`,
      may: administrator,
    },
    '/api/studio/[classSessionId]': ofClass('/api/studio/', staff),
    // Whether it is theirs to watch stands in the answer, see below.
    '/api/v1/openapi.json': { own: '/api/v1/openapi.json', may: everybody },
    '/api/watch/[classSessionId]': ofClass('/api/watch/', everybody),
    '/api/waiting-room': { own: '/api/waiting-room', may: everybody },
    '/api-docs': { own: '/api-docs', may: everybody },
    '/courses': { own: '/courses', may: everybody },
    '/courses/[courseId]': { own: `/courses/${own.courseId}`, may: everybody },
    // Whoever has no family yet is led to where it begins.
    '/family/week': { own: '/family/week', may: ['guardian'] },
    '/covers/[courseId]/[file]': {
      own: `/covers/${own.courseId}/${'0'.repeat(32)}-card.webp`,
      foreign: `/covers/${other.courseId}/${'0'.repeat(32)}-card.webp`,
      may: [],
    },
    ...partnerPageRows({ feedWebhookPage, webhookId: webhookPage.split('/').at(-1) ?? '' }),
    '/embed.js': { own: '/embed.js', may: everybody },
    '/embed/[embedId]': { own: '/embed/demoplayer', may: everybody },
    '/embed/assets/[file]': { own: '/embed/assets/seedling-embed.js', may: everybody },
    '/feeds/[of]': { own: '/feeds/courses.json', may: everybody },
    '/feeds/[of]/[file]': {
      own: `/feeds/courses/${own.courseId}.ics`,
      foreign: `/feeds/courses/${other.courseId}.ics`,
      may: [],
    },
    '/family': { own: '/family', may: signedIn },
    '/family/ask/[programmeId]': { own: `/family/ask/${things.programmeId}`, may: everybody },
    '/family/ask/[programmeId]/[...step]': {
      own: `/family/ask/${things.programmeId}/child/1`,
      may: signedIn,
    },
    // Leads on whoever is signed in.
    '/family/ask/[programmeId]/enter': {
      own: `/family/ask/${things.programmeId}/enter`,
      may: ['nobody'],
    },
    '/family/children/[childId]': ofFamily(({ childId }) => `/family/children/${childId}`),
    '/family/duplicates/[caseId]': ofFamily(({ caseId }) => `/family/duplicates/${caseId}`),
    '/family/join/[token]': { own: '/family/join/guessed', may: everybody },
    '/family/privacy': { own: '/family/privacy', may: ['guardian'] },
    '/family/subscriptions/[subscriptionId]': ofFamily(
      ({ subscriptionId }) => `/family/subscriptions/${subscriptionId}`,
    ),
    '/api/family/export': { own: '/api/family/export', may: ['guardian'] },
    '/api/family/subscriptions/[subscriptionId]': ofFamily(
      ({ subscriptionId }) => `/api/family/subscriptions/${subscriptionId}`,
    ),
    '/privacy': { own: '/privacy', may: everybody },
    '/operations/duplicates': { own: '/operations/duplicates', may: ['operator'] },
    '/invitations/[token]': { own: '/invitations/guessed', may: everybody },
    '/join': { own: '/join', may: everybody },
    '/metrics': { own: '/metrics', may: everybody },
    '/operations': { own: '/operations', may: ['operator'] },
    '/family/evidence/[evidenceId]': {
      own: `/family/evidence/${document.evidenceId}`,
      foreign: `/family/evidence/${foreignDocument.evidenceId}`,
      may: ['guardian'],
    },
    '/operations/outbox': { own: '/operations/outbox', may: ['operator'] },
    '/operations/reviewers': { own: '/operations/reviewers', may: ['operator'] },
    '/operations/operators': { own: '/operations/operators', may: ['operator'] },
    '/oembed': { own: `/oembed?url=${stack.demo?.watchUrl}`, may: everybody },
    '/operations/schools': { own: '/operations/schools', may: ['operator'] },
    '/operations/programmes': { own: '/operations/programmes', may: ['operator'] },
    '/operations/programmes/new': { own: '/operations/programmes/new', may: ['operator'] },
    '/operations/programmes/[programmeId]': {
      own: `/operations/programmes/${demoProgrammeId}`,
      may: ['operator'],
    },
    '/programmes/[programmeId]': { own: `/programmes/${demoProgrammeId}`, may: everybody },
    '/api/programmes/[programmeId]/decisions': {
      own: `/api/programmes/${demoProgrammeId}/decisions`,
      may: everybody,
    },
    '/operations/waiting-room': { own: '/operations/waiting-room', may: ['operator'] },
    // An operator decides where reviewers disagree.
    '/review': { own: '/review', may: ['operator'] },
    '/school/[schoolId]': school(''),
    '/school/[schoolId]/classes/[classSessionId]': {
      own: `/school/demo/classes/${own.classSessionId}`,
      foreign: `/school/demo/classes/${other.classSessionId}`,
      may: administrator,
    },
    '/school/[schoolId]/classes/[classSessionId]/attendance': {
      own: `/school/demo/classes/${own.classSessionId}/attendance`,
      foreign: `/school/demo/classes/${other.classSessionId}/attendance`,
      may: administrator,
    },
    '/school/[schoolId]/classrooms': school('/classrooms'),
    '/school/[schoolId]/courses': school('/courses'),
    '/school/[schoolId]/courses/[courseId]': {
      own: `/school/demo/courses/${own.courseId}`,
      foreign: `/school/demo/courses/${other.courseId}`,
      may: administrator,
    },
    '/school/[schoolId]/simulcast': { ...school('/simulcast'), may: ['schoolAdmin', 'operator'] },
    '/school/[schoolId]/api': school('/api'),
    '/school/[schoolId]/api/[webhookId]': {
      own: webhookPage,
      foreign: webhookPage.replace('demo', other.schoolId),
      may: administrator,
    },
    '/school/[schoolId]/people': school('/people'),
    '/school/[schoolId]/record': school('/record'),
    '/school/[schoolId]/settings': school('/settings'),
    '/school/[schoolId]/timetable': school('/timetable'),
    '/schools/open': { own: '/schools/open', may: everybody },
    '/sign-in': { own: '/sign-in', may: everybody },
    '/sign-in/code': { own: '/sign-in/code', may: everybody },
    // Leads on whoever is not asked for it.
    '/sign-in/second-factor': { own: '/sign-in/second-factor', may: [] },
    '/studio': { own: '/studio', may: signedIn },
    '/studio/[classSessionId]': ofClass('/studio/', staff),
    '/watch/[classSessionId]': ofClass('/watch/', everybody),
  }
})
afterAll(() => browser?.close())

/** Doors of programs, tried in tests of their own. */
const notForPeople = [
  '/api/embed/',
  '/api/auth/[...nextauth]',
  '/api/media/',
  '/api/presence/',
  // Only taken, by POST; whose requests it takes is tried beside it.
  '/api/subscriptions',
  '/api/v1/[...path]',
]

async function ask(asker: Asker, path: string) {
  const response = await contexts
    .get(asker)
    ?.request.get(stack.portalUrl + path, { maxRedirects: 0 })
  return { status: response?.status() ?? 0, text: (await response?.text()) ?? '' }
}

/** The addresses of all pages and routes, as their folders say. */
function listAddresses() {
  const app = fileURLToPath(new URL('../../web/app', import.meta.url))
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file.split(sep).join('/')))
    .map((file) => `/${join(file, '..')}`.replace(/\/\([^)]*\)/g, '').replace(/\/\.?$/, '') || '/')
    .filter((address) => !notForPeople.some((prefix) => address.startsWith(prefix)))
    .sort()
}

test('every page and every route of the portal has its row', () => {
  expect(Object.keys(rows).sort()).toEqual(listAddresses())
})

test.each(askers)('%s is answered what the table says, and nothing else', async (asker) => {
  const wrong: string[] = []
  for (const [address, { own, foreign, may }] of Object.entries(rows)) {
    const { status } = await ask(asker, own)
    if ((status === 200) !== may.includes(asker)) wrong.push(`${address}: ${status}`)
    if (foreign === undefined || may === everybody) continue
    // To an operator no school is another's.
    if (asker === 'operator' && may.includes(asker)) continue
    const of = await ask(asker, foreign)
    if (of.status === 200 || of.text.includes('Foreign')) wrong.push(`${foreign}: ${of.status}`)
  }
  expect(wrong).toEqual([])
})

test.each(askers)('%s finds a class that is not public only in the own school', async (asker) => {
  const row = rows['/api/watch/[classSessionId]']
  const stateOf = async (path = '') => JSON.parse((await ask(asker, path)).text).state
  const isStaff = asker === 'teacher' || asker === 'schoolAdmin'
  expect(await stateOf(row?.own)).toBe(isStaff ? 'not_yet' : 'not_for_you')
  expect(await stateOf(row?.foreign)).toBe('not_for_you')
})
