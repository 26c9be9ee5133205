/** A part of a whole as a bar. @param share from 0 to 1 */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg class="share bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="trough" x="0.5" y="0.5" width="99" height="9" />
      <rect class="part" x="0.5" y="0.5" width={Math.round(share * 990) / 10} height="9" />
    </svg>
  );
}
