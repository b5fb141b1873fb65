import { dataRoute } from '../../data/data-route.ts';

/** Whatever else is asked of the API. */
export const ALL = dataRoute(({ text }) => ({
  status: 404,
  kind: 'finnes-ikke',
  ...text.data.problems.notFound,
}));
