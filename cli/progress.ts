import { Presets, SingleBar } from 'cli-progress';

/** How far one piece of long work has come. */
export interface Progress {
  /** `total` null: not known. */
  update(done: number, total: number | null): void;
  /** The work is over; no more updates. */
  end(): void;
}

const LINE_EVERY_MS = 5_000;

/** A bar on a terminal; anywhere else a line now and then. To standard error, which is not for results. */
export function startProgress(
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  return stream.isTTY ? bar(label, stream) : lines(label, stream);
}

function bar(label: string, stream: NodeJS.WriteStream): Progress {
  const single = new SingleBar(
    {
      stream,
      format: `${label} {bar} {count}`,
      clearOnComplete: true,
      hideCursor: true,
      // Else Ctrl-C would end the process before the archive is closed.
      gracefulExit: false,
    },
    Presets.shades_grey,
  );
  single.start(1, 0, { count: '' });
  return {
    update(done, total) {
      if (total !== null && total > 0) single.setTotal(Math.max(total, done));
      single.update(total === null ? 0 : done, {
        count: total === null ? done : `${done} of ${total}`,
      });
    },
    end: () => single.stop(),
  };
}

function lines(label: string, stream: NodeJS.WriteStream): Progress {
  let next = Date.now() + LINE_EVERY_MS;
  return {
    update(done, total) {
      if (Date.now() < next) return;
      next = Date.now() + LINE_EVERY_MS;
      stream.write(`${label}: ${done}${total === null ? '' : ` of ${total}`}\n`);
    },
    end: () => {},
  };
}
