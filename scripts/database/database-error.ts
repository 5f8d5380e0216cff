/** The embedded database cannot run here; the message is one clear line that says what to do. */
export class DatabaseError extends Error {}
