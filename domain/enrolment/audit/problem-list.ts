/** What an audit finds, in words; the first of many stand for the rest. */
export class ProblemList {
  readonly problems: string[] = []
  count = 0

  constructor(private readonly mostKept = 50) {}

  add(problem: string) {
    this.count += 1
    if (this.problems.length < this.mostKept) this.problems.push(problem)
  }
}
