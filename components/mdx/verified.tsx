/** Whether title and identifier of a work were seen together in a source. */
export function Verified({ verified }: { verified: boolean }) {
  return verified ? (
    <span className="verified">✓ identifier checked</span>
  ) : (
    <span className="unverified">identifier not checked</span>
  );
}
