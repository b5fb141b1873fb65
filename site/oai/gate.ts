/** Lets requests in; what it turns away is to be answered 503 with Retry-After. */
export interface Gate {
  /** Call the returned function when the answer is ready; null: turned away. */
  enter(client: string): (() => void) | null;
}

export interface GateOptions {
  /** Answers being made at the same time, for one client and for all. */
  readonly perClient: number;
  readonly overall: number;
  /** How late this process is, in milliseconds. */
  readonly lateness: () => number;
  readonly latest: number;
}

/**
 * Counts answers being made, not requests a second: a harvester that waits for each answer before it asks again, as OAI-PMH has it, is let in
 * however fast it is, and so are some of them behind one address.
 */
export function createGate({ perClient, overall, lateness, latest }: GateOptions): Gate {
  const inside = new Map<string, number>();
  let all = 0;
  return {
    enter(client) {
      const own = inside.get(client) ?? 0;
      if (own >= perClient || all >= overall || lateness() > latest) return null;
      inside.set(client, own + 1);
      all++;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        all--;
        const now = inside.get(client) ?? 1;
        if (now > 1) inside.set(client, now - 1);
        else inside.delete(client);
      };
    },
  };
}

const TICK_MS = 500;

/** How late the process was at the last tick of a clock of its own; does not keep the process alive. */
export function measureLateness(): () => number {
  let due = performance.now() + TICK_MS;
  let late = 0;
  setInterval(() => {
    late = Math.max(0, performance.now() - due);
    due = performance.now() + TICK_MS;
  }, TICK_MS).unref();
  return () => late;
}
