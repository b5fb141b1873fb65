const STEP = 0.1;

/** Which records the reading thread screens; the writing thread does the others. */
export interface ScreeningShare {
  /** True when the next record is the reading thread's. */
  isMine(): boolean;
  /** Call when a batch is handed on: `isWriterBusy` when the one before it is still being written. */
  adjust(isWriterBusy: boolean): void;
}

/** Moves the share towards where neither thread waits for the other, whichever of reading and writing costs more. */
export function screeningShare(): ScreeningShare {
  let share = 0.5;
  let due = 0;
  return {
    isMine() {
      due += share;
      if (due < 1) return false;
      due--;
      return true;
    },
    adjust(isWriterBusy) {
      share = isWriterBusy ? Math.min(1, share + STEP) : Math.max(0, share - STEP);
    },
  };
}
