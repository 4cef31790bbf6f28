/** How a platform can fail. `lost-receipt` takes the message and then breaks the connection: the sender cannot know. */
export type Mood =
  | { readonly kind: 'normal' }
  | { readonly kind: 'down' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'lost-receipt' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'answer'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'at-random'; readonly chance: number; readonly seed: number };

const NORMAL: Mood = { kind: 'normal' };

/** What goes wrong when something goes wrong at random; hanging is left out, it only takes time. */
const FAULTS: readonly Mood[] = [
  { kind: 'down' },
  { kind: 'lost-receipt' },
  { kind: 'answer', status: 500 },
  { kind: 'answer', status: 503, retryAfter: '1' },
  { kind: 'answer', status: 429 },
  { kind: 'slow', ms: 20 },
];

/** The mood of each request in turn; what is random is so by its seed, and the same again tomorrow. */
export class Moods {
  private mood: Mood = NORMAL;
  private state = 1;

  set(mood: Mood): void {
    this.mood = mood;
    if (mood.kind === 'at-random') this.state = mood.seed || 1;
  }

  next(): Mood {
    if (this.mood.kind !== 'at-random') return this.mood;
    if (this.random() >= this.mood.chance) return NORMAL;
    return FAULTS[Math.floor(this.random() * FAULTS.length)] ?? NORMAL;
  }

  /** Park and Miller's minimal standard generator. */
  private random(): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return this.state / 2_147_483_647;
  }
}
