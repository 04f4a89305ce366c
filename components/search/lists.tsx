/** Where everything can be found without searching. */
export function Lists() {
  return (
    <>
      <a href="/families/">families</a>, <a href="/techniques/">techniques</a>, <a href="/models/">models</a>,{' '}
      <a href="/bibliography/">bibliography</a>
    </>
  );
}
