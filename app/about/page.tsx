import type { Metadata } from 'next';
import { repository, site } from '@/components/layout/site';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';
import { CopyButton } from '@/components/ui/copy-button';

const about: PageAbout = {
  title: 'About',
  lead: 'What this site is, where its knowledge comes from, and how to cite and correct it.',
  href: '/about/',
  type: 'AboutPage',
};

export const metadata: Metadata = pageMetadata(about);

const bibtex = `@misc{slm-atlas,
  author = {{${site.authors}}},
  title = {${site.name}},
  version = {${site.version}},
  url = {${site.url}/}
}`;

export default function AboutPage() {
  const { licences, survey } = site;
  return (
    <TextPage about={about}>
      <div className="prose">
        <h2 id="what">What this is</h2>
        <p>
          {site.name} explains methods that make language models small, or make small ones good. It differs from a
          survey in one respect: methods on it can be run. Their code takes a real language model, changes its weights
          or its graph in your browser, and measures both models side by side. <a href="/method/">How it is measured</a>{' '}
          says exactly how.
        </p>

        <h2 id="sources">Where it comes from</h2>
        <p>
          The tree follows <a href={survey.url}>{survey.title}</a> (Nguyen et al., 2024, CC BY 4.0), with its three
          groups of methods and the six constraints of its Table 1. The tree was built from texts about the survey, not
          from the paper itself, so section numbers and marks may differ from it. What the survey does not have is
          marked as an extension.
        </p>
        <p>
          Every figure that is quoted from a paper names its source and the place in it, and is kept apart from what was
          measured here. In the <a href="/bibliography/">bibliography</a> a work is marked as checked where its title
          and its identifier were seen together in a source; the others are marked as not checked.
        </p>

        <h2 id="cite">How to cite</h2>
        <p>
          Each entry has its own citation, with its version, at the foot of its page and in its metadata for reference
          managers. For the site as a whole:
        </p>
        <pre tabIndex={0}>{bibtex}</pre>
        <CopyButton text={bibtex} label="Copy BibTeX" />

        <h2 id="licences">Licences</h2>
        <p>
          Text, figures and recorded runs: <a href={licences.text.url}>{licences.text.name}</a>. Code:{' '}
          <a href={licences.code.url}>{licences.code.name}</a>. The demo model is under CC BY 4.0; the evaluation and
          calibration texts carry their own licences, listed with them in{' '}
          <a href="/eval/manifest.json">their manifest</a>.
        </p>

        <h2 id="corrections">Corrections</h2>
        <p>
          Found a mistake? Every entry names the file that it was made from.{' '}
          {repository ? (
            <>
              Change it in <a href={repository}>the repository</a>, or{' '}
              <a href={`${repository}/issues`}>report it there</a>.
            </>
          ) : (
            <>Change that file in the site’s repository and propose the change, or report the mistake there.</>
          )}{' '}
          A correction raises the version of the entry, which is part of its citation.
        </p>

        <h2 id="privacy">Privacy</h2>
        <p>
          There are no cookies, no analytics and no requests to other servers. Models run on your machine; what you type
          into a prompt stays there. Your browser keeps for this site: your choices of colours and keys, your list of
          pages and works, copies of the pages and models that you opened, so that they work offline, and, if you run
          the comparison, its results and what is left of it. Clearing the site’s data removes all of it.
        </p>

        <h2 id="accessibility">Accessibility</h2>
        <p>
          Everything can be reached with the keyboard. The map of entries is also a tree and a table; every chart has a
          text summary and a table. Colours follow your system, meet WCAG 2.2 AA contrast in both themes, and are never
          the only sign of anything. Where something does not work for you, please report it as a mistake.
        </p>
      </div>
    </TextPage>
  );
}
