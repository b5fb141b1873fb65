export interface StopSignal extends Disposable {
  readonly signal: AbortSignal;
}

/** Aborts with `reason()` at the first Ctrl-C or SIGTERM; the second Ctrl-C ends the process at once. */
export function abortOnSignal(reason: () => Error): StopSignal {
  const controller = new AbortController();
  const stop = (): void => controller.abort(reason());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
