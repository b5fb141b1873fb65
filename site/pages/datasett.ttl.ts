import { conditional } from '../data/conditional.ts';
import { dataRoute } from '../data/data-route.ts';
import { datasetTriples } from '../data/dataset.ts';
import { turtle } from '../data/write-rdf.ts';

/** The dataset for catalogues, as Turtle. */
export const ALL = dataRoute(({ request, portal, text }) =>
  conditional(request, turtle(datasetTriples(portal, text)), {
    contentType: 'text/turtle; charset=utf-8',
    keep: 'an-hour',
  }),
);
