/**
 * What a rule can refuse: code → HTTP status and a sentence for people. The one table of its kind;
 * doors answer with it, and screens translate the code.
 */
export const refusals = {
  account_exists: { status: 409, text: 'There is an account with this e-mail address already.' },
  password_wrong: { status: 422, text: 'The present password is not right.' },
  password_easy: {
    status: 422,
    text: 'This password is among those that are tried first. A sentence that only you would think of is good.',
  },
  code_wrong: {
    status: 422,
    text: 'This code is not right, or no longer good. Wait for the next one and try again.',
  },
  second_factor_set: { status: 409, text: 'A second factor is set up already.' },
  second_factor_unknown: {
    status: 404,
    text: 'No account with this e-mail address has a second factor.',
  },
  second_factor_own: {
    status: 409,
    text: 'You switch your own off with a code, in your account. Another operator can reset it.',
  },
  school_exists: {
    status: 409,
    text: 'A school with this official identifier is open already: ask its administrator for an invitation.',
  },
  school_may_exist: {
    status: 409,
    text: 'A school of this name is open in this region already. Say so if yours is another one.',
  },
  school_closed: { status: 409, text: 'This school is closed.' },
  school_on_air: { status: 409, text: 'A class of this school is on air. End it first.' },
  school_refused: { status: 409, text: 'This school was not approved and takes nothing new.' },
  school_decided: { status: 409, text: 'Somebody has decided about this school already.' },
  trial_is_full: {
    status: 409,
    text: 'On trial a school has at most 5 teachers and 5 administrators, invited ones included. More are possible once it is approved.',
  },
  invitation_not_found: {
    status: 404,
    text: 'This invitation is used, withdrawn or too old. Ask whoever invited you for a new one.',
  },
  invitation_of_another: {
    status: 403,
    text: 'This invitation was sent to another e-mail address. Sign in with that one.',
  },
  school_not_found: { status: 404, text: 'There is no such school.' },
  classroom_not_found: { status: 404, text: 'There is no such classroom.' },
  classroom_in_use: {
    status: 409,
    text: 'Classes are planned in this classroom. Move or cancel them first.',
  },
  course_not_found: { status: 404, text: 'There is no such course.' },
  class_session_not_found: { status: 404, text: 'There is no such class.' },
  classroom_of_another_school: {
    status: 409,
    text: 'The classroom and the course belong to different schools.',
  },
  done_already: {
    status: 409,
    text: 'This was sent before, and what it made was shown once. If nobody kept it, take it back in the list and make another.',
  },
  classroom_closed: { status: 409, text: 'This classroom is closed.' },
  teacher_not_found: { status: 404, text: 'There is no such teacher in this school.' },
  room_clash: { status: 409, text: '{room} is taken at {startsAt} by “{title}”.' },
  teacher_clash: { status: 409, text: '{teacher} teaches “{title}” at {startsAt}.' },
  teacher_busy: { status: 409, text: '{teacher} is busy at that time.' },
  changed_meanwhile: {
    status: 409,
    text: 'Somebody has changed this meanwhile. Look at it as it is now, then change it again.',
  },
  class_has_begun: { status: 409, text: 'This class has begun already and cannot be changed.' },
  too_many_webhooks: {
    status: 409,
    text: 'There are at most 5 webhooks. Remove one that is no longer used.',
  },
  simulcast_not_public: {
    status: 422,
    text: 'This address lies in a private network or on this machine, where broadcasts are not sent.',
  },
  simulcast_to_ourselves: {
    status: 422,
    text: 'This is the address of this site itself: a class cannot be sent on to where it comes from.',
  },
  too_many_simulcasts: {
    status: 409,
    text: 'A classroom or a class is sent on to at most 5 addresses. Remove one that is no longer used.',
  },
  idempotency_key_reused: {
    status: 422,
    text: 'This idempotency key came with another request before. Use a new one for each.',
  },
  too_many_children: {
    status: 409,
    text: 'A family has at most 10 children here. Write to us if yours is larger.',
  },
  child_entered_already: {
    status: 409,
    text: 'A child of this name and month of birth is in your family already.',
  },
  child_age_impossible: {
    status: 422,
    text: 'Courses are for children from 3 to 18 years. Please check the month of birth.',
  },
  region_not_found: { status: 422, text: 'There is no such province, city or county.' },
  asking_not_begun: { status: 409, text: 'Nothing is filled in. Please begin with a child.' },
  family_invitation_not_found: {
    status: 404,
    text: 'This invitation is used, withdrawn or too old. Ask for a new one.',
  },
  family_not_found: { status: 404, text: 'This account has no family yet.' },
  family_already: {
    status: 409,
    text: 'This account belongs to another family. Open the link with another e-mail address.',
  },
  too_many_guardians: { status: 409, text: 'A family has at most 4 guardians.' },
  last_guardian: {
    status: 409,
    text: 'You are the only guardian. Delete the family, or invite another guardian first.',
  },
  duplicate_settled: { status: 409, text: 'This question is settled already.' },
  account_has_parts: {
    status: 409,
    text: 'This account still has a part in a school or on this site. Give that up first.',
  },
  replay_not_there: { status: 409, text: 'There is no recording of this class.' },
  replay_cut_impossible: { status: 422, text: 'What is shown must end after it begins.' },
  class_not_on_air: { status: 409, text: 'This class is not on air.' },
  class_is_near: {
    status: 409,
    text: 'The class is open already, or about to be: start your encoder, the children see a countdown until then.',
  },
  consent_missing: {
    status: 409,
    text: 'Without your consent no place can be asked for. Public classes can be watched without.',
  },
  child_not_found: { status: 404, text: 'There is no such child in this family.' },
  subscription_needed: {
    status: 409,
    text: 'This course is for children with a subscription of its programme. Ask for one first.',
  },
  too_many_courses: {
    status: 409,
    text: 'A child can be in 40 courses at once. Leave one that is no longer wanted.',
  },
  offer_expired: {
    status: 409,
    text: 'This offer is over, and the place has gone to the next child. You can ask again.',
  },
  course_archived: { status: 409, text: 'This course has ended and takes no new classes.' },
  course_on_air: { status: 409, text: 'A class of this course is on air. End it first.' },
  partner_not_found: { status: 404, text: 'There is no such partner.' },
  partner_decided: { status: 409, text: 'Somebody has decided about this partner already.' },
  partner_without_terms: {
    status: 403,
    text: 'Your terms do not hold now: ask the operators of this site.',
  },
  site_not_proven: {
    status: 409,
    text: 'The site is not proven. Approve it only if you know by other means whose it is.',
  },
  terms_impossible: { status: 422, text: 'The last day must come after the first.' },
  last_editor: { status: 409, text: 'A partner keeps at least one editor.' },
  course_not_carried: { status: 403, text: 'This course is not open to you to carry.' },
  course_not_public: {
    status: 409,
    text: 'Only a course that is open to everybody can be shown on other sites.',
  },
  embed_not_found: { status: 404, text: 'There is no such embed, or it was withdrawn.' },
  too_many_embeds: {
    status: 409,
    text: 'A partner has at most 500 embeds. Withdraw one that is no longer used.',
  },
  class_times_impossible: {
    status: 422,
    text: 'A class must end after it starts.',
  },
  file_too_large: { status: 413, text: 'A file may have at most 10 MB.' },
  file_kind_unknown: {
    status: 415,
    text: 'This file is no JPEG, PNG or WebP picture and no PDF. Send a photo of the document.',
  },
  file_is_heic: {
    status: 415,
    text: 'HEIC pictures cannot be read here. Send it as JPEG, or take a screenshot of it.',
  },
  file_unreadable: {
    status: 422,
    text: 'This file is damaged or cannot be read. Send a photo of the document.',
  },
  file_too_many_pixels: { status: 422, text: 'This picture is too large. Send a smaller one.' },
  file_too_small: {
    status: 422,
    text: 'This picture is too small to be read. Send one of at least 200 by 200 pixels.',
  },
  file_too_many_pages: {
    status: 422,
    text: 'There may be at most {most} pages. Send the ones that count.',
  },
  pdf_locked: {
    status: 422,
    text: 'This PDF is locked with a password. Send it without, or a photo of it.',
  },
  busy: { status: 503, text: 'Very many ask for this right now. Try again in a moment.' },
  too_many_tries: {
    status: 429,
    text: 'Too many tries in a short time. Wait a quarter of an hour.',
  },
  evidence_not_found: { status: 404, text: 'There is no such document.' },
  evidence_not_asked: {
    status: 409,
    text: 'This document is not asked for any more: it is being looked at, or decided.',
  },
  evidence_empty: { status: 422, text: 'Add a picture or a PDF first.' },
  evidence_not_held: {
    status: 409,
    text: 'You no longer have this document: your time for it was over. Take the next one.',
  },
  review_not_undoable: { status: 409, text: 'This decision can no longer be undone.' },
  reviewer_not_found: { status: 404, text: 'There is no such reviewer.' },
  identity_number_impossible: {
    status: 422,
    text: 'This is no identity number. Check every digit.',
  },
  identity_number_of_another: {
    status: 422,
    text: 'This identity number belongs to somebody born in another month than you said.',
  },
  programme_not_found: { status: 404, text: 'There is no such programme.' },
  programme_published: {
    status: 409,
    text: 'This programme is published: its rules stand and cannot be changed any more.',
  },
  programme_not_ready: {
    status: 409,
    text: 'This programme opens in the past. Choose a later time, then publish it.',
  },
  programme_not_open: { status: 409, text: 'This programme is not open yet.' },
  programme_closed: { status: 409, text: 'This programme takes no new requests any more.' },
  claim_does_not_fit: {
    status: 422,
    text: 'This programme has no tier for this reason, or not for where the child lives.',
  },
  child_not_of_family: { status: 404, text: 'There is no such child in your family.' },
  identity_missing: {
    status: 409,
    text: 'This programme asks for the identity number of the child first.',
  },
  subscription_not_found: { status: 404, text: 'There is no such subscription.' },
  offer_over: {
    status: 409,
    text: 'This offer is over, and the place has gone on to the next child.',
  },
  nothing_to_give_back: { status: 409, text: 'There is no place and no request to give back.' },
  claim_not_refused: {
    status: 409,
    text: 'An objection is possible once, against a claim that was refused.',
  },
} as const

export type RefusalCode = keyof typeof refusals

/** A rule said no. Anything else that is thrown means that something broke. */
export class DomainError extends Error {
  readonly code: RefusalCode
  /** What the sentence names, for its placeholders. */
  readonly values: RefusalValues

  constructor(code: RefusalCode, values: RefusalValues = {}) {
    super(fill(refusals[code].text, values))
    this.code = code
    this.values = values
  }

  get status() {
    return refusals[this.code].status
  }
}

/** A name that has two is given in both. */
export type RefusalValues = Readonly<Record<string, string | Date | { zh: string; en: string }>>

function fill(text: string, values: RefusalValues) {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value instanceof Date) return value.toISOString()
    return typeof value === 'object' ? value.en : (value ?? '')
  })
}
