import type { APIContext } from 'astro';
import { createGate, measureLateness } from './gate.ts';
import { busy, serveOai } from './serve-oai.ts';

const gate = createGate({
  perClient: 16,
  overall: 64,
  lateness: measureLateness(),
  latest: 2_000,
});

/** Seconds until an archive that cannot be opened is tried again. */
const REOPEN_SECONDS = 10;

/** `/oai` over the portal of this process. */
export async function answerOai(
  context: Pick<APIContext, 'request' | 'locals' | 'clientAddress'>,
): Promise<Response> {
  const { portal } = context.locals;
  return portal === undefined
    ? busy(REOPEN_SECONDS)
    : serveOai(portal.oai.answer, context.request, context.clientAddress, gate);
}
