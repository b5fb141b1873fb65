import {
  InnsynError,
  RunAborted,
  SourceChangedShape,
  SourceRefused,
  SourceShrank,
  SourceUnreachable,
} from './errors.ts';
import type { RunOutcome, RunProblem } from './store/runs.ts';

export interface RunEnd {
  readonly outcome: RunOutcome;
  readonly problem: RunProblem;
}

/**
 * What a run comes to that was stopped by `error`. `parked`: a person must look. `incomplete`: some of the source was read, the
 * rest comes next time. `failed`: nothing was.
 */
export function endFor(error: unknown, hasEvents: boolean): RunEnd {
  return { outcome: outcomeFor(error, hasEvents), problem: problemFor(error) };
}

function outcomeFor(error: unknown, hasEvents: boolean): RunOutcome {
  if (
    error instanceof SourceRefused ||
    error instanceof SourceChangedShape ||
    error instanceof SourceShrank
  )
    return 'parked';
  if (error instanceof RunAborted) return 'incomplete';
  return hasEvents && error instanceof SourceUnreachable ? 'incomplete' : 'failed';
}

function problemFor(error: unknown): RunProblem {
  if (!(error instanceof Error))
    return {
      code: 'Error',
      message: 'the source stopped with something that is no error',
      sample: '',
    };
  return {
    code: error.name,
    // A message that is not ours may quote what it choked on.
    message: error instanceof InnsynError ? error.message : `stopped by ${error.name}: see the log`,
    sample: error instanceof SourceChangedShape ? error.sample : '',
  };
}
