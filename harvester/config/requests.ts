import { z } from 'zod';

const whole = (least: number, most: number, usual: number) =>
  z.number().int().min(least).max(most).default(usual);

const limits = z.strictObject({
  /** Requests one e-mail address may send in a day. */
  perAddressPerDay: whole(1, 1_000_000, 10),
  /** Requests one network (IPv4 address, IPv6 /56) may send in an hour. */
  perNetworkPerHour: whole(1, 1_000_000, 30),
  /** Confirmed orders one municipality takes in an hour; more wait, and none is lost. */
  perMunicipalityPerHour: whole(1, 1_000_000, 200),
});

const retention = z.strictObject({
  /** A request that nobody has confirmed is deleted after so many hours; its link is valid as long. */
  unverifiedHours: whole(1, 168, 48),
  /** A request about which nothing more is reported counts as completed so many days after it was sent. */
  silentDays: whole(5, 365, 30),
  /** Requester's address, name and words are erased so many days after completion; anonymous rows stay for statistics. */
  requesterDays: whole(1, 3650, 180),
  /** A cart nobody has touched is deleted after so many days. */
  cartDays: whole(30, 400, 400),
});

/** An archive institution that takes requests for what came out of closed systems. */
const archive = z.strictObject({
  /** As the entries name it (`arkivinstitusjon`). */
  name: z.string().min(1),
  requestEmail: z.email(),
});

/** Innsynskrav: whether the portal takes them, how many, and how long it remembers who asked. */
export const requestSettings = z.strictObject({
  /** false: entries show the municipality's address instead of a cart. */
  enabled: z.boolean().default(true),
  /** Most entries in one cart, and so in one request. */
  entriesPerCart: whole(1, 1000, 100),
  limits: limits.prefault({}),
  retention: retention.prefault({}),
  archives: z.array(archive).default([]),
});
export type RequestSettings = z.infer<typeof requestSettings>;
