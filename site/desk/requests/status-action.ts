import { resend } from '../mail/queue.ts';
import { anonymise } from './anonymise.ts';
import type { Request } from './request.ts';
import type { RequestContext } from './request-context.ts';
import { OUTCOMES, orderOfRequest, setOutcome } from './request-order.ts';
import { settle } from './settle.ts';
import { withdraw } from './withdraw.ts';

/** What the reader is told when the page comes back. */
export const STATUS_NOTICES = [
  'bekreftet',
  'utfall',
  'trekk',
  'igjen',
  'paaminnelse-paa',
  'paaminnelse-av',
  'ikke',
] as const;
export type StatusNotice = (typeof STATUS_NOTICES)[number];

export type StatusDone = StatusNotice | 'slettet' | 'slett-mangler';

/** Does what a form of the status page asks for, in one transaction. */
export function statusAction(
  context: Pick<RequestContext, 'desk' | 'config'>,
  request: Request,
  form: FormData,
): StatusDone {
  const { desk } = context;
  return desk.transaction(() => {
    const order = orderOfRequest(desk, request.id, String(form.get('krav') ?? ''));
    switch (form.get('handling')) {
      case 'paaminnelse': {
        const on = form.get('paa') === 'ja';
        desk.prepare('UPDATE request SET reminder = ? WHERE id = ?').run(on ? 1 : 0, request.id);
        return on ? 'paaminnelse-paa' : 'paaminnelse-av';
      }
      case 'slett':
        if (form.get('sikker') !== 'ja') return 'slett-mangler';
        anonymise(desk, request.id);
        return 'slettet';
      case 'igjen':
        if (order === null || order.state !== 'ordered') return 'ikke';
        return resend(desk, order.id) ? 'igjen' : 'ikke';
      case 'trekk':
        return order !== null && withdraw(context, request, order) ? 'trekk' : 'ikke';
      case 'utfall': {
        const outcome = OUTCOMES.find((known) => known === form.get('utfall'));
        if (order === null || order.orderedAt === null || outcome === undefined) return 'ikke';
        setOutcome(desk, order.id, outcome);
        settle(desk, request.id);
        return 'utfall';
      }
      default:
        return 'ikke';
    }
  });
}
