/** The only importer of citation-js, with its plug-ins in place. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';

// Keys are stable and printed on the pages; names keep their accents.
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, asciiOnly: false });

export { Cite, plugins };
