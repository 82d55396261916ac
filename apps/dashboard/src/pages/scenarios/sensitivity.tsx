import { useQuery } from '@tanstack/react-query';
import { Figure } from '../../charts/figure.js';
import { Tornado, type TornadoBar } from '../../charts/tornado.js';
import { type Schemas } from '../../client/api.js';
import { Defined } from '../../definitions/defined.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { inHundred, ofHundred } from '../../words/chances.js';
import { dayInWords, instantInWords } from '../../words/days.js';
import { FollowedProgress } from './followed-progress.js';
import { isLeverKind, LEVERS } from './lever-kinds.js';
import { sensitivityAsked, type SensitivityReply, type Target } from './query.js';
import { sourceInWords } from './rough-answer.js';

/** What the chance hangs on: how far it moves when each thing is a little less or more. */
export function Sensitivity({ target }: { readonly target: Target }) {
  const query = useQuery(sensitivityAsked(target.id));
  return (
    <section aria-labelledby="sensitivity">
      <h2 className="nhsuk-heading-m" id="sensitivity">
        What does the chance hang on?
      </h2>
      <p>
        How far the <Defined as="p-hit">chance of the target</Defined> moves when one thing is a little less,
        or more.
      </p>
      <Answered query={query} what="what the chance hangs on" room="chart">
        {reply => <Told reply={reply} target={target.id} />}
      </Answered>
    </section>
  );
}

function Told({ reply, target }: { readonly reply: SensitivityReply; readonly target: string }) {
  const { status, answer, job, words, madeAt } = reply;
  if (status === 'under-way') {
    if (job)
      return <FollowedProgress job={job} what="what the chance hangs on" made={sensitivityAsked(target)} />;
    return <p role="status">It is being found out.</p>;
  }
  if (answer?.status !== 'answered')
    return <Nothing>{words.join(' ') || 'It was not found out: the job failed, or was cancelled.'}</Nothing>;
  const { bars, chance, from } = answer;
  const drawn = bars.map(barOf);
  const description = `As things are the target is ${inHundred(chance)} likely. Each bar shows how likely it would be otherwise; the widest is what matters most.`;
  return (
    <Figure
      title="What moves the chance of the target"
      description={description}
      source={sourceInWords(answer)}
      dated={`From ${dayInWords(from.origin)}; made on ${instantInWords(madeAt!)}.`}
      table={{
        columns: [
          { label: 'What' },
          { label: 'Changed by' },
          { label: 'Less' },
          { label: 'Chance, per cent', digits: 0 },
          { label: 'More' },
          { label: 'Chance then, per cent', digits: 0 },
        ],
        rows: bars.map(({ what, by, less, more }) => [
          nameOf(what),
          BY[by],
          less.inWords,
          ofHundred(less.chance),
          more.inWords,
          ofHundred(more.chance),
        ]),
      }}
    >
      {width => (
        <Tornado
          width={width}
          title="What moves the chance of the target"
          description={description}
          bars={drawn}
          middle={{ value: 100 * chance, name: `as things are: ${ofHundred(chance)}` }}
          unit="chance of the target, in 100"
          domain={[0, 100]}
        />
      )}
    </Figure>
  );
}

type Bar = Schemas['Sensitivity']['bars'][number];

const BY: Readonly<Record<Bar['by'], string>> = {
  'posterior-sd': '1 standard deviation of what is known of it',
  'ten-per-cent': '10 per cent',
};

function barOf({ what, less, more }: Bar): TornadoBar {
  return {
    name: nameOf(what),
    less: { value: 100 * less.chance, words: `${written(less.inWords)}: ${ofHundred(less.chance)}` },
    more: { value: 100 * more.chance, words: `${written(more.inWords)}: ${ofHundred(more.chance)}` },
  };
}

/** A lever by the name that planners know. */
function nameOf(what: string): string {
  return isLeverKind(what) ? LEVERS[what].label : what.charAt(0).toUpperCase() + what.slice(1);
}

const written = (words: string) => words.replace(/^-/, '−');
