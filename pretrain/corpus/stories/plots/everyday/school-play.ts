import * as words from '../../lexicon';
import { withArticle } from '../../person';
import type { Plot } from '../../plot';
import { voice } from './voice';

/** Stage fright, a lost line and a friend in the wings. */
export const schoolPlay: Plot = {
  id: 'school-play',
  tell(tale) {
    const v = voice(tale);
    const hero = v.youngster();
    const star = v.youngster();
    const teacher = v.grownUp('teacher');
    const season = tale.pick(words.seasons);
    const costume = tale.thing(['cloak', 'crown', 'mask', 'cape', 'helmet', 'wig', 'robe', 'hat']);
    const play = v.draw('The {Dragon|Moon|Clock|Giant|Lantern|River|Owl|Snow} {King|Queen|Thief|Princess|Maker|Bride}');
    const role = v.draw(
      '{the {talking|dancing} {tree|bear|chair|teapot}|the {second|old} {guard|sailor|witch}|the {moon|north wind|thunder|echo}}',
    );
    const waiting = v.draw(
      '{behind the {curtain|painted castle|piano}|in the {broom cupboard|cloakroom|dressing room}|under the stage|on a {laundry|costume} basket}',
    );
    const reason = v.draw(
      `${star.they} had {a fever|lost ${star.their} voice|missed the last {bus|ferry}|eaten too many {cherries|sausages}|fallen off a {ladder|wall}}`,
    );
    const steps = tale.chance(0.5);
    const forgets = tale.chance(0.5);

    v.say(
      `${v.day(season)}, the {school|class} {was|got} ready to {put on|perform|stage} a {new|funny|grand} play called ${play}.`,
      `{Every|Each} ${season.name} the school {put on|performed} a play, and this {time|year} it was ${play}.`,
    );
    v.say(
      `It was {directed|led} by ${teacher.intro}, who {ran about with a {script|whistle}|knew {every|each} word by heart}.`,
      `${teacher.intro} had {written|chosen} it and {pinned|hung} up the {list|names} {on the door|in the hall}.`,
    );
    v.say(
      `{The main part|The leading part} {went|was given} to ${star.intro}, who {was never {shy|nervous} on a stage|had the {loudest|clearest|finest} voice {of all|in the {school|class}}|had {played|starred} {every year|twice} before}.`,
    );
    v.say(
      `And ${hero.intro} was to be ${role}, {a part with {no words|two words}|and would have liked more|and was quite content}.`,
      `For ${hero.intro} there was {only|just} a small part: ${role}, in ${costume.a}.`,
    );
    v.say(
      `{In secret|At home}, ${hero.name} {learned|whispered} {all|every one} of ${star.name}'s lines {in {bed|the bath|the cowshed}|while {peeling {potatoes|carrots}|feeding {hens|geese}|brushing teeth|shelling peas}}.`,
    );
    tale.give(costume, hero);
    tale.paragraph();
    v.say(
      `{On the evening|When the night came}, the {hall|rows} {filled|buzzed} with {parents|neighbours|people}, and {lamps|candles} {shone|were lit}.`,
    );
    v.say(
      `But {a quarter of an hour|ten minutes|an hour|only moments} before the {start|curtain|first scene}, {there was {alarm|an outcry}|bad news {came|spread}}: ${star.name} could not play because ${reason}.`,
    );
    v.remark(
      teacher,
      '{What are we to do|Who can take the part|Who knows the lines}? {There is nobody|We must send them all home}!',
    );
    if (steps) {
      v.say(
        `{There was a silence|All looked at the floor}, until ${hero.name} {spoke|stepped} up {very|quite} {slowly|shyly}.`,
      );
      v.speak(
        hero,
        '{I know {them|the lines}, {every word|all of them}|I could try, I {have learned|know} them all}, {if you will let me|I think|all but the song}.',
      );
      v.speak(
        teacher,
        `{You|Can it be}, ${hero.name}? {Then put on the costume|Quick, then}, {and may luck be with you|there is no time to lose}!`,
      );
    } else {
      v.say(
        `${hero.name} {said nothing|kept quiet} and {hid|crouched} ${waiting}, {too shy to speak|with a heart like a hammer}.`,
      );
      v.say(
        `There ${star.name}, {pale|hoarse} and wrapped in a {shawl|blanket}, {found|sat down beside} ${hero.name}.`,
      );
      v.remark(
        star,
        `I {heard|have heard} you {practise|whisper} my lines, ${hero.name}, {you are good|nobody else can do it}. {Will you play for me|Please do it}?`,
      );
    }
    v.say(
      `{So|And so} ${hero.name} {slipped out of|took off} ${costume.the}, {tied|buttoned} on the {big|golden} costume and waited ${waiting}, {shaking|trembling|cold with fright|counting {breaths|floorboards}|white as {flour|paper}}.`,
    );
    tale.put(costume, waiting);
    tale.paragraph();
    v.say(`The curtain {rose|went up}, and {a hundred|two hundred} {faces|people} {stared|looked} at ${hero.name}.`);
    if (forgets) {
      v.say(
        `The first {scene|act} went {well|smoothly}, but in the second {the words {were gone|flew away}|not a {word|sound} would come}, {like {birds|starlings} from a {tree|wire|roof}|as if {wiped|washed} away {with a sponge|by rain}}.`,
      );
      v.say(
        `{Then|But} from {the wings|the side} came a whisper: ${star.name} {knelt|sat} there and {breathed|mouthed} the line {softly|again and again}, and ${hero.name} {caught it|went on}.`,
      );
    } else {
      v.say(
        `The first word was {small|thin}, {the second louder|but the next was stronger}, and {soon|by and by} ${hero.name} forgot {the people|the hall|the lights} and {was|became} the heart of ${play}.`,
      );
      v.say(
        `Even when a {tree|tower} of {cardboard|paper} {fell|toppled} over, ${hero.name} {made a joke|caught it with one arm}, and {everyone|the hall} {roared|shook} with laughter.`,
      );
    }
    v.say(
      `{At the end|When it was over}, the {clapping|applause|cheering} {went on and on|lasted {five|ten} minutes|shook the {windows|lamps}}, and {flowers|caps|roses} {flew|landed|rained} {onto|upon} the {stage|boards}.`,
    );
    v.say(
      `${hero.name} {ran|went} to the side, {took|pulled} ${star.name} {by the sleeve|along} {into the {light|lamplight}|to the {front|edge of the stage}}, and {they|the two} {bowed|bent low|waved} {together|arm in arm}.`,
    );
    v.remark(hero, `{Without you I would have been lost|Half of this is for you}, ${star.name}{!|, thank you!}`);
    v.speak(
      star,
      '{Next {year|time|summer}|From now on} we {both play|share} the {main|big|leading} part, {and take {turns|it by halves}|one each {evening|night}|you and I}!',
    );
    v.say(
      `${teacher.name} {wiped|dried} {away a tear|a pair of spectacles|a {wet|hot} forehead} and {was @glad|{wrote|put} both names {at the top of|first on} the {next|new} list|{promised|ordered} {lemonade|ice cream|cake} for all}.`,
    );
    v.close();
    tale.fact('what', 'What was the play called?', play);
    tale.fact('what', `What was ${hero.name} to be in the play?`, role);
    tale.fact('why', `Why could ${star.name} not play?`, `because ${reason}`);
    tale.fact('who', `Who took ${star.name}'s part?`, hero.name);
    tale.fact('where', `Where did ${hero.name} wait before the play?`, waiting);
    v.title(
      'the school play',
      `${hero.name} on the stage`,
      `who will play ${star.name}'s part?`,
      'a whisper from the side',
      play,
    );
    v.about(`${withArticle(hero.role)} named ${hero.name} who takes the main part in a play`);
    v.summary(
      `${star.name} cannot play the main part, and ${hero.name}, who knows all the lines, plays it. In the end both of them bow together.`,
    );
  },
};
