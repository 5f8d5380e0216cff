import { createAccount } from '@/domain/account/create-account'
import { grantRole } from '@/domain/account/grant-role'
import { makePassword } from '@/domain/account/make-password'
import { hashPassword, isPassword } from '@/domain/account/password'
import type { Database, Role } from '@/prisma/database'
import { type DemoAccounts, type DemoRole, demoRoles, findKeptAccounts } from './demo-files'
import { demoPartner } from './demo-partner'
import { demoSchool } from './demo-school'

interface DemoAccountsOptions {
  db: Database
  now: Date
  /** Of `demo.json`, which keeps their passwords over starts. */
  factsPath: string
}

interface DemoPerson {
  email: string
  name: string
  role: Role
  schoolId: string | null
  partnerId?: string
}

const schoolId = demoSchool.id
const demoPeople: Record<DemoRole, DemoPerson> = {
  operator: {
    email: 'operator@demo.example',
    name: '运维 · Operator',
    role: 'operator',
    schoolId: null,
  },
  schoolAdmin: {
    email: 'head@demo.example',
    name: '林校长 · Head Lin',
    role: 'school_administrator',
    schoolId,
  },
  teacher: {
    email: 'teacher@demo.example',
    name: '陈老师 · Teacher Chen',
    role: 'teacher',
    schoolId,
  },
  guardian: {
    email: 'family@demo.example',
    name: '李妈妈 · Mother Li',
    role: 'guardian',
    schoolId: null,
  },
  partner: {
    email: 'editor@demo.example',
    name: '周编辑 · Editor Zhou',
    role: 'partner_editor',
    schoolId: null,
    partnerId: demoPartner.id,
  },
}

/** Somebody of each kind to sign in as; whoever changed a password there gets the written one back. */
export async function ensureDemoAccounts(options: DemoAccountsOptions): Promise<DemoAccounts> {
  const kept = findKeptAccounts(options.factsPath)
  const entries: [DemoRole, { email: string; password: string }][] = []
  for (const role of demoRoles) {
    const person = demoPeople[role]
    const password = kept[role]?.password ?? makePassword()
    await ensureAccount(options, person, password)
    entries.push([role, { email: person.email, password }])
  }
  return Object.fromEntries(entries) as DemoAccounts
}

async function ensureAccount(
  { db, now }: DemoAccountsOptions,
  person: DemoPerson,
  password: string,
) {
  const { email, name, role, schoolId: ofSchool, partnerId } = person
  const known = await db.account.findUnique({ where: { email } })
  if (known && !(await isPassword(password, known.passwordHash))) {
    const passwordHash = await hashPassword(password)
    await db.account.update({ where: { email }, data: { passwordHash } })
  }
  const { id: accountId } =
    known ?? (await createAccount({ db, now, email, name, locale: 'zh', password }))
  await grantRole({ db, now, accountId, role, schoolId: ofSchool, partnerId })
}
