import { kinds } from '@/lib/articles/entry';
import { kindTitles } from './kinds';
import { site } from './site';

export function Footer() {
  const { licences, survey } = site;
  return (
    <footer className="site-footer">
      <div className="page">
        <section>
          <h2>Source of the taxonomy</h2>
          <p>
            The tree follows <a href={survey.url}>{survey.title}</a> by Nguyen et al. (2024, CC BY 4.0). What was added
            to it is marked as an extension on each page.
          </p>
        </section>
        <section>
          <h2>Licence and citation</h2>
          <p>
            Text and figures: <a href={licences.text.url}>{licences.text.name}</a>. Code:{' '}
            <a href={licences.code.url}>{licences.code.name}</a>. Every entry says how to cite it;{' '}
            <a href="/about/#cite">how to cite the site</a>.
          </p>
        </section>
        <section>
          <h2>Browse</h2>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                <a href={`/${kind}/`}>{kindTitles[kind]}</a>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>
            {site.name} {site.version}
          </h2>
          <ul>
            <li>
              <a href="/method/">How it is measured</a>
            </li>
            <li>
              <a href="/glossary/">Glossary</a>
            </li>
            <li>
              <a href="/data/">Data and feed</a>
            </li>
            <li>
              <a href="/editions/">Editions</a>
            </li>
            <li>
              <a href="/list/">My list</a>
            </li>
            <li>
              <a href="/about/#corrections">Report an error</a>
            </li>
            <li>
              <a href="/about/#privacy">Privacy</a>
            </li>
          </ul>
        </section>
      </div>
    </footer>
  );
}
