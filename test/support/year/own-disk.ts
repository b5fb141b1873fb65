import { spawnSync } from 'node:child_process';

/** A file system in memory of so many MB at the folder, which can be filled; null: this user may not mount one. */
export function ownDisk(folder: string, megabytes: number): Disposable | null {
  const { status } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m`,
    'tmpfs',
    folder,
  ]);
  if (status !== 0) return null;
  let isMounted = true;
  return {
    [Symbol.dispose]() {
      if (isMounted) spawnSync('umount', ['-l', folder]);
      isMounted = false;
    },
  };
}
