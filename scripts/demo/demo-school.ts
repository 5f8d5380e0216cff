import type { Subject } from '@/prisma/database'

/** The demo's school, with ids that every start finds again. */
export const demoSchool = {
  id: 'demo',
  nameZh: '春苗示范学校',
  nameEn: 'Spring Seedling Demonstration School',
  regionCode: '420100',
}

/** `code` is the readable half of the stream key. */
export const demoClassrooms = {
  lecture: { id: 'demo-lecture', code: 'dem0rm01', name: '一号直播教室 · Room 1' },
  practice: { id: 'demo-practice', code: 'dem0rm02', name: '二号直播教室 · Room 2' },
  timetable: { id: 'demo-timetable', code: 'dem0rm03', name: '三号直播教室 · Room 3' },
}

interface DemoCourse {
  id: string
  titleZh: string
  titleEn: string
  subject: Subject
  grade?: number
}

export const lectureCourse: DemoCourse = {
  id: 'demo-lecture',
  titleZh: '春苗公开课：走动的时钟',
  titleEn: 'Open lesson: the running clock',
  subject: 'science',
}

export const practiceCourse: DemoCourse = {
  id: 'demo-practice',
  titleZh: '教师试讲：轮到您开播',
  titleEn: "Teachers' practice room: your turn to go on air",
  subject: 'other',
}

/** What comes next in the catalogue: each course at its hour of the day in China. */
export const timetable: { course: DemoCourse; hour: number; minutes: number }[] = [
  {
    course: {
      id: 'demo-mathematics',
      titleZh: '三年级数学：认识分数',
      titleEn: 'Mathematics, grade 3: first steps with fractions',
      subject: 'mathematics',
      grade: 3,
    },
    hour: 9,
    minutes: 40,
  },
  {
    course: {
      id: 'demo-chinese',
      titleZh: '五年级语文：古诗三首',
      titleEn: 'Chinese, grade 5: three classical poems',
      subject: 'chinese',
      grade: 5,
    },
    hour: 10,
    minutes: 40,
  },
  {
    course: {
      id: 'demo-english',
      titleZh: '七年级英语：我的一天',
      titleEn: 'English, grade 7: a day in my life',
      subject: 'english',
      grade: 7,
    },
    hour: 14,
    minutes: 45,
  },
  {
    course: {
      id: 'demo-health',
      titleZh: '居家健康：正确洗手与佩戴口罩',
      titleEn: 'Health at home: washing hands and wearing masks',
      subject: 'health',
    },
    hour: 16,
    minutes: 30,
  },
  {
    course: {
      id: 'demo-sports',
      titleZh: '亲子体育：客厅里的运动',
      titleEn: 'Sports for families: moving in the living room',
      subject: 'sports',
    },
    hour: 19,
    minutes: 30,
  },
]

export const demoCourses = [lectureCourse, practiceCourse, ...timetable.map(({ course }) => course)]
