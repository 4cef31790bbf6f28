/** What came of the questions, by route: printed at the end. */
export class Tally {
  readonly violations: string[] = [];
  private readonly classes = new Map<string, number>();
  private readonly routes = new Map<string, Set<number>>();
  private slowest = { took: 0, route: '' };
  requests = 0;

  add(route: string, status: number, took: number, wrong: readonly string[]): void {
    const [kind, both] = [Math.floor(status / 100), this.routes.get(route) ?? new Set<number>()];
    this.requests += 1;
    this.classes.set(`${String(kind)}xx`, (this.classes.get(`${String(kind)}xx`) ?? 0) + 1);
    this.routes.set(route, both.add(kind));
    if (took > this.slowest.took) this.slowest = { took, route };
    this.violations.push(...wrong);
  }

  /** Routes that never let anything through: whoever asks them so is not testing their handlers. */
  get neverReached(): readonly string[] {
    return [...this.routes].filter(([, kinds]) => !kinds.has(2) && !kinds.has(3)).map(([route]) => route);
  }

  text(seed: number): string {
    const count = [...this.classes].sort().map(([name, times]) => `${name} ${String(times)}`);
    return [
      `fuzz: seed ${String(seed)}, ${String(this.routes.size)} routes, ${String(this.requests)} requests: ${count.join(', ')}`,
      `fuzz: ${String(this.violations.length)} violations; slowest ${String(Math.round(this.slowest.took))} ms (${this.slowest.route})`,
      `fuzz: ${String(this.neverReached.length)} routes let nothing through: ${this.neverReached.join(', ')}\n`,
    ].join('\n');
  }
}
