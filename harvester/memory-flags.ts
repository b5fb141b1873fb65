/**
 * Flags of Node for a harvester process: a small young generation, since nearly all it makes is garbage within milliseconds and a
 * large one only makes the process large; and an end to growth far below what a small server has.
 */
export const HARVESTER_FLAGS: readonly string[] = [
  '--max-semi-space-size=8',
  '--max-old-space-size=512',
];
