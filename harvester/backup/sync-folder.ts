import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes what was put in or renamed in a folder outlive a power cut. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
