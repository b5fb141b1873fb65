import type { Config } from '../../../harvester/config/config.ts';
import type { StaffProvider } from '../../../harvester/config/staff.ts';

/** The sign-in service with that id; null: there is none. */
export const providerOf = ({ staff }: Config, id: string | undefined): StaffProvider | null =>
  staff.providers.find((provider) => provider.id === id) ?? null;

/** Where a service is to send browsers back to: the same for every language, as it is registered there once. */
export const callbackAddress = ({ region }: Config, { id }: StaffProvider): URL =>
  new URL(`${region.publicUrl}/ansatt/inngang/${id}/retur`);
