import { conditional } from '../data/conditional.ts';
import { dataRoute } from '../data/data-route.ts';
import { datasetTriples } from '../data/dataset.ts';
import { jsonLd } from '../data/write-rdf.ts';

/** The dataset for catalogues, as JSON-LD. */
export const ALL = dataRoute(({ request, portal, text }) =>
  conditional(request, `${JSON.stringify(jsonLd(datasetTriples(portal, text)), null, 2)}\n`, {
    contentType: 'application/ld+json',
    keep: 'an-hour',
  }),
);
