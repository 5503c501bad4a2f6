/**
 * What the offline file says of whatever it is asked, for a test that holds it against the engine. It is no module: the
 * same text runs in node and in Chromium, after the joined script of the file itself.
 */
const { judge, row, together, weakest, limiting } = $judge;
const { count, valueAt } = $tables;
const said = $sentences;

/** Every value of a condition, and then not known. */
function valuesOf(file, condition) {
  const scale = file.scales[condition.finding];
  return [...Array(count(scale) + 1).keys()].map((place) => valueAt(scale, place));
}

/** All that chapter 2 says of one person. */
function sayings(file, key) {
  return [
    said.spoken(key, file.words), said.reasons(key),
    key.findings.map((one) => [said.gateSays(one, file.words), said.lookOf(one), one.reason, one.margin, one.unit]),
    limiting(key), $titles.marginsTitle(key), $titles.mapTitle(key, file),
  ];
}

/** The pictures of one person, as their rows. */
function pictures(file, key) {
  const areas = $titles.areas(key, file).map(({ x, y, look }) => [x, y, look]);
  return [$titles.mapRows(key, file), $titles.marginRows(key, file), $titles.wayInto(key), areas];
}

/** Every value of every condition, all else as it is in somebody who meets everything. */
function rows(file, profile, base) {
  return profile.conditions.map((condition) => valuesOf(file, condition).map((value) => {
    const one = row(file, condition, value);
    const key = judge(file, profile, { ...base, [condition.finding]: value });
    const cells = [one.status, one.margin, one.unit, one.reason, one.words, one.near];
    return [...cells, said.flipSentence(key, file.words), said.verdictLine(key, file.words)];
  }));
}

/** What statuses come to, whatever their phrases are. */
function vectors(file, profile, values, letters) {
  return letters.map((vector) => {
    const found = profile.conditions.map((condition, at) => {
      const one = row(file, condition, values[condition.id][vector[at]]);
      const [inward, outward] = [["in", one.inward], ["out", one.outward]].map(([way, phrase]) =>
        phrase && `<${condition.finding} ${way}>`);
      return { ...one, inward, outward };
    });
    const key = together(profile, {}, found);
    return [key.verdict, said.countLine(key), said.weakestWords(key), said.flipSentence(key, file.words)];
  });
}

/** Of every two values of every two conditions, which is the weakest link: the first (0), the other (1), none (-). */
function pairs(file, profile) {
  const all = profile.conditions.map((one) => valuesOf(file, one).map((value) => row(file, one, value)));
  const weaker = (one, other) => {
    const found = weakest([one, other]);
    return found === null ? "-" : String(Number(found === other));
  };
  return all.flatMap((ones, at) => all.slice(at + 1).map((others) =>
    ones.map((one) => others.map((other) => weaker(one, other)).join("")).join("")));
}

/** What comes back for replies to one case, as text, and which stages ask. */
function feedback(file, id, replies, stages) {
  const one = file.cases.find((each) => each.id === id);
  const keys = $stages.stageKeys(file, one);
  const text = (told) => told.map($pieces.textOf).join(" ");
  return [
    replies.map((reply) => text($feedback.answerFeedback(one, reply, keys.at(-1), file.words))),
    stages.map(([at, given]) => text($feedback.stageFeedback(one, at, given, keys, file.words))),
    $stages.asking(one),
  ];
}

/** Practice as somebody leaves it, having gone on from a text. */
function practised(file, steps, restored) {
  const practice = $practice.practiceOf(file, file.cases, () => {});
  const heard = [];
  $reporting.listen({ answered: (answer) => heard.push(answer) });
  const lost = practice.restore(restored);
  for (const [id, at, given] of steps) {
    const one = file.cases.find((each) => each.id === id);
    if (at === null) practice.commit(one, given);
    else practice.sayAt(one, at, given);
  }
  $reporting.listen({});
  const marks = practice.answers().map((answer) => [answer.one.id, answer.right, answer.forWrongReason, answer.mark]);
  const told = $marking.howRight(practice.answers());
  return { state: practice.state(), lost, heard, marks, told, score: practice.score(), way: practice.onTheWay() };
}

/** The answer to one question: its kind and what it is about. */
function _ask(file, [kind, name, ...asked]) {
  const profile = file.profiles[name];
  const each = { people: sayings, pictures }[kind];
  if (each) return asked[0].map((person) => each(file, judge(file, profile, person)));
  const about = { rows, vectors, pairs }[kind];
  return about ? about(file, profile, ...asked) : { feedback, practised }[kind](file, name, ...asked);
}
