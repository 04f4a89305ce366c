/** The only importer of citation-js, with its plug-ins in place. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';

// Keys are stable and printed on the pages, hyphens included; names keep their accents.
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });

export { Cite, plugins };
