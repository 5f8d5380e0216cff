import type { ConsentPurpose } from '@/prisma/database'

interface ConsentText {
  /** A changed text has a new version: a consent is to the words that were shown. */
  version: string
  zh: string
  en: string
}

/** What a guardian agrees to for a child, each by itself. */
export const consentTexts: Record<ConsentPurpose, ConsentText> = {
  enrolment: {
    version: '2026-11-28',
    zh: '我是孩子的监护人。我同意春苗使用孩子的称呼、出生年月、年级和居住的区县，只用于为孩子申请并使用免费名额、报名课程和安排上课。孩子年满 14 周岁的，我已征得孩子本人同意。不同意就无法申请名额，但公开课不需要账号，随时可以观看。我可以随时撤回；撤回后申请和报名随之结束。',
    en: 'I am this child’s guardian. I agree that Seedling uses the child’s name, month of birth, grade and county of residence, only to ask for and use a free place, to enrol in courses and to arrange classes. If the child is 14 or older, the child agrees too. Without this no place can be asked for; public classes can still be watched by everybody, without an account. I can withdraw this at any time; the request and enrolments then end.',
  },
  evidence: {
    version: '2026-11-28',
    zh: '我同意春苗的审核人员查看我为优先资格提供的说明和证明材料（图片或 PDF），只用于核实资格。材料加密保存，审核结束后按期删除，每次查看都有记录，我可以查阅。不同意也可以申请，但不享受优先资格。我可以随时撤回；撤回后材料立即删除，尚未核实的申请按普通资格继续。',
    en: 'I agree that Seedling’s reviewers look at what I state and send (pictures or a PDF) for priority, only to check it. What I send is kept encrypted and deleted some days after the decision; every look at it is written down, and I can read that. Without this I can still ask, without priority. I can withdraw this at any time; what I sent is then deleted at once, and a request that is not checked yet goes on without priority.',
  },
  attendance: {
    version: '2026-11-28',
    zh: '我同意春苗记录孩子上课的时间，并给授课学校的教师和管理员查看，以便他们关心孩子的学习。不同意不影响孩子上课。我可以随时撤回；撤回后这些记录立即删除。',
    en: 'I agree that Seedling notes when the child attended classes and shows this to the teachers and administrators of the school that teaches, so that they can look after the child’s learning. Without this the child attends all the same. I can withdraw this at any time; these notes are then deleted at once.',
  },
}

interface Notice {
  version: string
  zh: readonly string[]
  en: readonly string[]
}

/** What is told before anything is asked, for a guardian to read with the child. */
export const childrenNotice: Notice = {
  version: '2026-11-28',
  zh: [
    '我们只问四件事：怎么称呼孩子、出生年月、年级、住在哪个区县。不问身份证号、照片、电话、学校班级，除非项目另有说明。',
    '这些内容加密保存，只用来申请名额和安排上课。没有广告，没有跟踪，不给第三方。',
    '未满 14 周岁的孩子，由监护人逐项同意；每一项都可以不同意，也可以随时撤回。',
    '您可以随时查看、更正、下载和删除孩子的一切信息，也能看到工作人员何时查看过。',
    '不想提供？公开课不需要账号，现在就可以看。',
  ],
  en: [
    'We ask four things: what to call the child, month of birth, grade, and the county where the child lives. No identity number, photo, telephone or school class, unless the programme says so.',
    'They are kept encrypted, and used only to ask for a place and to arrange classes. No advertising, no tracking, nothing for third parties.',
    'For a child under 14 the guardian agrees, item by item; each can be refused, and withdrawn at any time.',
    'You can see, correct, take along and delete everything about your child at any time, and see when staff looked at it.',
    'Rather not? Public classes need no account: watch them now.',
  ],
}

/** The purposes in the order in which they are asked about. */
export const consentPurposes = ['enrolment', 'evidence', 'attendance'] as const
