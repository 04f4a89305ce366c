import type { Metadata } from 'next';
import { MetricTable } from '@/components/entry/metric-table';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';

const about: PageAbout = {
  title: 'How it is measured',
  lead: 'What a run does, step by step, what each figure means, and what none of them can tell.',
  href: '/method/',
  type: 'TechArticle',
};

export const metadata: Metadata = pageMetadata(about);

export default function MethodPage() {
  return (
    <TextPage about={about}>
      <div className="prose">
        <h2 id="what-runs">What runs</h2>
        <p>
          Every demo changes one model, Atlas-3M, unless its panel names another: a llama-style decoder of 3,148,224
          parameters, stored as an ONNX graph. Its weights are in this site, with their SHA-256; each file is checked
          before it is used. A technique is given the graph and its weights, and gives back a changed graph. Both
          models, the untouched and the changed, are then run by ONNX Runtime through transformers.js in a worker of
          your browser. Nothing is looked up, and nothing is sent away.
        </p>
        <p>
          How the weights differ is counted tensor by tensor and stored with the run, together with the SHA-256 of the
          changed file, so that a figure can always be traced to the bytes that gave it.
        </p>

        <h2 id="quality">Quality</h2>
        <p>
          Two texts that the model never saw are scored: natural prose, which is hard to predict, and stories and small
          tasks written by a grammar, which are easy. The two often disagree on how much a technique costs, so both are
          always shown. Each text is cut into windows of 256 tokens, evenly spaced; every window begins with the token
          that marks a beginning, and special tokens are not scored.
        </p>
        <p>
          <strong>Bits per byte</strong> is the sum of the negative log-likelihoods divided by ln 2 and by the bytes of
          the text. Unlike perplexity it does not depend on the vocabulary, so it is the figure to compare models by.
          Intervals come from a bootstrap that draws whole windows: words within a window are not independent. For the
          ratio, the same windows are drawn for both models.
        </p>

        <p>
          <strong>Evaluation sets</strong> hold items with one right answer: sentences of which one is grammatical,
          requests to be routed, passages whose last word is to be guessed. 120 items of each, the same on every page,
          are put to both models. Accuracy has its Wilson interval, the difference of the two models Newcombe’s interval
          for paired proportions; where that covers 0 no difference is shown.
        </p>

        <h2 id="speed">Speed</h2>
        <p>
          Baseline and changed model are timed in rounds. In each round both are timed once, in an order drawn from the
          run’s seed: whatever else the machine does meanwhile falls on both. There are at least 15 rounds, in a quick
          run 10, and both models are loaded anew for every five of them: where a model lies in memory alters its speed
          by some percent, which would else look like an effect. Warm-up runs are not counted. The first, cold run is
          reported apart and never averaged in. The step of the browser’s clock is measured first, and no interval
          shorter than 100 steps is timed.
        </p>
        <p>
          The ratio is the Hodges-Lehmann centre of the ratios of the rounds, with the interval of the signed-rank test.
          Where that interval covers 1 the verdict is <em>no difference shown</em>, whatever the centre is. A run is
          marked when its tab was hidden or when the machine grew slower or faster on the way.
        </p>

        <h2 id="size">Size and memory</h2>
        <p>
          Bytes, parameters and non-zeros are counted exactly, not timed; their interval is a point.{' '}
          <em>Packed size</em> is what the weights would take if each were stored as densely as its values allow. Where
          a format is only a way of storing weights and the browser has no fast arithmetic for it, the packed size falls
          while the time does not: both are shown.
        </p>

        <h2 id="backends">wasm and WebGPU</h2>
        <p>
          WebAssembly is the reference. WebGPU is used only when it is asked for, and only after it has shown on your
          device that it predicts the same tokens as the reference; a run that fails this check gives no speed. With
          cross-origin isolation the runtime may use several threads; how many is part of every record.
        </p>

        <h2 id="limits">What the figures do not tell</h2>
        <ul>
          <li>
            They belong to one small model. A method that costs a model of three million parameters a lot may cost a
            larger one little; the claims of the papers, with their models, stand on each technique’s page for
            comparison.
          </li>
          <li>Speeds belong to one machine and browser. Compare ratios, not milliseconds.</li>
          <li>Two texts are a narrow view of what a language model can do.</li>
        </ul>

        <h2 id="records">Recorded, live and shared runs</h2>
        <p>
          A page shows a recorded run before you press anything: it was made by driving the same page in a headless
          browser, and its date and machine stand beside it. Recorded, live and exported runs have one format, described
          by a <a href="/schemas/demo-run.json">JSON Schema</a>; it holds the raw samples, the settings, the seed, the
          versions and the environment.
        </p>

        <h2 id="metrics">All metrics</h2>
      </div>
      <MetricTable />
    </TextPage>
  );
}
