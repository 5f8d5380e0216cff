import { systemClock } from '@/common/clock'
import { buildProgram } from './build-program'
import type { CliCommand } from './cli-command'
import { readCliSettings } from './cli-settings'
import { auditProgrammeCommand } from './commands/audit-programme'
import { chooseLadderCommand } from './commands/choose-ladder'
import { createOperatorCommand } from './commands/create-operator'
import { dryRunCommand } from './commands/dry-run'
import { issueKeyCommand } from './commands/issue-key'
import { listClassesCommand } from './commands/list-classes'
import { listSchoolsCommand } from './commands/list-schools'
import { openClassroomCommand } from './commands/open-classroom'
import { openCourseCommand } from './commands/open-course'
import { openSchoolCommand } from './commands/open-school'
import { resumeClassCommand } from './commands/resume-class'
import { rotateChildKeysCommand } from './commands/rotate-child-keys'
import { scheduleClassCommand } from './commands/schedule-class'
import { scheduleWeeklyCommand } from './commands/schedule-weekly'
import { stopClassCommand } from './commands/stop-class'
import { explainFailure } from './explain-failure'
import { openCliDatabase } from './open-cli-database'

const commands = [
  createOperatorCommand,
  openSchoolCommand,
  openClassroomCommand,
  chooseLadderCommand,
  openCourseCommand,
  scheduleClassCommand,
  scheduleWeeklyCommand,
  issueKeyCommand,
  listClassesCommand,
  listSchoolsCommand,
  stopClassCommand,
  resumeClassCommand,
  rotateChildKeysCommand,
  auditProgrammeCommand,
  dryRunCommand,
]

async function run(command: CliCommand, { json, ...options }: Record<string, unknown>) {
  const settings = readCliSettings()
  const { db, close } = await openCliDatabase(process.cwd(), settings)
  try {
    const answer = await command.run({ db, now: new Date(systemClock()), settings }, options)
    process.stdout.write(`${json ? JSON.stringify(answer.json) : answer.text}\n`)
  } finally {
    await close()
  }
}

try {
  await buildProgram(commands, run).parseAsync()
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exitCode = 1
}
