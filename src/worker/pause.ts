/** A wait that can be cut short. The one place of the house that may use `setTimeout` for waiting. */
export class Pause {
  private end: (() => void) | null = null;
  private cutBeforehand = false;

  /** Resolves after `ms` milliseconds or as soon as `cut` is called; a `cut` since the last wait counts. */
  async wait(ms: number): Promise<void> {
    if (!this.cutBeforehand) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.end = null;
    this.cutBeforehand = false;
  }

  cut(): void {
    if (this.end === null) this.cutBeforehand = true;
    else this.end();
  }
}
