/**
 * Flags of Node for a harvester process: a young generation that is small, since nearly all it makes is garbage within
 * milliseconds and a large one only makes the process large, but not so small that what is at work is taken for old (at 8 MB the
 * collector used a fourth more of the processor); and an end to growth far below what a small server has.
 */
export const HARVESTER_FLAGS: readonly string[] = [
  '--max-semi-space-size=12',
  '--max-old-space-size=512',
];
