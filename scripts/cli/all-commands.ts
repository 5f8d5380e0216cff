import type { CliCommand } from './cli-command'
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

/** In the order in which the help lists them. */
export const commands: CliCommand[] = [
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
