import { MultiBar, Presets } from 'cli-progress';

/** How far one piece of long work has come. */
export interface Progress {
  /** `total` null: not known. */
  update(done: number, total: number | null): void;
  /** The work is over; no more updates. */
  end(): void;
}

export interface ProgressBoard extends Disposable {
  start(label: string): Progress;
}

const LINE_EVERY_MS = 5_000;

/** Bars on a terminal; anywhere else a line now and then. To standard error, which is not for results. */
export function progressBoard(stream: NodeJS.WriteStream = process.stderr): ProgressBoard {
  return stream.isTTY ? bars(stream) : lines(stream);
}

function bars(stream: NodeJS.WriteStream): ProgressBoard {
  const board = new MultiBar(
    {
      stream,
      format: '{label} {bar} {value} of {total}',
      clearOnComplete: true,
      hideCursor: true,
      stopOnComplete: false,
      // Without this Ctrl-C would end the process before the archive is closed.
      gracefulExit: false,
    },
    Presets.shades_grey,
  );
  return {
    start(label) {
      const bar = board.create(1, 0, { label: label.padEnd(24), total: '?' });
      return {
        update(done, total) {
          if (total !== null && total > 0) bar.setTotal(Math.max(total, done));
          bar.update(done, { total: total ?? '?' });
        },
        end: () => void board.remove(bar),
      };
    },
    [Symbol.dispose]: () => board.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): ProgressBoard {
  return {
    start(label) {
      let next = Date.now() + LINE_EVERY_MS;
      return {
        update(done, total) {
          if (Date.now() < next) return;
          next = Date.now() + LINE_EVERY_MS;
          stream.write(`${label}: ${done}${total === null ? '' : ` of ${total}`}\n`);
        },
        end: () => {},
      };
    },
    [Symbol.dispose]: () => {},
  };
}
