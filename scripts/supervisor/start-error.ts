/** The start cannot go on; the message is one clear line that says what to do. */
export class StartError extends Error {}
